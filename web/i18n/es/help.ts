import type en from '../en/help';

const es: Record<keyof typeof en, string> = {
  'help.title': 'Teclas',
  'help.close': 'Cerrar',
  'help.everywhere': 'En toda la página',
  'help.key.p': 'entrenar o pausar; con el plan agotado, entrenar otra vez desde el paso 0',
  'help.key.n': 'dar un paso',
  'help.key.r': 'empezar de nuevo con la misma semilla',
  'help.key.t': 'ir a la frase que se traduce',
  'help.key.a': 'ir a la atención',
  'help.key.e': 'abrir o cerrar los experimentos',
  'help.key.c': 'abrir o cerrar la elección de las palabras',
  'help.key.d': 'abrir o cerrar los datos',
  'help.key.s': 'abrir o cerrar «Compartir»',
  'help.key.?': 'abrir o cerrar esta hoja',
  'help.escape': 'cerrar una nota, el cálculo, lo abierto bajo la lección o esta hoja; salir de la frase',
  'help.tab': 'al control siguiente; con Mayús, al anterior',
  'help.places': 'Donde está el foco',
  'help.place.heatmap': 'Un mapa de calor',
  'help.keys.heatmap': 'Las flechas eligen una celda.',
  'help.place.scrubber': 'La línea del tiempo',
  'help.keys.scrubber':
    'Las flechas van un poco atrás o adelante, Re Pág y Av Pág más lejos, Inicio al principio, Fin a ahora.',
  'help.place.numbers': 'Un número que se puede pulsar',
  'help.keys.numbers': 'Intro muestra cómo se ha hecho.',
  'help.place.experiments': 'Los experimentos',
  'help.keys.experiments': 'Ctrl o ⌘ con Z deshace el último cambio; además con Mayús, lo rehace.',
  'help.letters': 'Las letras son teclas; desactívalo si estorban al dictar.',
};

export default es;
