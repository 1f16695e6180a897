import type en from '../../en/course/decoder';

const texts: Record<keyof typeof en, string> = {
  'decoder.own.title': 'Una mitad con palabras propias',
  'decoder.own.1':
    'El codificador lee una frase y no escribe nada. Escribe la otra mitad del modelo, el decodificador. Trabaja en español, así que tiene su propio vocabulario, con *vamos*, *ir* y <EOS>, y [[target|su propio embedding de palabras]], con {d} números para cada una. Nada los une a los números de las palabras inglesas: el entrenamiento llena dos tablas.',
  'decoder.own.2':
    'También aquí importa el orden: se suman [[position|las posiciones]], las mismas que en el codificador, y entra [[sum|la suma]]. Pero antes de la primera palabra no hay ninguna que leer. Por eso el decodificador recibe <EOS> («end of sentence»), que normalmente termina las frases, y escribe a partir de él. Como toda palabra, es un token: lo que se lee o se escribe en un lugar.',
  'decoder.begins.asks':
    'Entrena el modelo, muestra una frase y después la otra, y compara lo que entra en el decodificador en [[first|el primer lugar]] y en el siguiente.',
  'decoder.begins.why':
    'En el primer lugar entran los mismos números con las dos frases y, sin embargo, el modelo escribe *vamos* en una e *ir* en la otra. Lo que le dice cuál no puede venir de ahí: viene de la frase de origen. Cómo pregunta el decodificador al codificador es un capítulo aparte.',
  'decoder.write.title': 'Lo que escribe es lo que lee después',
  'decoder.write.1':
    'A partir de <EOS> y de la frase de origen, el decodificador da una probabilidad a cada uno de los {tokens} tokens que conoce, y se escribe el más probable. Después [[back|esa palabra vuelve a entrar]]: el decodificador la lee en el lugar siguiente, junto a todo lo anterior, y escribe otra. Un modelo que lee así sus propias palabras se llama autorregresivo.',
  'decoder.write.2':
    'La traducción termina cuando el token más probable es <EOS>. Nadie le dice al modelo cuántas palabras serán: cuándo parar se aprende como cualquier palabra. Un modelo sin entrenar puede no llegar nunca, así que se le detiene tras {most} tokens. Y como ninguna palabra se lee antes de escribirse, traducir necesita una pasada del decodificador por cada una.',
  'decoder.end.asks':
    'Entrena este modelo más grande. Después, con el botón de debajo de la figura, escribe la traducción palabra a palabra hasta el final.',
  'decoder.end.why':
    'Lo que escribió una fila es lo que leyó la siguiente, de <EOS> a <EOS>. Y ninguna frase de esta figura estaba entre las que el modelo ha aprendido.',
  'decoder.mask.title': 'Al entrenar: las palabras correctas, y ninguna por delante',
  'decoder.mask.1':
    'Al entrenarse, el decodificador no tiene que esperar a sus propias palabras. Recibe [[reads|la traducción correcta]] con <EOS> delante, y cada fila debe [[writes|escribir]] la palabra que lee la fila siguiente. Esto se llama *teacher forcing* (forzado del profesor): un error no desvía a las filas de debajo, y todas se calculan a la vez. Cuando traduce, solo tiene las suyas.',
  'decoder.mask.2':
    'Pero entonces la palabra que una fila debe escribir está a la vista, una columna a la derecha. Una fila que mira ahí puede copiar en vez de aprender a traducir. Por eso cada palabra solo puede mirarse a sí misma y a las anteriores. La máscara causal pone las puntuaciones de [[hidden|todas las posteriores]], aquí {hidden} de {cells}, a menos infinito antes del softmax, y así sus partes quedan exactamente en cero.',
  'formula.masked.s': 'puntuación de una palabra',
  'formula.masked.i': 'lugar de la palabra que pregunta',
  'formula.masked.j': 'lugar de la palabra preguntada',
  'formula.masked.d': 'cuántos números tiene una clave',
  'decoder.rows.asks':
    'En la figura, elige una celda de la fila que solo puede mirarse a sí misma y después una de la fila que puede mirar todas las palabras.',
  'decoder.rows.why':
    'La primera fila solo puede mirar <EOS>, así que le da toda su atención; cada fila de debajo ve una palabra más, y la última las ve todas.',
  'decoder.mask.3':
    'Por eso una fila sale igual sean cuales sean las palabras que siguen. Lo que el entrenamiento calcula para todas las filas a la vez es lo que al traducir se calcularía para ellas una tras otra.',
  'decoder.unmasked.asks':
    'Entrena el modelo, quita la máscara con el interruptor, elige una celda que estaba oculta y mira qué escriben ahora las filas.',
  'decoder.unmasked.why':
    'Ahora todas las filas menos la última dan una parte a palabras posteriores y algunas escriben otra cosa: el modelo ha aprendido con la máscara y no conoce esas mezclas. Lo que escribe por sí mismo no cambia sin ella, porque mientras se escribe una palabra no hay ninguna después.',

  'figure.decoder.table.source': 'Codificador: inglés',
  'figure.decoder.table.target': 'Decodificador: español',
  'figure.decoder.sums': 'Lo que lee el decodificador con esta frase',
  'figure.decoder.word': 'palabra',
  'figure.decoder.position': 'posición',
  'figure.decoder.in': 'entra',
  'figure.decoder.enters': 'Lo que entra, según la frase',
  'figure.decoder.of': 'frase',
  'figure.decoder.first': 'primer lugar',
  'figure.decoder.next': 'lugar siguiente',
  'figure.write.table': 'Lo que el decodificador ha leído y escrito',
  'figure.write.nothing': 'Todavía no hay nada escrito.',
  'figure.write.reads': 'lee',
  'figure.write.writes': 'escribe',
  'figure.write.probability': 'probabilidad',
  'figure.write.next': 'Siguiente palabra',
  'figure.write.again': 'Volver a empezar con {token}',
  'figure.mask.switch': 'Máscara causal',
  'figure.mask.writes': 'Lo que escribe cada fila',
  'figure.mask.after': 'Tras {word}:',
  'figure.mask.instead': 'en lugar de {word}',
  'figure.mask.choose': 'Elige una celda para leerla.',
  'figure.mask.reading': 'La fila que lee {row} da a {column} una parte de {share}.',
  'figure.mask.own': 'Por sí mismo escribe:',
  'figure.mask.right': '{right} de {all} filas escriben la palabra correcta.',
};
export default texts;
