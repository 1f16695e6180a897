import type en from '../../en/course/self-attention';

const texts: Record<keyof typeof en, string> = {
  'self.context.title': 'Lo que significa una palabra depende de las demás',
  'self.context.1':
    '*Go* es la misma palabra en *let’s go* y en *to go*, y en el mismo lugar entra en el modelo con los mismos números. Pero junto a *let’s* le corresponde *vamos*, y junto a *to* le corresponde *ir*. El modelo necesita algo que dependa también de las demás palabras.',
  'self.context.2':
    'Eso hace la autoatención. Una palabra pregunta a todas las de su frase, también a sí misma, cuánto le importa cada una, y cada respuesta es [[share|una parte]]: entre todas suman uno. Después toma de cada palabra lo que dice su parte, y [[out|lo que sale]] es una mezcla.',
  'self.same.asks':
    'Entrena el modelo. Luego elige *go*, primero en una frase y después en la otra, y compara lo que entra con lo que sale.',
  'self.same.why':
    'Han entrado los mismos números y han salido otros: en *let’s go* la palabra toma casi todo de sí misma; en *to go*, casi todo de *to*. Lo que sale de la autoatención ya no es una palabra sola, sino una palabra en su frase.',
  'self.similarity.title': 'Consulta, clave y valor',
  'self.similarity.1':
    'Para preguntar y responder, cada palabra recibe tres vectores, aquí de {d} números cada uno. [[query|La consulta]] (*query*) dice qué busca, [[key|la clave]] (*key*) por qué la encuentran las demás, y [[value|el valor]] (*value*) qué entrega cuando la encuentran.',
  'self.similarity.2':
    'Los tres salen de los números de la palabra, embedding más posición, cada uno con una tabla de pesos (una matriz de pesos): cada número de la palabra multiplica su fila de la tabla, y las filas se suman. Todas las palabras pasan por las mismas tres tablas; el entrenamiento decide qué contienen.',
  'self.similarity.3':
    '¿Cuánto encaja una consulta con una clave? Multiplica sus primeros números, multiplica los segundos y suma los productos: es el producto escalar. En [[plane|el plano]], es grande si las dos flechas son largas y apuntan al mismo lado, cero si forman un ángulo recto y negativo si apuntan a lados opuestos.',
  'formula.similarity.q': 'consulta de la palabra que pregunta',
  'formula.similarity.k': 'clave de la palabra preguntada',
  'formula.similarity.n': 'cada uno de sus números por turno',
  'self.hand.asks':
    'Calcula una: elige debajo de la figura de quién es la consulta y de quién la clave, multiplica y suma sus números, y escribe el resultado.',
  'self.hand.why': 'Comparar dos palabras no es más que eso, y el modelo lo hace con cada consulta y cada clave.',
  'self.shares.title': 'De las similitudes a una mezcla de valores',
  'self.shares.1':
    'Las similitudes pueden ser negativas: divididas por su suma no darían partes. Primero cada una [[scaled|se divide]] por la raíz cuadrada de la cantidad de números de una clave, aquí {d}: esa es su puntuación. Después el softmax eleva el número de Euler a cada puntuación y divide por la suma de las potencias: salen [[share|partes]] mayores que cero que suman uno. Sin la raíz, las puntuaciones de claves con muchos números distan tanto que una palabra lo tiene casi todo desde el principio; lo mide el noveno capítulo.',
  'formula.softmax.s': 'puntuación de una palabra: similitud dividida por la raíz',
  'formula.softmax.d': 'cuántos números tiene una clave',
  'formula.softmax.a': 'su parte',
  'formula.softmax.e': 'número de Euler',
  'formula.softmax.l': 'cada palabra por turno',
  'self.grows.asks':
    'Entrena el modelo. Busca una palabra que apenas tenga parte en la atención de otra, y sube su puntuación con el control deslizante hasta que la tenga casi toda.',
  'self.grows.why':
    'Lo que gana una palabra lo pierden todas las demás: las partes siempre suman uno. Y sumar a una puntuación multiplica su potencia, así que unos puntos convierten casi nada en casi todo.',
  'self.shares.2':
    'Por último, [[value|los valores]] se multiplican por sus partes y se suman, número a número. La suma es lo que la autoatención da a la palabra que preguntaba: sobre todo, los valores de las palabras que le importan.',
  'formula.mixture.z': 'lo que sale para la palabra que pregunta',
  'formula.mixture.a': 'parte que da a una palabra',
  'formula.mixture.v': 'valor de esa palabra',
  'self.length.title': 'Los mismos pesos para cualquier frase',
  'self.length.1':
    'Nada de lo anterior depende de cuántas palabras hay. Las tres tablas tienen {weights} pesos, y otra palabra no necesita más: pasa por las mismas tablas, pregunta y le preguntan.',
  'self.length.2':
    'Tampoco espera ninguna palabra a otra. Con los números de todas, unos debajo de otros, como una matriz, un producto de matrices da [[query|todas las consultas]], otro [[key|todas las claves]], y el producto de las dos da a la vez [[similarity|todas las similitudes]]. El hardware hace juntas muchas multiplicaciones: por eso los Transformers se entrenan tan rápido.',
  'formula.attention.q': 'consultas, una palabra por fila',
  'formula.attention.k': 'claves, aquí una palabra por columna',
  'formula.attention.v': 'valores, una palabra por fila',
  'formula.attention.z': 'lo que sale, una palabra por fila',
  'self.longer.asks':
    'Alarga la frase con los botones, palabra a palabra, hasta {most}. ¿Qué cantidades crecen y cuál no cambia?',
  'self.longer.why':
    'Los pesos no han cambiado. Las consultas, claves y valores crecen como la frase, pero las partes crecen como su cuadrado, porque cada palabra pregunta a todas: el doble de palabras necesita el cuádruple de partes.',

  'figure.asks.asks': 'pregunta',
  'figure.asks.asked': 'responde',
  'figure.asks.choose': 'Palabra que pregunta',
  'figure.asks.shares': 'Cuánto le importa cada palabra a {word}',
  'figure.asks.table': 'Números de {word}',
  'figure.asks.in': 'frase',
  'figure.asks.into': 'entra',
  'figure.asks.out': 'sale',
  'figure.qkv.choose': 'Palabra que pregunta, y cuyos números se muestran',
  'figure.qkv.input': 'palabra + posición',
  'figure.qkv.inputOf': 'Números de {word}: embedding más posición',
  'figure.qkv.table.query': 'Tabla de pesos de las consultas',
  'figure.qkv.table.key': 'Tabla de pesos de las claves',
  'figure.qkv.table.value': 'Tabla de pesos de los valores',
  'figure.qkv.of.query': 'Consulta de {word}',
  'figure.qkv.of.key': 'Clave de {word}',
  'figure.qkv.of.value': 'Valor de {word}',
  'figure.qkv.name.query': 'consulta',
  'figure.qkv.name.key': 'clave',
  'figure.qkv.name.value': 'valor',
  'figure.qkv.plane': 'La consulta de {word} y las claves de todas las palabras como flechas',
  'figure.qkv.pair': 'Consulta de {word} por clave de',
  'figure.qkv.key': 'Palabra cuya clave se toma',
  'figure.qkv.all': 'Similitudes con {word}',
  'figure.qkv.unknown': '?',
  'figure.hand.result': 'Producto escalar',
  'figure.hand.check': 'Comprobar',
  'figure.hand.faint': 'Entrena antes el modelo: sus números son todavía demasiado pequeños para calcular con ellos.',
  'figure.hand.none': 'Escribe un número, por ejemplo {example}.',
  'figure.hand.right': 'Correcto. Con todas sus cifras, el modelo obtiene {value}.',
  'figure.hand.sign': 'El tamaño es correcto, pero no el signo: con signos distintos, un producto es negativo.',
  'figure.hand.one': 'Ese es uno de los dos productos: súmale el otro.',
  'figure.hand.wrong':
    'Todavía no: multiplica los números a ambos lados de cada aspa y suma después los dos productos.',
  'figure.shares.scores': 'Similitudes, puntuaciones y partes para {word}',
  'figure.shares.similarity': 'similitud',
  'figure.shares.score': 'puntuación: ÷ {root}',
  'figure.shares.share': 'parte',
  'figure.shares.raise': 'Sumar a la puntuación de',
  'figure.shares.raised': 'Palabra cuya puntuación se cambia',
  'figure.shares.by': 'Sumado a la puntuación',
  'figure.shares.back': 'Deshacer',
  'figure.shares.values': 'Valores ponderados y su suma para {word}',
  'figure.shares.part': 'valor ponderado',
  'figure.shares.sum': 'suma',
  'figure.length.add': '+ {word}',
  'figure.length.remove': 'Quitar la última palabra',
  'figure.length.query': 'consultas',
  'figure.length.key': 'claves',
  'figure.length.value': 'valores',
  'figure.length.shares': 'partes',
  'figure.length.table': 'Lo que necesita una frase de cada longitud',
  'figure.length.words': 'palabras',
  'figure.length.weights': 'pesos',
  'figure.length.vectors': 'números en consultas, claves y valores',
  'figure.length.count': 'partes',
};
export default texts;
