import type en from '../en/decoding';

const es: Record<keyof typeof en, string> = {
  'decoding.title': 'Cómo se elige cada palabra',
  'decoding.greedy': 'La palabra más probable, siempre',
  'decoding.greedy.explain': 'Rápido, y nunca mira atrás.',
  'decoding.beam': 'Búsqueda en haz',
  'decoding.beam.explain': 'Se escriben varias frases a la vez; gana la mejor en conjunto.',
  'decoding.chance': 'Al azar',
  'decoding.chance.explain':
    'Cada palabra se sortea según su probabilidad; la temperatura iguala las diferencias o las acentúa.',
  'decoding.note.beam': 'La traducción se elige por búsqueda en haz, con {width} frases a la vez.',
  'decoding.note.chance': 'Las palabras de la traducción se sortean, con temperatura {temperature}.',
  'decoding.note.back': 'Otra vez la más probable',
  'decoding.width': 'Anchura',
  'decoding.penalty': 'Penalización por longitud',
  'decoding.temperature': 'Temperatura',
  'decoding.again': 'Sortear otra vez',
  'decoding.many': 'Sortear {count} veces',
  'decoding.found.greedy': 'Lo que escribe',
  'decoding.found.beam': 'Lo que encontró la búsqueda',
  'decoding.found.chance': 'Lo que salió',
  'decoding.draw': 'Sorteo número {seed}',
  'decoding.sentence': 'Traducción',
  'decoding.log': 'ln p',
  'decoding.score': 'puntuación',
  'decoding.tree': 'Árbol de la búsqueda en haz',
  'decoding.tree.label': 'Un árbol de {count} palabras que se conservaron en el camino a {beams} traducciones',
  'decoding.drawing': 'Sorteando…',
  'decoding.drawn': 'De {count} sorteos, {different} traducciones distintas',
  'decoding.others': 'otras',
};

export default es;
