import type en from '../en/keep';
import embed from './embed';

/** Compartir y guardar, en español. */
const es: Record<keyof typeof en, string> = {
  ...embed,
  'share.link.title': 'Un enlace a esto',
  'share.link.label': 'Enlace',
  'share.holds.weights':
    'El enlace lleva los propios pesos entrenados: quien lo abra verá el paso {step}, idéntico bit a bit.',
  'share.holds.recipe':
    'Son demasiados pesos para un enlace, así que lleva la receta: quien lo abra repetirá el entrenamiento hasta el paso {step} y llegará a los mismos bits.',
  'share.turbo': 'El turbo redondea de forma distinta en cada equipo: allí los bits pueden variar.',
  'share.own':
    'Dentro van, a la vista de quien tenga el enlace: {what}. Viajan en la propia dirección, en la parte tras #, que el navegador no envía a nadie.',
  'share.own.pairs': 'tus {count} pares de frases',
  'share.own.pair': 'tu par de frases',
  'share.own.sentence': 'la frase que has escrito',
  'share.copy': 'Copiar',
  'share.length': '{count} de {limit} caracteres como máximo.',
  'share.said.copied': 'Copiado.',
  'share.said.selected': 'El enlace está seleccionado: cópialo con Ctrl + C o ⌘ C.',
  'share.training': 'En cuanto se pause el entrenamiento habrá un enlace.',
  'share.making': 'Preparando…',
  'share.file.title': 'Un archivo del modelo',
  'share.file.explain':
    'Un archivo safetensors con los nombres y formas de PyTorch, el estado del optimizador y las frases: al abrirlo, el entrenamiento sigue como si nada. También puedes soltar uno aquí.',
  'share.file.save': 'Guardar el modelo',
  'share.file.open': 'Abrir un modelo',
  'share.file.copy.title': 'Esta página como archivo',
  'share.file.copy.explain':
    'Una copia de este mismo archivo que se abre con el modelo tal como está: adjúntala a un correo o súbela a un curso. Tus propios pares y la frase a la vista van dentro, legibles.',
  'share.file.copy.save': 'Guardar una copia con este modelo',
  'torch.title': 'Llévatelo a PyTorch',
  'torch.explain':
    'Cuando una pestaña se queda pequeña: el mismo modelo sigue en PyTorch, con sus palabras, su optimizador y sus frases, en tantos equipos como tengas.',
  'torch.save': 'Guardar {name}',
  'torch.needs':
    'Necesita Python 3.8 y PyTorch 1.13, o posteriores, y nada más. Pon los dos archivos en la misma carpeta.',
  'torch.translate': 'Traducir allí:',
  'torch.train': 'Entrenar allí, con cuatro procesos:',
  'torch.back':
    'En {pairs} hay un par de frases por línea, separadas por un tabulador. Lo que guarda PyTorch se abre aquí otra vez: archivos de hasta 256 MB, modelos de hasta unos ocho millones de pesos.',
  'resume.label': 'De tu última visita',
  'resume.offer': '¿Seguir con {lesson} en el paso {step}?',
  'resume.resume': 'Seguir',
  'resume.forget': 'Olvidar',
};

export default es;
