import type en from '../en/gradient';

/** Textos del camino de vuelta del gradiente en español; las claves son las de `en/gradient.ts`. */
const es: Record<keyof typeof en, string> = {
  'gradient.title': 'El gradiente del paso {step}',
  'gradient.title.short': 'El gradiente del paso {step}, lote de {count}',
  'gradient.none': 'El gradiente, a cámara lenta',
  'gradient.hint':
    'Cada segundo: los valores, la pérdida, el gradiente que vuelve y los pesos que se mueven. Pulsa el botón redondo.',
  'gradient.phases': 'Qué ocurre en un paso',
  'gradient.values': 'valores',
  'gradient.loss': 'pérdida {loss}',
  'gradient.back': 'gradiente',
  'gradient.update': 'pesos nuevos',
  'gradient.batch.one': 'Es el del lote de este paso, un solo par; los valores son los de la frase que se ve.',
  'gradient.batch': 'Es el del lote de este paso, {count} pares juntos; los valores son los del que se ve.',
  'gradient.scale': 'Grosor de una línea: ∇, el tamaño del gradiente ahí',
  'gradient.most': '{size}, el mayor',
  'gradient.part': '1/{divisor}',
  'gradient.least': '1/{divisor} o menos',
  'gradient.list': 'El gradiente en cada lugar',
  'gradient.at': '{stage}, {part}: gradiente {size}',
  'gradient.short': '{stage}: gradiente {size}',
  'gradient.word': 'gradiente',
  'gradient.logits': 'logits',
  'gradient.after': 'suma residual',
  'gradient.mixed': 'valores ponderados',
};
export default es;
