import type en from '../../en/course/learning';

const texts: Record<keyof typeof en, string> = {
  'learning.loss.title': '¿Cuánto se ha equivocado?',
  'learning.loss.1':
    'Al entrenarse, el decodificador [[reads|lee la traducción correcta]], escriba él lo que escriba: *teacher forcing*. En cada lugar debe dar a [[right|la palabra que sigue]] toda la probabilidad que pueda, y un error en un lugar no estropea los demás.',
  'learning.loss.2':
    'Lo que cuesta un lugar depende solo de [[probability|la probabilidad de la palabra correcta]]: [[cost|su pérdida]] es el logaritmo negativo de esa probabilidad, cero si el modelo estaba seguro, y mayor cuanto menos la esperaba. Es la entropía cruzada, y el entrenamiento reduce su media sobre todos los lugares de un lote: los pares de frases que se leen en un paso.',
  'formula.crossEntropy.p': 'probabilidad de la palabra correcta en un lugar',
  'formula.crossEntropy.n': 'número de lugares',
  'formula.crossEntropy.l': 'pérdida',
  'learning.loss.3':
    'Sin entrenar, el modelo da más o menos la misma probabilidad a cada una de sus {entries} entradas. Así un lugar cuesta cerca de {guess}: el precio de adivinar. La exactitud (*accuracy*) es más simple: la parte de los lugares en que [[writes|la palabra que escribiría]] es la correcta.',
  'learning.sure.asks':
    'Entrena el modelo hasta el final y muestra las dos frases. Luego haz de la otra palabra [[truth|la traducción correcta]]. ¿Cuánto cuesta?',
  'learning.sure.why':
    'El modelo está seguro de su palabra y apenas deja nada a la otra, lo que cuesta mucho más que adivinar. La pérdida no tiene techo: nada es más caro que estar seguro y equivocarse.',
  'learning.way.title': 'El gradiente camina hacia atrás',
  'learning.way.1':
    '¿Hacia dónde debe moverse cada uno de los {weights} pesos? Su gradiente dice lo rápido que crece con él la pérdida. La retropropagación halla todos los gradientes en un recorrido del final al principio: cada etapa recibe el de su salida y calcula, con la regla de la cadena, los de su entrada y sus pesos.',
  'learning.way.2':
    'En [[logits|un logit]] es la probabilidad de la palabra, menos uno si es la correcta, dividida por el número de lugares. Un paso va en contra: la correcta debe subir y las demás, bajar. Donde [[residual|se sumaron]] números, cada uno recibe el gradiente sin cambios: las conexiones residuales son caminos sin peaje. Por [[crossing|la atención cruzada]] entra en el codificador.',
  'learning.walk.asks':
    'Da un solo paso con el modelo sin entrenar y sigue su gradiente hacia atrás hasta las palabras. Luego entrena hasta el final, da un paso más y síguelo otra vez.',
  'learning.walk.why':
    'Al principio el codificador no recibe ni la centésima parte que el decodificador, porque los pesos de la atención cruzada aún son pequeños. Al final todo es diminuto: un modelo que acierta no tiene nada que corregir.',
  'learning.nudge.title': 'Un peso, a mano',
  'learning.nudge.1':
    'Un gradiente es un pronóstico que se puede comprobar. Mueve un poco un peso, y la pérdida debería cambiar tanto como el gradiente multiplicado por ese cambio: [[forecast|una recta]]. Al lado está la pérdida [[measured|que se mide]]; debajo de cada peso, su gradiente.',
  'formula.forecast.w': 'un peso; los demás no cambian',
  'formula.forecast.change': 'su cambio',
  'formula.forecast.g': 'gradiente de la pérdida en este peso',
  'learning.nudge.2':
    'La pérdida real es una curva, que la recta toca donde está el peso. Más lejos se dobla, y un gradiente que se midió aquí no puede saberlo.',
  'learning.forecast.asks':
    'Entrena este modelo, que se detiene tras {steps} pasos. Mueve un peso de modo que la pérdida baje como se pronostica, con un margen de una décima parte del cambio; después, uno tan lejos que la pérdida suba aunque debía bajar.',
  'learning.forecast.why':
    'Los dos movimientos fueron contra el gradiente. El pequeño cumplió lo prometido; el grande cruzó el valle y subió por el otro lado. Por eso el entrenamiento da pasos pequeños y mide el gradiente de nuevo antes de cada uno.',
  'learning.race.title': 'Cuánto avanzar',
  'learning.race.1':
    'La regla que convierte los gradientes en pasos se llama optimizador; aquí hay dos. Los dos mueven todos los pesos a la vez, y la tasa de aprendizaje fija cuánto. El descenso de gradiente, el más simple, mueve cada peso contra su gradiente: la tasa por el gradiente.',
  'formula.descent.w': 'cada peso del modelo',
  'formula.descent.rate': 'tasa de aprendizaje',
  'learning.race.2':
    'Adam, con el que se entrena la mayoría de los Transformers, lleva dos medias móviles de cada peso, la de su gradiente y la del gradiente al cuadrado, y divide la primera por la raíz de la segunda. Un gradiente que mantiene su signo mueve así su peso más o menos la tasa de aprendizaje, sea pequeño o grande.',
  'learning.race.3':
    'Dos modelos empiezan con los mismos pesos. En [[plateau|la línea de puntos]], {plateau}, un modelo conoce las dos palabras pero no cuál se pide, y da la mitad a cada una; <EOS>, seguro, divide la media por dos. Para avanzar necesita su codificador, donde los gradientes son pequeños.',
  'learning.rates.asks':
    'Entrena los dos con distintas [[rates|tasas de aprendizaje]]. Busca una con la que no aprenda ninguno, una con la que solo aprenda Adam y una con la que aprendan los dos.',
  'learning.rates.why':
    'Si es demasiado pequeña, los pasos se acaban; si es demasiado grande, se pasan de largo. Los pasos simples que convienen al decodificador dejan atrás al codificador. Adam da a cada peso su propia medida, y aprende así en un margen mucho más ancho.',

  'figure.losses.truth': 'Traducción correcta',
  'figure.losses.table': 'Lo que cuesta cada lugar de la traducción',
  'figure.losses.reads': 'lee',
  'figure.losses.writes': 'escribiría',
  'figure.losses.right': 'correcta',
  'figure.losses.probability': 'su probabilidad',
  'figure.losses.mean': 'Media: la pérdida de esta frase',
  'figure.losses.curve':
    'La pérdida baja con la probabilidad de la palabra correcta; cada lugar es un punto de la curva',
  'figure.way.walk': 'Volver desde la pérdida',
  'figure.way.back': 'Una etapa atrás',
  'figure.way.end': 'Hasta el final',
  'figure.way.list': 'El gradiente en cada etapa, de la pérdida a las palabras',
  'figure.way.at': '{lane}, {stage}: gradiente {size}',
  'figure.way.encoder': 'Codificador',
  'figure.way.decoder': 'Decodificador',
  'figure.way.logits': 'logits',
  'figure.way.residual': 'suma residual',
  'figure.way.cross': 'atención cruzada',
  'figure.way.self': 'autoatención',
  'figure.way.query': 'consulta',
  'figure.way.keys': 'claves, valores',
  'figure.way.sum': 'palabra + posición',
  'figure.way.embedding': 'embedding',
  'figure.way.width': 'Grosor: el tamaño ∇ del gradiente',
  'figure.way.most': '{size}, el mayor',
  'figure.way.part': '{one}/{divisor}',
  'figure.way.least': '{one}/{divisor} o menos',
  'figure.way.none': 'Pulsa «{button}» abajo y el gradiente se mide en cada etapa.',
  'figure.way.all': 'El gradiente del paso {step} ha llegado a todas las etapas. Síguelo hacia atrás, una por una.',
  'figure.way.says.0':
    'Empieza en la pérdida de este paso, {loss}: la media sobre todos los lugares de {pairs} pares de frases.',
  'figure.way.says.1':
    'En cada logit: la probabilidad, menos uno si la palabra es la correcta, dividida por el número de lugares.',
  'figure.way.says.2':
    'Los pesos que convirtieron en logits los últimos vectores devuelven el gradiente a esos vectores.',
  'figure.way.says.3':
    'Los vectores son una suma: lo que añadió la atención recibe el gradiente sin cambios, y lo que pasó de largo también.',
  'figure.way.says.4':
    'Por los pesos de atención llega a los valores, y a través del softmax a consultas y claves. Claves y valores son del codificador.',
  'figure.way.says.5':
    'Donde se juntan los hilos, los gradientes se suman. Desde aquí se recorren a la vez el codificador y el decodificador.',
  'figure.way.says.6': 'Otra suma: la autoatención recibe el gradiente sin cambios, y la conexión residual la rodea.',
  'figure.way.says.7': 'Otra vez valores, consultas y claves, ahora todos de las palabras de una misma frase.',
  'figure.way.says.8':
    'Se suma lo que vino rodeando y lo que vino a través. Una posición no se aprende: solo sigue la palabra.',
  'figure.way.says.9':
    'Ha llegado a las palabras. Por el camino cada peso ha recibido su propio gradiente, y se mueve en contra.',
  'figure.nudge.output': 'Capa de salida: pesos y sesgo',
  'figure.nudge.source': 'Embedding de palabras',
  'figure.nudge.weight': '{word}, peso {place}',
  'figure.nudge.bias': '{word}, sesgo',
  'figure.nudge.cell': '{name}: {weight}, gradiente {gradient}',
  'figure.nudge.change': 'Cambio del peso',
  'figure.nudge.back': 'Restablecer',
  'figure.nudge.forecast': 'pronóstico',
  'figure.nudge.measured': 'medida',
  'figure.nudge.changes': 'cambio',
  'figure.nudge.plot': 'La pérdida según el cambio del peso: el pronóstico como recta, lo medido como puntos',
  'figure.nudge.train': 'Entrena primero el modelo: se detiene pronto.',
  'figure.nudge.held': 'La pérdida baja como se pronosticó, con un margen de una décima parte del cambio.',
  'figure.nudge.worse': 'La pérdida sube como se pronosticó, con un margen de una décima parte del cambio.',
  'figure.nudge.off': 'El pronóstico falla en más de una décima parte del cambio.',
  'figure.nudge.past': 'Demasiado lejos: la pérdida ha subido, y debía bajar.',
  'figure.race.curves':
    'Las pérdidas de los dos modelos en {steps} pasos, con una línea donde un modelo conoce las dos palabras y no cuál',
  'figure.race.table': 'La pérdida a la que ha llegado cada modelo, según la tasa de aprendizaje',
  'figure.race.rate': 'tasa de aprendizaje',
  'figure.race.plain': 'pasos simples',
  'figure.race.learned': 'aprendió',
  'figure.race.not': 'no aprendió',
  'figure.race.diverged': 'divergió',
};
export default texts;
