import type en from '../../en/course/cross-attention';

const texts: Record<keyof typeof en, string> = {
  'cross.asks.title': 'El decodificador pregunta al codificador',
  'cross.asks.1':
    'El decodificador sabe lo que ha escrito, pero no ha leído la frase inglesa. El codificador sí, y deja un vector de {d} números por cada palabra inglesa. Tomar de ellos lo que necesita la palabra siguiente es el trabajo de la atención codificador-decodificador, también llamada atención cruzada.',
  'cross.asks.2':
    'Es la atención que ya conoces, con un cambio: participan dos frases. Cada lugar de la traducción forma [[query|una consulta]] con lo que el decodificador tiene ahí; cada palabra de origen tiene [[key|una clave]] y [[value|un valor]], formados con lo que el codificador ha dejado de ella.',
  'formula.crossed.y': 'lo que el decodificador tiene en un lugar de la traducción',
  'formula.crossed.x': 'lo que el codificador ha dejado de una palabra de origen',
  'formula.crossed.w': 'tabla de pesos de las consultas; claves y valores tienen las suyas',
  'formula.crossed.q': 'consulta de ese lugar',
  'formula.crossed.k': 'clave de esa palabra',
  'formula.crossed.v': 'valor de esa palabra',
  'cross.asks.3':
    'A partir de ahí no hay nada nuevo. Consulta por clave, entre la raíz, da una puntuación, el softmax convierte las puntuaciones en [[share|partes]], y los valores, mezclados según sus partes, se suman a lo que tiene el decodificador. No hace falta máscara: toda la frase de origen se ha leído antes de escribir la primera palabra.',
  'cross.listens.asks':
    'Entrena el modelo. Después elige una tras otra las palabras de la traducción: ¿a qué palabra inglesa atiende más cada una?',
  'cross.listens.why':
    'A la que traduce. Nadie le dijo al modelo qué palabras van juntas: recibió {pairs} pares de frases enteras. Pero solo puede escribir bien *vieja* quien encuentra *old*, y así el entrenamiento ha formado consultas que la encuentran.',
  'cross.lines.title': 'Donde se cruzan las líneas, las palabras cambian de lugar',
  'cross.lines.1':
    'El inglés pone el adjetivo antes del sustantivo; el español, casi siempre después. Por eso una traducción no puede recorrer la frase de origen palabra por palabra: las partes llevan la cuenta de qué palabra de origen se está traduciendo. Una línea de [[target|cada palabra española]] a [[source|las palabras]] a las que atiende, tan ancha como su parte, muestra cuáles van juntas: un alineamiento.',
  'cross.lines.2':
    'Donde dos palabras cambian de lugar, [[crossed|sus líneas se cruzan]]. Nada en el modelo mueve palabras: la consulta de un lugar simplemente encaja con la clave de otro.',
  'cross.crossing.asks':
    'Entrena el modelo y busca una traducción con líneas que se cruzan. Elige las dos palabras de las que salen.',
  'cross.crossing.why':
    'El sustantivo se escribe primero, así que su consulta pasa por encima del adjetivo; después el adjetivo vuelve por la palabra que quedó atrás. En *this coffee is cold* el adjetivo va al final en las dos lenguas, y ninguna línea se cruza.',
  'cross.dates.title': 'Otra tarea, otro cruce',
  'cross.dates.1':
    'Este modelo aprende a escribir fechas, con una atención cruzada construida igual. Aquí cambian de lugar [[crossed|partes de la fecha]]; un año son dos tokens. Y *de* está dos veces en cada traducción, sin que traduzca ninguna palabra de la frase de origen.',
  'cross.month.asks': 'Entrena este modelo. ¿Qué dos partes de la fecha cambian de lugar? Elige las dos.',
  'cross.month.why':
    'El mes y el día. Nadie construyó el cruce: cada modelo ha aprendido el de su tarea. ¿Y *de*? Las partes deben sumar uno aunque no haya nada que traducir. Aquí van a una coma.',
  'cross.pull.title': 'Haz que mire a otra parte',
  'cross.pull.1':
    'Hasta ahora ha decidido el modelo adónde mirar. Ahora decides tú. Arrastra [[cell|una celda]] hacia la derecha y la palabra de su fila da a esa palabra de origen una parte mayor; el resto de la fila encoge en proporción, porque las partes suman uno.',
  'cross.pull.2':
    'Solo se cambia la consulta de esa fila, justo en lo que da las partes que pides. Las claves, los valores y todo lo demás quedan como los dejó el entrenamiento, y lo que sigue lo calcula el modelo: [[top|las probabilidades]], la palabra y después [[now|el resto de la traducción]].',
  'cross.elsewhere.asks':
    'Entrena el modelo y haz que escriba otra palabra: por ejemplo, en *the old cup is red*, que la fila de *vieja* mire a *red*.',
  'cross.elsewhere.why':
    'La palabra sigue a la mirada. Los valores llevan lo que significa una palabra: con la parte de otra palabra llega su valor, y el modelo escribe lo que dice esa.',
  'cross.pull.3':
    'Lo que va después de la palabra cambiada lo escribe de nuevo un modelo que la lee como cualquier palabra suya. Con dos filas cambiadas puedes incluso hacer que las flores vean a las niñas.',

  'figure.cross.decoder': 'Decodificador: español',
  'figure.cross.encoder': 'Codificador: inglés',
  'figure.cross.query': 'consulta',
  'figure.cross.key': 'clave',
  'figure.cross.value': 'valor',
  'figure.cross.choose': 'Palabra de la traducción que pregunta',
  'figure.cross.shares': 'Puntuaciones y partes que tienen las palabras de origen para {word}',
  'figure.cross.score': 'puntuación',
  'figure.cross.share': 'parte',
  'figure.cross.taken': 'tomado de su valor',
  'figure.lines.choose': 'Palabras de la traducción, de las que se pueden elegir dos',
  'figure.lines.to': 'atiende más a {word}',
  'figure.lines.two': 'Elige dos palabras de la traducción.',
  'figure.lines.untrained': 'Aún sin entrenar: las líneas todavía cambian.',
  'figure.lines.cross': 'Las líneas de {one} y {other} se cruzan.',
  'figure.lines.straight': 'Las líneas de {one} y {other} no se cruzan.',
  'figure.lines.empty': 'Se cruzan, pero {word} no traduce ninguna palabra de la fecha.',
  'figure.pull.own': 'Por sí mismo',
  'figure.pull.now': 'Con tus partes',
  'figure.pull.writes': 'escribe',
  'figure.pull.share': 'Parte de {word}',
  'figure.pull.top': 'Palabras más probables en el lugar elegido',
  'figure.pull.all': 'Todo a «{word}»',
  'figure.pull.back': 'Deshacer',
  'figure.pull.hint':
    'Arrastra una celda a la derecha o a la izquierda. O elige una palabra de la izquierda y cambia las partes de su fila con las flechas.',
};
export default texts;
