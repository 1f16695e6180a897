import type en from '../en/time';

const es: Record<keyof typeof en, string> = {
  'time.scrubber': 'Paso que se muestra',
  'time.start': 'Antes del primer paso',
  'time.at': 'Paso {step} de {latest}, pérdida {loss}',
  'time.unknown': 'Pérdidas anteriores: no constan.',
  'time.unknown.now': 'Pérdida ahora: {loss}.',
  'about.training': 'Tiene que aprender dos frases. Observa: cada palabra va encontrando la que tiene que mirar.',
  'about.learned':
    'Ha aprendido sus dos frases. Pulsa un número para ver de dónde sale, o arrastra por la curva de pérdida para ver cómo surgió todo.',
  'about.between':
    'Tiene que aprender dos frases y va por el paso {step}. Pulsa un número para ver de dónde sale, o arrastra por la curva de pérdida para volver atrás.',
  'time.log': 'log',
  'time.log.long': 'Escala logarítmica',
};

export default es;
