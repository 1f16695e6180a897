import type en from '../en/course';

const texts: Record<keyof typeof en, string> = {
  'course.chapters': 'Capítulos',
  'course.chapter': 'Capítulo {number}',
  'course.progress': '{done} de {all} tareas hechas',
  'course.sentence': 'Frase',
  'course.try': 'Pruébalo',
  'course.diverged':
    'El entrenamiento ha divergido: los pesos han crecido sin límite. Se conservan los últimos valores finitos.',
  'course.done': 'Hecho.',
  'course.before': '← {title}',
  'course.after': '{title} →',
  'course.glossary': 'Glosario',
  'course.lab': 'Al laboratorio, con todos los números del modelo',
  'course.licence':
    'Quien nombre a «The Vamos authors» puede usar, adaptar y compartir el texto de este curso: {licence}.',
  'chapter.1.title': 'Las palabras se vuelven números',
  'chapter.1.about':
    'Una red solo sabe calcular. Aquí las palabras reciben los números con los que lo hace, y el entrenamiento da números parecidos a las palabras de uso parecido.',
  'chapter.2.title': 'El orden importa',
  'chapter.2.about':
    'Para una tabla de palabras, una frase es una bolsa. Aquí cada posición recibe un patrón propio, y dos modelos muestran qué pasa cuando falta.',
  'chapter.3.title': 'La autoatención',
  'chapter.3.about':
    'Junto a otras palabras, una palabra significa otra cosa. Aquí cada palabra pregunta a todas las de su frase cuánto le importan, y toma de cada una lo que le corresponde.',
  'chapter.4.title': 'Varias cabezas y conexiones residuales',
  'chapter.4.about':
    'Una frase plantea más de una pregunta a la vez. Aquí dos cabezas preguntan en paralelo, sus respuestas se juntan y la palabra que preguntaba conserva sus números.',
  'chapter.5.title': 'El decodificador',
  'chapter.5.about':
    'Aquí se escribe una traducción, palabra tras palabra. La mitad del modelo que lo hace lee lo que ha escrito, y no se le deja leer lo que viene después.',
  'chapter.6.title': 'La atención codificador-decodificador',
  'chapter.6.about':
    'Una traducción tiene que seguir a su frase, pero no palabra por palabra. Aquí cada palabra que se escribe encuentra en la frase de origen las que necesita, estén donde estén, y tú puedes hacer que mire a otra parte.',
  'chapter.7.title': 'De los números a las palabras',
  'chapter.7.about':
    'El decodificador termina en números, y una traducción se hace con palabras. Aquí una capa puntúa cada palabra que el modelo puede escribir; el softmax convierte las puntuaciones en probabilidades, y la frase crece palabra a palabra hasta que el modelo la termina.',
  'chapter.8.title': 'Cómo aprende',
  'chapter.8.about':
    'Nadie escribe los pesos de un modelo: el entrenamiento los corrige poco a poco. Aquí un solo número dice cuánto se equivoca el modelo, y el gradiente de ese número dice a cada peso hacia dónde moverse.',
  'chapter.9.title': 'Los extras',
  'chapter.9.about':
    'Normalización, puntuaciones escaladas, otras similitudes, una red feed-forward y más capas: aquí cada cosa es un interruptor, y tú mides lo que vale.',
  'chapter.10.title': 'Todo junto',
  'chapter.10.about':
    'Ya conoces todas las partes. Aquí eliges el tamaño de cada una, entrenas un traductor propio y ves hasta dónde llega y qué lo separa de un modelo con el que se puede hablar.',
};
export default texts;
