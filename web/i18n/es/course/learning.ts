import type en from '../../en/course/learning';

const texts: Record<keyof typeof en, string> = {
  'learning.loss.title': '¿Cuánto se ha equivocado?',
  'learning.loss.1':
    'Al entrenarse, el decodificador [[reads|lee la traducción correcta]], sea lo que sea lo que él habría escrito: *teacher forcing*. En cada lugar debe dar a [[right|la palabra que sigue]] toda la probabilidad que pueda. Así cada lugar es una pregunta propia, y un error en uno no estropea los demás.',
  'learning.loss.2':
    'Lo que cuesta un lugar depende solo de [[probability|la probabilidad de la palabra correcta]]: [[cost|su pérdida]] es el logaritmo negativo de ella. Un modelo que estaba seguro de la palabra no paga nada; cuanto menos la esperaba, más paga. Esto es la entropía cruzada, y el entrenamiento quiere que sea pequeña su media sobre todos los lugares de un lote de parejas de frases.',
  'formula.crossEntropy.p': 'probabilidad de la palabra correcta en un lugar',
  'formula.crossEntropy.n': 'número de lugares',
  'formula.crossEntropy.l': 'pérdida',
  'learning.loss.3':
    'Sin entrenar, el modelo da más o menos la misma probabilidad a cada una de sus {entries} entradas. Entonces un lugar cuesta cerca de {guess}: es el precio de adivinar.',
  'learning.sure.asks':
    'Entrena el modelo hasta el final y mira las dos frases. Luego di que [[truth|la traducción correcta]] era la otra palabra. ¿Cuánto cuesta?',
  'learning.sure.why':
    'El modelo está seguro de su palabra y apenas ha dejado nada a la otra, así que esto cuesta mucho más que adivinar. La pérdida no tiene techo: la respuesta más cara es la que está segura y se equivoca.',
  'learning.way.title': 'El gradiente camina hacia atrás',
  'learning.way.1':
    '¿Hacia dónde debe moverse cada uno de los {weights} pesos? Su gradiente dice lo deprisa que la pérdida crece con él. Probarlos uno a uno costaría una pasada del modelo por cada uno. La retropropagación los halla todos en un solo paseo del final al principio: cada etapa recibe el gradiente de lo que salió de ella y calcula, con la regla de la cadena, el de lo que entró.',
  'learning.way.2':
    'Empieza sencillo. En [[logits|un logit]], el gradiente es la probabilidad de la palabra, menos uno si es la correcta, dividida por el número de lugares: la correcta debe subir y las demás, bajar. Donde [[residual|se sumaron]] números, cada uno recibe el gradiente sin cambios, así que las conexiones residuales son caminos sin peaje. Por [[crossing|la atención cruzada]] pasa al codificador.',
  'learning.walk.asks':
    'Parte del modelo sin entrenar, da un paso y sigue su gradiente hacia atrás hasta las palabras. Luego entrena hasta el final, da un paso más y síguelo otra vez.',
  'learning.walk.why':
    'Al principio el codificador no recibe ni la centésima parte que el decodificador: los pesos de la atención cruzada son aún tan pequeños que poco pasa por ellos. Al final todos los números son diminutos, porque un modelo que acierta no tiene nada que corregir.',
  'learning.nudge.title': 'Un peso, a mano',
  'learning.nudge.1':
    'Un gradiente es un pronóstico, y se puede comprobar. Mueve un poco un peso: la pérdida debería cambiar en el gradiente por ese cambio. La figura lo muestra como [[forecast|una recta]] y, al lado, la pérdida [[measured|que se mide]]. Debajo de cada peso está su gradiente.',
  'formula.forecast.w': 'un peso; los demás no cambian',
  'formula.forecast.change': 'su cambio',
  'formula.forecast.g': 'gradiente de la pérdida en este peso',
  'learning.nudge.2':
    'La pérdida real es una curva, y la recta la toca donde está el peso. Cerca de ahí, una vale tanto como la otra. Más lejos la curva se dobla, y el gradiente, que se midió aquí, no lo sabe.',
  'learning.forecast.asks':
    'Entrena este modelo, que se detiene tras {steps} pasos y tiene mucho que aprender. Mueve un peso de modo que la pérdida baje como se pronostica, con un décimo de margen. Luego mueve uno tanto que la pérdida suba aunque el pronóstico diga que baja.',
  'learning.forecast.why':
    'Los dos movimientos fueron contra el gradiente. El pequeño cumplió lo prometido; el grande cruzó el valle y subió por el otro lado. Por eso el entrenamiento da pasos pequeños, y antes de cada uno mide el gradiente de nuevo.',
  'learning.race.title': 'Cuánto avanzar',
  'learning.race.1':
    'Un paso de entrenamiento mueve todos los pesos a la vez, cada uno contra su gradiente. La tasa de aprendizaje dice cuánto. En la regla más simple, el descenso de gradiente, el cambio es la tasa por el gradiente.',
  'formula.descent.w': 'cada peso del modelo',
  'formula.descent.rate': 'tasa de aprendizaje',
  'learning.race.2':
    'Adam, con el que se entrena la mayoría de los Transformers, lleva dos medias móviles de cada peso: la de su gradiente y la del gradiente al cuadrado. Divide la primera por la raíz de la segunda. Así un gradiente pequeño que mantiene su signo mueve su peso más o menos lo que la tasa de aprendizaje, igual que uno grande.',
  'learning.race.3':
    'Dos modelos empiezan con los mismos pesos. Mira [[plateau|la línea de puntos]], en {plateau}: ahí un modelo conoce las dos palabras, pero no cuál se pide, y da la mitad a cada una. Para avanzar necesita su codificador, adonde solo llegan gradientes pequeños.',
  'learning.rates.asks':
    'Entrena los dos con distintas [[rates|tasas de aprendizaje]]. Busca una con la que no aprenda ninguno, una con la que solo aprenda Adam y una con la que aprendan los dos.',
  'learning.rates.why':
    'Con una tasa muy pequeña, los pasos se acaban; con una muy grande, saltan más lejos de lo que ve ningún gradiente. Los pasos simples que convienen al decodificador dejan atrás al codificador, así que pocas tasas les sirven. Adam da a cada peso su propia medida, y aprende en un margen mucho más ancho.',

  'figure.losses.truth': 'Traducción correcta',
  'figure.losses.table': 'Lo que cuesta cada lugar de la traducción',
  'figure.losses.reads': 'lee',
  'figure.losses.writes': 'escribiría',
  'figure.losses.right': 'correcta',
  'figure.losses.probability': 'su probabilidad',
  'figure.losses.mean': 'Media: la pérdida de esta frase',
  'figure.losses.curve':
    'La pérdida baja con la probabilidad de la palabra correcta; cada lugar es un punto de la curva',
  'figure.way.step': 'Un paso, con su gradiente',
  'figure.way.walk': 'Volver desde la pérdida',
  'figure.way.back': 'Una etapa atrás',
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
  'figure.way.none': 'Da un paso y su gradiente se mide en cada etapa.',
  'figure.way.all': 'El gradiente del paso {step} ha llegado a todas las etapas. Síguelo hacia atrás, una por una.',
  'figure.way.says.0':
    'Empieza en la pérdida de este paso, {loss}: la media sobre todos los lugares de {pairs} parejas de frases.',
  'figure.way.says.1':
    'En cada logit: la probabilidad, menos uno si la palabra es la correcta, dividida por el número de lugares.',
  'figure.way.says.2': 'Los pesos que hicieron logits de los últimos vectores devuelven el gradiente a esos vectores.',
  'figure.way.says.3':
    'Los vectores son una suma: lo que añadió la atención recibe el gradiente sin cambios, y lo que pasó de largo también.',
  'figure.way.says.4':
    'Por los pesos de atención llega a los valores, y a través del softmax a consultas y claves. Claves y valores son del codificador.',
  'figure.way.says.5':
    'Donde se juntan los cables, los gradientes se suman. Desde aquí se recorren a la vez el codificador y el decodificador.',
  'figure.way.says.6': 'Otra suma: la autoatención recibe el gradiente sin cambios, y la conexión residual la rodea.',
  'figure.way.says.7': 'Otra vez valores, consultas y claves, ahora todos de las palabras de una misma frase.',
  'figure.way.says.8':
    'Lo que vino rodeando y lo que vino a través se suma. Una posición no se aprende: solo sigue la palabra.',
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
  'figure.nudge.held': 'La pérdida baja como se pronosticó, con un décimo de margen.',
  'figure.nudge.worse': 'La pérdida sube como se pronosticó, con un décimo de margen.',
  'figure.nudge.off': 'El pronóstico falla en más de un décimo.',
  'figure.nudge.past': 'Demasiado lejos: la pérdida ha subido, y debía bajar.',
  'figure.race.curves':
    'Las pérdidas de los dos modelos en {steps} pasos, con una línea donde un modelo conoce las dos palabras y no cuál',
  'figure.race.table': 'La pérdida a la que ha llegado cada modelo, según la tasa de aprendizaje',
  'figure.race.rate': 'tasa de aprendizaje',
  'figure.race.plain': 'pasos simples',
  'figure.race.learned': 'aprendió',
  'figure.race.not': 'no aprendió',
  'figure.race.diverged': 'diverge',
};
export default texts;
