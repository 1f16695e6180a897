import type en from '../en/attention';

/** Una atención en grande, en español. */
const es: Record<keyof typeof en, string> = {
  'as.heatmap': 'Mapa de calor',
  'place.head': 'capa {layer}, cabeza {head}',
  'place.layer': 'capa {layer}, media',
  'place.all': 'media de las {count} cabezas',
  'over.label': 'Cabeza o media',
  'over.head': 'Cabeza {head}',
  'over.head.of': 'Cabeza {head} de {count}',
  'over.layer': 'Media',
  'over.all': 'Media de todas',
  'over.what': '¿Qué es una cabeza y qué una media?',
  'heads.mean': 'media',
  'heads.layers': 'C1–{layer}',
  'mean.of': 'La media de',
  'mean.part': 'cabeza {head}:',
  'mean.part.layer': 'C{layer}, cabeza {head}:',
  'mean.many': 'Una media de {count} cabezas. Elige una de ellas para ver cómo se hacen sus pesos.',
  'lines.from': 'Palabras que miran',
  'lines.from.places': 'Palabras por escribir',
  'lines.to': 'Palabras miradas',
  'focus.caption.decoder': 'Cada fila es una palabra por escribir, tras la recién leída; mira las leídas hasta ahí.',
  'focus.caption.cross': 'Cada fila es una palabra por escribir, tras la recién leída; mira las de origen.',
  'focus.swap': 'Donde adjetivo y sustantivo cambian de lugar, la atención se sale de la diagonal.',
  'focus.fed': 'Aquí recibe las palabras correctas, como al entrenar; por sí solo escribe otras.',
  'lines.caption.encoder': 'A la izquierda, las palabras que miran; a la derecha, lo que miran.',
  'lines.caption.decoder': 'A la izquierda, las palabras por escribir; a la derecha, las leídas hasta ahí.',
  'lines.caption.cross': 'A la izquierda, las palabras por escribir; a la derecha, las de origen.',
  'save.png': 'Guardar la imagen en PNG, al doble de tamaño',
  'save.svg': 'Guardar la imagen en SVG',
  'save.csv': 'Guardar los pesos en CSV',
  'save.said': 'Guardado como {name}.',
  'save.failed': 'Este navegador no puede hacer una imagen tan grande.',
  'save.about': '{lesson}, paso {step}',
};

export default es;
