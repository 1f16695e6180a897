import type en from '../en/course';

const texts: Record<keyof typeof en, string> = {
  'course.chapters': 'Capítulos',
  'course.chapter': 'Capítulo {number}',
  'course.progress': '{done} de {all} tareas hechas',
  'course.try': 'Pruébalo',
  'course.done': 'Hecho.',
  'course.before': '← {title}',
  'course.after': '{title} →',
  'course.lab': 'Al laboratorio, con todos los números del modelo',
  'chapter.1.title': 'Las palabras se vuelven números',
  'chapter.1.about':
    'Una red solo sabe multiplicar y sumar. Aquí las palabras reciben los números con los que lo hace, y el entrenamiento da números parecidos a las palabras de uso parecido.',
  'chapter.3.title': 'La autoatención',
  'chapter.3.about':
    'Junto a otras palabras, una palabra significa otra cosa. Aquí cada palabra pregunta a todas las de su frase cuánto le importan, y toma de cada una esa parte.',
  'chapter.5.title': 'El decodificador',
  'chapter.5.about':
    'Aquí se escribe una traducción, palabra tras palabra. La mitad del modelo que lo hace lee lo que ha escrito, y no se le deja leer lo que viene después.',
};
export default texts;
