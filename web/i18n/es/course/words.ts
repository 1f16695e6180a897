import type en from '../../en/course/words';

const texts: Record<keyof typeof en, string> = {
  'words.network.title': 'Una red lee números, no letras',
  'words.network.1':
    'Este curso explica el Transformer, una red neuronal que aquí aprende a traducir del inglés al español. Tiene dos mitades: el codificador lee la frase y el decodificador escribe la traducción. En ambas, unas palabras atienden a otras. Pero una red calcula, y con las letras de *go* no se puede calcular. Por eso cada palabra se convierte antes en unos pocos números; en este modelo, el más pequeño, en {d}.',
  'words.network.2':
    'La figura muestra la red que lo hace. Hay [[input|una entrada]] por cada una de las {words} palabras que conoce, su vocabulario. Para buscar una palabra, su entrada se pone a uno y todas las demás a cero. De cada entrada sale una línea hacia cada [[output|salida]], y cada línea tiene [[weight|un peso]].',
  'words.network.3':
    'Una salida suma lo que le llega: cada entrada por el peso de su línea. Todas las entradas menos una son cero, así que llega el peso de una sola línea. Lo que sigue, [[identity|la función identidad]], entrega la suma tal cual. Salen los pesos de las líneas de la palabra: una fila de números (un vector) que se llama su embedding. La red no es más que una tabla con una fila así por palabra.',
  'formula.embedding.x': 'entrada: uno para la palabra, cero para todas las demás',
  'formula.embedding.w': 'peso de la línea que va de esta palabra a esta salida',
  'formula.embedding.e': 'número que sale',
  'words.every.asks': 'Elige cada palabra en la figura y compara lo que sale con los pesos de sus líneas.',
  'words.every.why':
    'Cada vez han salido, sin cambios, los pesos de esa palabra. La tabla se llama embedding de palabras y, como es una red, el entrenamiento puede cambiarla como a cualquier otro peso.',
  'words.network.4':
    'Una frase se lee palabra por palabra, con una misma tabla. Por eso puede ser de cualquier longitud.',
  'words.twice.asks': 'Debajo de la figura, muestra la frase *go to go* y compara los números de sus palabras.',
  'words.twice.why':
    'Las dos veces *go* tiene los mismos números. La tabla no sabe en qué lugar de la frase está una palabra; para eso el modelo necesita otra cosa.',
  'words.numbers.title': 'Para el modelo, una palabra son sus números',
  'words.numbers.1':
    'Nadie ha elegido estos números: empiezan siendo aleatorios. En cada paso del entrenamiento el modelo lee frases con su traducción, y todos los pesos se mueven un poco hacia donde lo habría hecho mejor. Debajo de la figura están el paso y la pérdida, que dice cuánto se equivoca todavía el modelo; el octavo capítulo cuenta más. Con {d} números, una palabra tiene un lugar en un plano, y se la ve moverse.',
  'words.numbers.2': 'Dos palabras en el mismo lugar serían para el modelo una sola, por distinto que se escriban.',
  'words.same.asks':
    'Entrena el modelo hasta que traduzca la frase y, con el botón de debajo de la figura, da a *to* los números de *let’s*.',
  'words.same.why':
    'Ahora la frase se traduce como si empezara por *let’s*: lo que el modelo lee son números, y los de las dos palabras son los mismos. No ha cambiado ni una letra de la frase.',
  'words.kin.title': 'Las palabras de uso parecido se juntan',
  'words.kin.1':
    'Los modelos más grandes dan más números a cada palabra: este conoce {words} palabras inglesas y tiene {d} números para cada una. Ninguna página puede dibujar tantas direcciones, así que la figura muestra las dos en las que más difieren las palabras (con un análisis de componentes principales).',
  'words.kin.2':
    'Al principio cada palabra está en cualquier sitio. Pero lo que viene después de la tabla es común a todas: lo que aprende a hacer con los números de *cat* lo hace también con los números cercanos. Por eso el entrenamiento lleva *dog*, que ocupa los mismos lugares en las frases, adonde eso ya se sabe, aunque nadie le dijo que son animales. Medido con los {d} números, el vecino más cercano del {near} de las palabras es de su misma clase.',
  'words.kin.asks':
    'Entrena este modelo hasta el final y mira cómo crece el porcentaje de debajo de la figura. Después mira dónde están las palabras de una clase y las de otra.',
  'words.kin.why':
    'Esta cercanía permite a un modelo ir más allá de las frases que ha visto: lo aprendido con una palabra vale para sus vecinas.',
  'words.kin.3':
    'La figura aplasta todas las direcciones en dos, así que palabras que aquí se superponen pueden estar lejos.',
  'figure.network.choose': 'Palabra cuya entrada es uno',
  'figure.network.inputs': 'entradas',
  'figure.network.weights': 'pesos',
  'figure.network.outputs': 'salidas',
  'figure.network.says': 'La entrada de {word} es uno; salen {numbers}.',
  'figure.plane.label': 'Palabras en el plano',
  'figure.same.table': 'Los números de cada palabra',
  'figure.same.translation': '{source} → {target}',
  'figure.same.give': 'Dar a {to} los números de {of}',
  'figure.same.undo': 'Devolverle los suyos',
  'figure.kin.choose': 'Clase de palabras que se nombra',
  'figure.kin.share': 'Palabras cuyo vecino más cercano es de su clase',
  'figure.kind.people': 'personas',
  'figure.kind.animals': 'animales',
  'figure.kind.things': 'cosas',
  'figure.kind.properties': 'cualidades',
  'figure.kind.deeds': 'verbos',
  'figure.kind.persons': 'pronombres',
  'figure.kind.articles': 'artículos y similares',
};
export default texts;
