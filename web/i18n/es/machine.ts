/** Textos de la máquina en español. */
import type en from '../en/machine';

const es: Record<keyof typeof en, string> = {
  'stageNote.close': 'Cerrar esta nota',
  'noteName.tokens': 'Tokens',
  'noteName.encoder': 'Codificador',
  'noteName.decoder': 'Decodificador',
  'noteName.embedding': 'Embedding',
  'noteName.position': 'Posición',
  'noteName.sum': 'Su suma',
  'noteName.query': 'Consulta',
  'noteName.key': 'Clave',
  'noteName.value': 'Valor',
  'noteName.product': 'Consulta por clave',
  'noteName.score': 'Puntuación',
  'noteName.weight': 'Peso',
  'noteName.mix': 'Valores ponderados',
  'noteName.attention.encoder': 'Autoatención',
  'noteName.attention.decoder': 'Autoatención con máscara',
  'noteName.attention.cross': 'Atención cruzada',
  'noteName.heads': 'Proyección de salida',
  'noteName.residual': 'Conexión residual',
  'noteName.norm': 'Normalización de capa',
  'noteName.feedForward': 'Red feed-forward',
  'noteName.output': 'Capa lineal y softmax',
  'noteName.logit': 'Logits',
  'noteName.probability': 'Probabilidades',
  'noteName.gradient': 'El gradiente',
  'noteName.writes': 'La palabra que se escribe',

  'stageNote.tokens':
    'La frase se corta en tokens y cada uno pasa a ser su número en el vocabulario. El modelo solo conoce esos números: lo que no está en el vocabulario se lee como palabra desconocida.',
  'stageNote.encoder':
    'El codificador lee la frase entera de una vez y convierte cada palabra en un vector que ha recogido las palabras de alrededor. El decodificador consulta esos vectores para cada palabra que escribe.',
  'stageNote.decoder':
    'El decodificador parte de {start} y escribe una palabra cada vez; cada palabra vuelve a entrar, hasta que escribe <EOS>. Al entrenar entra la palabra correcta, se haya escrito lo que se haya escrito, y así todos los lugares aprenden a la vez.',
  'stageNote.embedding':
    'Cada palabra del vocabulario tiene una fila de {d} números, y se busca esa fila. La red solo sabe calcular, así que las palabras han de ser números; el entrenamiento lleva cada fila adonde mejor predice.',
  'stageNote.position.sinusoidal':
    'Cada lugar de la frase tiene su propio vector, hecho de senos y cosenos de distintas longitudes de onda. La atención por sí sola no sabe qué palabra iba antes; esto se lo dice.',
  'stageNote.position.learned':
    'Cada lugar de la frase tiene su propia fila en una segunda tabla, que se aprende como las palabras. La atención por sí sola no sabe qué palabra iba antes; esto se lo dice.',
  'stageNote.sum':
    'El vector de la palabra y el de su lugar se suman, número a número. Desde aquí un solo vector dice qué palabra es y dónde está.',
  'stageNote.query':
    'Una consulta es lo que un lugar busca: su vector por una matriz aprendida. Se compara con todas las claves para saber qué palabras importan aquí.',
  'stageNote.key':
    'Una clave es aquello por lo que se encuentra una palabra: su vector por una segunda matriz. Como se aprende aparte de la consulta, una palabra puede buscar otras que no se le parecen.',
  'stageNote.value':
    'Un valor es lo que una palabra entrega cuando la miran: su vector por una tercera matriz. Así una palabra se puede encontrar por una cosa y transmitir otra.',
  'stageNote.product':
    'La consulta y la clave se multiplican número a número y los productos se suman. Cuanto más apuntan hacia el mismo lado, mayor es el resultado.',
  'stageNote.score.scaled_dot':
    'El producto de consulta y clave se divide por la raíz cuadrada de su longitud. Las sumas de más números crecen más, y con puntuaciones grandes el softmax se endurecería antes de aprender nada.',
  'stageNote.score.dot':
    'El producto de consulta y clave es la puntuación tal cual. Cuanto más apuntan hacia el mismo lado, más cuenta la palabra; los vectores largos concentran la atención.',
  'stageNote.score.cosine':
    'La puntuación es el coseno del ángulo entre consulta y clave, de −1 a 1. Solo cuenta la dirección y no la longitud, así que la atención nunca llega a concentrarse mucho.',
  'stageNote.score.euclidean':
    'La puntuación es menos el cuadrado de la distancia entre consulta y clave. Cuanto más cerca está una clave de la consulta, más cuenta su palabra.',
  'stageNote.weight':
    'El softmax eleva e a cada puntuación de la fila y divide por la suma de la fila. Así todos los pesos son positivos y suman 1: dicen cómo se reparte la atención.',
  'stageNote.mix':
    'Los valores se suman, cada uno por su peso. La palabra más mirada es la que más se nota en el resultado.',
  'stageNote.attention.encoder':
    'Cada palabra mira todas las de la frase, incluida ella misma: el softmax convierte sus puntuaciones en pesos que suman 1, y con ellos se mezclan los valores. Así toma de las demás lo que necesita, por lejos que estén.',
  'stageNote.attention.decoder':
    'Cada lugar se mira a sí mismo y lo que se escribió antes; lo posterior queda oculto, con puntuación −∞ y peso 0. Sin la máscara, al entrenar el decodificador podría copiar la palabra que tiene que predecir.',
  'stageNote.attention.cross':
    'Cada lugar de la traducción envía una consulta al codificador, cuyos vectores dan las claves y los valores. Es el único camino por el que la frase de origen llega a la traducción.',
  'stageNote.scores.cosine': 'S son las puntuaciones: el coseno entre cada consulta y cada clave.',
  'stageNote.scores.euclidean':
    'S son las puntuaciones: menos el cuadrado de la distancia entre cada consulta y cada clave.',
  'stageNote.mask': 'M vale −∞ donde hay una palabra posterior, y 0 en los demás lugares.',
  'stageNote.heads':
    'Lo que encontró cada cabeza se pone junto a lo de las demás y pasa por una matriz más. Cada cabeza puede buscar algo distinto, y aquí sus hallazgos se reúnen en un vector.',
  'stageNote.residual':
    'Lo que entró se suma a lo que la capa hizo con ello. Así la palabra conserva lo que era y solo hay que aprender un cambio, y los gradientes encuentran un camino recto de vuelta.',
  'stageNote.norm.post':
    'Los números de cada vector se llevan a media 0 y varianza 1, y luego se estiran y desplazan en cantidades aprendidas; aquí, después de cada suma. Así los vectores se mantienen en el mismo rango de capa en capa y el entrenamiento es estable.',
  'stageNote.norm.pre':
    'Los números de cada vector se llevan a media 0 y varianza 1, y luego se estiran y desplazan en cantidades aprendidas; aquí, antes de cada subcapa y una vez al final. Las sumas quedan intactas, y los gradientes pasan sin trabas por muchas capas.',
  'stageNote.feedForward.relu':
    'Cada vector, por separado, se ensancha de {d} números a {ff}, lo negativo pasa a 0 y el resto vuelve a {d}. La atención solo mezcla palabras; aquí se hace algo nuevo con la mezcla.',
  'stageNote.feedForward.gelu':
    'Cada vector, por separado, se ensancha de {d} números a {ff}, se curva con GELU, un corte suave cerca de 0, y vuelve a {d}. La atención solo mezcla palabras; aquí se hace algo nuevo con la mezcla.',
  'stageNote.output':
    'Una última matriz da un logit a cada palabra del vocabulario, y el softmax convierte los logits en probabilidades que suman 1. Así el vector del decodificador se vuelve una elección entre palabras, que el entrenamiento puede comparar con la correcta.',
  'stageNote.logit':
    'Cada palabra del vocabulario tiene una columna en la última matriz; el vector del decodificador por esa columna es su logit. Cuanto más concuerdan, más probable es la palabra.',
  'stageNote.probability':
    'El softmax eleva e a cada logit y divide por la suma sobre el vocabulario. Así todas las probabilidades son positivas y suman 1, y la pérdida es menos el logaritmo de la que tiene la palabra correcta.',
  'stageNote.gradient':
    'El gradiente de la pérdida L dice de cada número del modelo lo rápido que subiría con él la pérdida, y cada peso se mueve en contra del suyo. Por la regla de la cadena se halla del final al principio: lo que sale como y devuelve su gradiente a lo que entró como x, y donde x fue por varios caminos se suma lo que vuelve.',
  'stageNote.gradient.width':
    'El grosor de los hilos es el tamaño del gradiente: el mayor es el más grueso, cada bajada a la décima parte los afina un tercio y por debajo de la milésima todos son iguales.',
  'stageNote.writes':
    'La palabra más probable se escribe y vuelve a entrar como siguiente palabra del decodificador. Cuando es <EOS>, el fin de la frase, la traducción ha terminado.',

  'number.label': '{name}, {row}, {column}: {value}',
  'numbers.layer': '{name}, capa {layer}',
  'numbers.weights': '{count} pesos',
  'numbers.weight': 'Un peso',
  'number.product': 'consulta · clave',
  'number.score': 'puntuación',
  'number.weight': 'peso',
  'number.mix': 'valores ponderados',
  'number.embedding': 'embedding',
  'number.position': 'posición',
  'number.sum': 'suma',
  'number.query': 'consulta',
  'number.key': 'clave',
  'number.value': 'valor',
  'number.heads': 'mezcla',
  'number.residual': 'suma residual',
  'number.norm': 'normalizado',
  'number.hidden': 'ocultas',
  'number.feedForward': 'feed-forward',
  'number.logit': 'logits',
  'number.probability': 'probabilidades',

  'strips.role': 'vectores',
  'strips.label': '{name}, {rows} vectores de {columns} números. Las flechas leen un número.',
  'strips.reading': '{word}, número {place}: {value}.',
  'strips.legend': 'valor',
  'strips.legend.label': 'Escala de color de los valores, de menos {scale} a {scale}',
  'layer.close': 'Plegar esta parte de la máquina',
  'layer.embedding': 'Las palabras se vuelven vectores',
  'layer.encoder': 'Codificador, capa {layer}',
  'layer.decoder': 'Decodificador, capa {layer}',
  'layer.output': 'Un vector se vuelve palabra',
  'layer.in': 'entrada',
  'layer.out': 'de vuelta',
  'layer.place': 'Qué palabra escribir',
};

export default es;
