import type en from '../en/time';

const es: Record<keyof typeof en, string> = {
  'time.scrubber': 'Paso que se muestra',
  'time.start': 'Antes del primer paso',
  'time.at': 'Paso {step} de {latest}, pérdida {loss}',
  'time.log': '{scale} log',
  'time.log.scale': 'escala',
  'time.log.long': 'Escala logarítmica',
};

export default es;
