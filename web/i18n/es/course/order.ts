import type en from '../../en/course/order';

const texts: Record<keyof typeof en, string> = {
  'order.bag.title': 'Las mismas palabras en otro orden',
  'order.bag.1':
    '*The dog sees the cat* y *the cat sees the dog* tienen las mismas palabras y dicen dos cosas distintas. La tabla del primer capítulo no puede saberlo: una palabra tiene los mismos números esté donde esté.',
  'order.bag.2':
    'Este modelo ha de aprender solo estas dos frases, con {d} números por palabra y sin noción de posiciones. La figura muestra lo que su codificador hace de [[numbers|cada palabra]] tras tener en cuenta la frase entera: arriba, en una frase; abajo, en la otra.',
  'order.bag.3':
    'Para ello compara la palabra con todas y suma lo que encuentra, y a una suma le da igual el orden de sus términos. Por eso [[lines|cada palabra]] sale igual en las dos: {same} de {words}, sean cuales sean los pesos. Para este modelo, una frase es una bolsa de palabras.',
  'order.guess.asks':
    'Entrena el modelo hasta el final. Después intercambia palabras de la frase de abajo, al menos dos veces, y mira [[written|lo que escribe]].',
  'order.guess.why':
    'Cada orden recibe la misma traducción, con la misma probabilidad: correcta para una de las dos frases, incorrecta para la otra. El modelo no las distingue, así que el entrenamiento solo ha podido enseñarle a adivinar. A esta traducción le da cerca de la mitad de la probabilidad, como una moneda al aire.',
  'order.waves.title': 'Un patrón para cada posición',
  'order.waves.1':
    'Así que también la posición ha de volverse números. Se podría simplemente contar, pero en una frase larga la cuenta superaría de lejos los números de las palabras.',
  'order.waves.2':
    'La respuesta clásica es una codificación posicional hecha de ondas. La figura tiene [[waves|una por cada número del ancho]]: un seno, un coseno de la misma longitud, luego un par más largo, etcétera. Un seno toma casi cada valor dos veces en una onda; el coseno dice en cuál de los dos lugares. Los números de una posición están donde [[at|su línea]] corta las ondas.',
  'formula.position.t': 'posición de la palabra; la primera tiene el cero',
  'formula.position.i': 'par de ondas, contado desde cero',
  'formula.position.d': 'ancho: cuántos números tiene una palabra',
  'formula.position.p': 'números de esta posición',
  'order.waves.3':
    'Estos números se quedan entre menos uno y uno, por larga que sea la frase. Cada posición tiene su propio patrón, porque donde una onda corta vuelve a empezar, otra más larga ha avanzado. Con ondas suficientes, los patrones más cercanos entre sí son los de posiciones vecinas.',
  'order.apart.asks':
    'Pon el ancho en dos. Busca dos posiciones que no sean vecinas y aun así tengan una [[distance|distancia]] menor que las vecinas. Luego déjalas ahí y aumenta el ancho hasta que la distancia entre ellas sea la mayor.',
  'order.apart.why':
    'En dos números solo cabe la onda más corta, y tras unas seis posiciones vuelve a empezar. Las ondas más largas distinguen lo que ella confunde, como la aguja de las horas distingue lo que confunde el minutero. Nada de esto se aprende.',
  'order.sum.title': 'Palabra más posición',
  'order.sum.1':
    '¿Cómo llega el modelo a conocer ambas cosas, palabra y posición? Suma sus números. Aquí son {d}, así que se pueden dibujar: [[start|el punto lleno]] es la palabra, [[arrow|la flecha]] su posición, y [[end|el punto vacío]] de la punta es lo que lee el modelo.',
  'order.sum.2':
    'Al entrenar, los puntos se mueven, porque las palabras se aprenden. Las flechas van con ellos y no giran nunca: una posición es la misma flecha para cualquier palabra.',
  'order.moved.asks':
    'Muestra *go to go* debajo de la figura e intercambia dos de sus palabras. ¿Qué números cambian y cuáles no?',
  'order.moved.why':
    'Una palabra se lleva sus números; los de la posición se quedan. Por eso las dos *go* salen del mismo punto y acaban en dos: lo que lee el modelo dice ahora qué palabra es y dónde está.',
  'order.without.title': 'Con posiciones y sin ellas',
  'order.without.1':
    '¿Cuánto importa eso? Dos modelos aprenden a escribir letras al revés, con los mismos {pairs} ejemplos y la misma semilla, de la que parte todo el azar: sus primeros pesos son los mismos. Uno suma las ondas y el otro no; no hay otra diferencia.',
  'order.without.2':
    'Mira [[curves|la pérdida de cada uno]]. Al principio bajan las dos, porque ayuda saber qué letras hay. Luego una apenas baja más: el modelo tendría que saber qué letra es la última.',
  'order.compare.asks':
    'Entrena los dos hasta el final y compara [[share|cuántas palabras nuevas aciertan]]. Después intercambia dos letras y mira [[writes|lo que escribe cada uno]].',
  'order.compare.why':
    'Con posiciones, casi todas las palabras nunca vistas se escriben sin ningún error; sin ellas, casi ninguna. Ese modelo casi siempre encuentra las letras correctas, pero tiene una sola respuesta para todos sus órdenes.',
  'order.without.3':
    'Para ordenar letras alfabéticamente un modelo no necesita posiciones; se puede probar en el laboratorio: lección *Ordenar*, en *Experimentos*. Pero en una frase el orden puede decidir quién ve a quién. Por eso los Transformers reciben posiciones; el primero, con esta misma suma.',
  'figure.swap': 'Intercambiar {one} y {other}',
  'figure.orders.upper': 'La frase de arriba: los números de cada palabra',
  'figure.orders.lower': 'La frase de abajo: los números de cada palabra',
  'figure.orders.reads': 'El modelo lee',
  'figure.orders.writes': 'y escribe',
  'figure.orders.probability': 'probabilidad',
  'figure.orders.right': 'correcto',
  'figure.orders.wrong': 'incorrecto',
  'figure.waves.width': 'Ancho',
  'figure.waves.one': 'Posición',
  'figure.waves.other': 'Comparada con',
  'figure.waves.table': 'Las ondas y sus valores en las dos posiciones',
  'figure.waves.wave': 'onda',
  'figure.waves.length': 'longitud',
  'figure.waves.at': 'en la posición',
  'figure.waves.sine': 'sin',
  'figure.waves.cosine': 'cos',
  'figure.waves.distance': 'Distancia entre las posiciones {one} y {other}',
  'figure.waves.neighbours': 'Distancia entre vecinas',
  'figure.sum.plane': 'Palabras, sus posiciones como flechas y las sumas en sus puntas',
  'figure.sum.table': 'Para cada palabra de la frase: sus números, los de su posición y las sumas',
  'figure.sum.place': 'posición',
  'figure.sum.word': 'palabra',
  'figure.sum.embedding': 'de la palabra',
  'figure.sum.position': '+ de la posición',
  'figure.sum.sum': '= se lee',
  'figure.with.table': 'El modelo con posiciones y el modelo sin ellas',
  'figure.with.with': 'con posiciones',
  'figure.with.without': 'sin ellas',
  'figure.with.share': 'Palabras nuevas acertadas',
  'figure.with.writes': 'Escribe',
  'figure.with.letters': 'Letras para escribir al revés',
  'figure.with.curves': 'Las pérdidas de los dos modelos en {steps} pasos',
};
export default texts;
