import type en from '../../en/course/output';

const texts: Record<keyof typeof en, string> = {
  'output.logits.title': 'Un número para cada palabra',
  'output.logits.1':
    'En cada lugar de la traducción, [[vector|el último vector del decodificador]] representa lo que ya está escrito y lo que la frase de origen aún pide. En este modelo, el más pequeño, son {d} números. Quien lee quiere una palabra.',
  'output.logits.2':
    'Por eso sigue una capa totalmente conectada: cada número del vector está unido a cada entrada del vocabulario de destino por [[weights|un peso]]. Para cada entrada, los números se multiplican por sus pesos y se suman, y se añade [[bias|un sesgo]] propio. La suma es [[logit|su logit]]: cuanto mayor, mejor encaja la palabra.',
  'formula.logit.h': 'un número del último vector',
  'formula.logit.weight': 'peso que lo une a esta palabra',
  'formula.logit.b': 'sesgo de esta palabra',
  'formula.logit.z': 'logit de esta palabra',
  'output.logits.3':
    'El vocabulario tiene aquí {words} entradas: las palabras, <EOS> para el fin de la frase, y dos que nunca se escriben, <PAD> (relleno al entrenar) y <UNK> (palabras desconocidas).',
  'output.place.asks': 'Entrena el modelo y elige cada lugar en las dos frases. ¿Qué entrada tiene el logit mayor?',
  'output.place.why':
    'Después de <EOS>, con el que empieza toda traducción, el logit mayor es el de la traducción; después de esa palabra, el de <EOS>. Los pesos han sido siempre los mismos: solo cambió el vector. Todo lo que hacen el codificador y el decodificador sirve para llevarlo al lugar adecuado.',
  'output.softmax.title': 'De los logits a las probabilidades',
  'output.softmax.1':
    'Los logits pueden ser negativos y no suman nada en particular. El softmax, como en la atención, los convierte en [[probability|probabilidades]]: todas mayores que cero, suman uno y conservan el orden. Allí dicen cuánto tomar de cada palabra; aquí, cuánto confía el modelo en cada una de sus {words} entradas. Este modelo más grande deja de entrenar a medio camino, para que aún dude.',
  'output.softmax.2':
    'Antes del softmax, los logits se pueden [[divided|dividir]] por un número, la temperatura. Cambia cuánto se separan, pero nunca cuál es mayor. Quien deja que el azar sortee las palabras, como los programas de chat, decide con ella lo atrevido que será el texto.',
  'formula.temperature.z': 'logit de una palabra',
  'formula.temperature.t': 'temperatura',
  'formula.temperature.v': 'cada entrada del vocabulario por turno',
  'formula.temperature.p': 'probabilidad de la palabra',
  'output.heat.asks':
    'Entrena el modelo. Después busca una temperatura en la que la mejor palabra tenga más del {most}, y otra en la que tenga menos del {least}.',
  'output.heat.why':
    'En frío, las diferencias crecen y la mejor palabra se queda casi todo; en caliente, se encogen y todas las entradas se igualan. A cualquier temperatura, la mejor palabra sigue siendo la mejor.',
  'output.next.title': 'Una palabra tras otra',
  'output.next.1':
    'Un vector da una palabra. Esa palabra entra en el decodificador como la siguiente que ha escrito, y el lugar siguiente da la palabra siguiente, hasta que se elige <EOS>. Tomar en cada lugar la palabra más probable se llama decodificación voraz (*greedy*); lo escrito, escrito está.',
  'output.next.2':
    '¿Qué probabilidad tiene [[whole|una traducción entera]]? Multiplica las probabilidades de sus palabras, también la de <EOS>: cada una ya cuenta con las palabras anteriores.',
  'output.outdo.asks':
    'Con el modelo entrenado, escribe *she buys the hats* tomando cada vez [[next|la primera palabra de la lista]], también <EOS>. Luego escribe otra traducción que sea más probable en conjunto.',
  'output.outdo.why':
    'Palabra por palabra, la decodificación voraz eligió lo mejor, pero no la mejor frase. *Las* era un poco más probable que *los*, pero tras ella *sombreros* es menos probable, por ser masculino. Entonces *las* ya está escrito, así que no puede darse cuenta.',
  'output.beams.title': 'Varios comienzos a la vez',
  'output.beams.1':
    'Probar todas las frases es imposible: con cada palabra, su número se multiplica por el tamaño del vocabulario, aquí {words}. La búsqueda en haz (*beam search*) conserva [[width|unos pocos comienzos]] a la vez, tantos como su anchura. Alarga cada uno con todas las palabras y se queda con los resultados más probables.',
  'output.beams.2':
    'En [[tree|el árbol]], cada columna es un lugar, y cada línea es más gruesa cuanto más probable su palabra. Gana el camino en negrita: de todos los comienzos, cada uno cerrado con <EOS>, el más probable. Un camino que acaba antes de <EOS> se abandonó. Con anchura uno queda el de la decodificación voraz, pero puede cerrarse antes: sin entrenar, cada palabra más hace menos probable el conjunto.',
  'output.given.asks':
    'Con el modelo entrenado, compara las anchuras en cada frase. Luego pulsa, debajo del árbol de una anchura mayor, un comienzo que se abandonó.',
  'output.given.why':
    'Cambian dos de las tres traducciones, y las que ganan son más probables que las de la decodificación voraz. Ese es el trato: más comienzos cuestan más cálculo, y aun así la mejor frase puede estar entre lo abandonado.',
  'output.beams.3':
    'Así se cierra el círculo: las palabras se volvieron números, la atención los mezcló, una capa puntuó con ellos las palabras, y lo elegido es la entrada siguiente.',

  'figure.output.place': 'Lugar después de',
  'figure.output.probability': 'probabilidad',
  'figure.logits.table': 'Pesos, sesgo, logit y probabilidad de cada entrada del vocabulario',
  'figure.logits.weights': 'pesos',
  'figure.logits.bias': 'sesgo',
  'figure.logits.logit': 'logit',
  'figure.logits.vector': 'último vector',
  'figure.logits.compute': 'Logit de',
  'figure.logits.sum': 'Logit de {word}, calculado',
  'figure.softmax.temperature': 'Temperatura',
  'figure.softmax.back': 'Restablecer',
  'figure.softmax.table': 'Las palabras con los logits mayores, y lo que el softmax hace de ellos',
  'figure.softmax.divided': '÷ {temperature}',
  'figure.softmax.others': 'otras {count}',
  'figure.next.written': 'Escrito hasta ahora',
  'figure.next.choose': 'Palabra siguiente',
  'figure.next.back': 'Quitar la última palabra',
  'figure.next.said': '{text}: {probability}',
  'figure.next.found': 'Lo que has escrito',
  'figure.next.whole': 'probabilidad',
  'figure.next.greedy': 'voraz',
  'figure.beams.width': 'Anchura',
  'figure.beams.widthHead': 'anchura',
  'figure.beams.writes': 'traducción',
  'figure.beams.ways': 'Los finales del árbol:',
  'figure.beams.kept': 'Llegó a su fin: {probability} en conjunto.',
  'figure.beams.dropped':
    'Se abandonó con {probability}: ninguna de sus continuaciones estaba entre los comienzos más probables del lugar siguiente, de los que se conservan {width}.',
  'figure.beams.late':
    'Se abandonó con {probability}: la búsqueda terminó aquí, pues una traducción acabada es más probable que todo lo que este comienzo podría llegar a ser.',
};
export default texts;
