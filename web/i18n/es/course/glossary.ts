import type en from '../../en/course/glossary';

const texts: Record<keyof typeof en, string> = {
  'glossary.title': 'Glosario',
  'glossary.about':
    'Los términos del curso, cada uno en una o dos frases, con el capítulo que lo explica y su lugar en el laboratorio.',
  'glossary.lab': 'En el laboratorio',
  'glossary.accuracy.name': 'Aciertos (exactitud, accuracy)',
  'glossary.accuracy.says':
    'La parte de las respuestas que son correctas. En el laboratorio se cuenta por palabras: cuántas de las correctas habría escrito el propio modelo, dadas las correctas anteriores a cada una.',
  'glossary.activation.name': 'Función de activación',
  'glossary.activation.says':
    'Una función no lineal que una red pone entre dos capas, como ReLU, que deja pasar los números positivos y convierte en cero los negativos. Sin ella, dos capas equivaldrían a una.',
  'glossary.attention.name': 'Atención',
  'glossary.attention.says':
    'El modo en que una palabra toma información de otras en la medida en que le importan: partes que suman uno y una mezcla de valores según esas partes.',
  'glossary.autoregressive.name': 'Modelo autorregresivo',
  'glossary.autoregressive.says':
    'Un modelo que lee sus propias palabras según avanza: cada palabra que escribe está entre lo que lee para la siguiente.',
  'glossary.backpropagation.name': 'Retropropagación',
  'glossary.backpropagation.says':
    'El camino de vuelta por la red, desde la pérdida hasta cada peso, que averigua cómo cambiaría la pérdida si cambiara cada uno.',
  'glossary.batch.name': 'Lote (batch)',
  'glossary.batch.says':
    'Los pocos pares de frases que el modelo lee juntos en un paso del entrenamiento, y cuyos errores se promedian.',
  'glossary.beam-search.name': 'Búsqueda en haz (beam search)',
  'glossary.beam-search.says':
    'Una decodificación que mantiene varios comienzos de la traducción a la vez, y así puede encontrar una mejor en conjunto que aquella a la que lleva la mejor palabra siguiente.',
  'glossary.bias.name': 'Sesgo',
  'glossary.bias.says': 'Un número aprendido que una capa añade a una suma, entre lo que entre.',
  'glossary.causal-mask.name': 'Máscara causal',
  'glossary.causal-mask.says':
    'Lo que impide al decodificador leer lo que viene después: las puntuaciones de las palabras posteriores pasan a menos infinito y sus partes, por tanto, a cero.',
  'glossary.cross-attention.name': 'Atención cruzada',
  'glossary.cross-attention.says':
    'Atención del decodificador al codificador: cada palabra que se escribe busca las palabras de origen que necesita. También se llama atención codificador-decodificador.',
  'glossary.decoder.name': 'Decodificador',
  'glossary.decoder.says':
    'La mitad de un Transformer que escribe: con lo que ha escrito y lo que le entrega el codificador, predice la palabra siguiente.',
  'glossary.dot-product.name': 'Producto escalar (producto punto)',
  'glossary.dot-product.says':
    'Dos vectores multiplicados número a número y sumados. Es grande cuando los dos son largos y apuntan al mismo lado.',
  'glossary.embedding.name': 'Embedding de palabras (incrustación)',
  'glossary.embedding.says':
    'Una tabla con una fila de números aprendida para cada palabra. Las palabras de uso parecido reciben filas parecidas.',
  'glossary.encoder.name': 'Codificador',
  'glossary.encoder.says':
    'La mitad de un Transformer que lee: convierte cada palabra de origen en un vector que recoge también lo que las de alrededor significan para ella.',
  'glossary.end-token.name': 'Token de fin de frase',
  'glossary.end-token.says':
    'El token <EOS>: se escribe cuando acaba una traducción, y en estos modelos es también aquello con lo que empieza el decodificador.',
  'glossary.feed-forward.name': 'Red feed-forward (prealimentada)',
  'glossary.feed-forward.says':
    'Dos capas con una función de activación entre ambas, aplicadas al vector de cada palabra por separado después de que la atención los haya mezclado.',
  'glossary.fine-tuning.name': 'Ajuste fino (fine-tuning)',
  'glossary.fine-tuning.says':
    'Entrenar un poco más un modelo ya hecho, con datos para un propósito, como conversaciones.',
  'glossary.fully-connected.name': 'Capa totalmente conectada (densa)',
  'glossary.fully-connected.says':
    'Una capa en la que cada número que sale es una suma de todos los que entran, cada uno con un peso propio. Al final del decodificador puntúa las palabras.',
  'glossary.gradient.name': 'Gradiente',
  'glossary.gradient.says':
    'Para cada peso, lo rápido que cambiaría la pérdida con él. El entrenamiento mueve los pesos en sentido contrario.',
  'glossary.greedy.name': 'Decodificación voraz (greedy)',
  'glossary.greedy.says': 'Tomar en cada lugar la palabra más probable, sin preguntar adónde lleva.',
  'glossary.head.name': 'Cabeza de atención',
  'glossary.head.says':
    'Una de las varias atenciones que trabajan en paralelo en una capa, cada una con consultas, claves y valores propios, de modo que cada una puede buscar algo distinto.',
  'glossary.held-out.name': 'Ejemplos reservados',
  'glossary.held-out.says':
    'Ejemplos que el entrenamiento nunca ve. Solo ellos dicen si un modelo ha encontrado la regla.',
  'glossary.key.name': 'Clave (key)',
  'glossary.key.says': 'El vector por el que se encuentra una palabra: con él se comparan las consultas.',
  'glossary.layer.name': 'Capa',
  'glossary.layer.says':
    'Una etapa de la red con pesos propios. El codificador y el decodificador están hechos de capas iguales, una encima de otra.',
  'glossary.layer-norm.name': 'Normalización de capa (layer norm)',
  'glossary.layer-norm.says':
    'Llevar los números de un vector a media cero y varianza uno, y después estirarlos y moverlos en cantidades aprendidas.',
  'glossary.learning-rate.name': 'Tasa de aprendizaje',
  'glossary.learning-rate.says':
    'Cuánto mueve los pesos un paso del entrenamiento. Si es demasiado pequeña, no se llega; si es demasiado grande, cada paso se pasa de largo.',
  'glossary.logit.name': 'Logit',
  'glossary.logit.says':
    'Lo bien que encaja a continuación una palabra del vocabulario, como simple número. El softmax convierte los logits de todas las palabras en probabilidades.',
  'glossary.loss.name': 'Pérdida',
  'glossary.loss.says':
    'Lo improbables que le parecían al modelo las palabras correctas, en promedio: el logaritmo de sus probabilidades cambiado de signo (entropía cruzada). El entrenamiento la hace pequeña.',
  'glossary.next-token.name': 'Predicción del siguiente token',
  'glossary.next-token.says':
    'Entrenamiento con texto corriente, en el que cada token es la respuesta correcta a los anteriores.',
  'glossary.optimizer.name': 'Optimizador',
  'glossary.optimizer.says':
    'La regla por la que los gradientes se convierten en pasos de los pesos. Adam, por ejemplo, recuerda lo grande y lo constante que ha sido el gradiente de cada peso.',
  'glossary.position.name': 'Codificación posicional',
  'glossary.position.says':
    'Números que se suman a los de una palabra para decir dónde está: aquí, los de ondas de seno y coseno de distintas longitudes.',
  'glossary.query.name': 'Consulta (query)',
  'glossary.query.says': 'El vector que dice qué busca una palabra. Se compara con las claves de todas las palabras.',
  'glossary.residual.name': 'Conexión residual',
  'glossary.residual.says':
    'Sumar a lo que sale de una capa lo que entró en ella: la palabra conserva sus números y la capa solo tiene que aprender un cambio.',
  'glossary.score.name': 'Puntuación de atención',
  'glossary.score.says':
    'Lo bien que encaja una consulta con una clave: por lo general su producto escalar, dividido por la raíz cuadrada de la cantidad de números de una clave.',
  'glossary.seed.name': 'Semilla',
  'glossary.seed.says':
    'El número del que parte todo el azar, como los primeros pesos. La misma semilla da la misma ejecución.',
  'glossary.self-attention.name': 'Autoatención',
  'glossary.self-attention.says':
    'Atención dentro de una misma frase: cada palabra pregunta a todas las de la frase, también a sí misma.',
  'glossary.softmax.name': 'Softmax (exponencial normalizada)',
  'glossary.softmax.says':
    'Función que convierte números cualesquiera en partes mayores que cero que suman uno: eleva el número de Euler a cada uno y divide por la suma.',
  'glossary.source-target.name': 'Origen y destino',
  'glossary.source-target.says':
    'La frase que se traduce y aquello en lo que se convierte. Cada lado tiene su propio vocabulario.',
  'glossary.step.name': 'Paso de entrenamiento',
  'glossary.step.says': 'Leer un lote, hallar su gradiente y mover un poco cada peso.',
  'glossary.sum.name': 'Palabra más posición',
  'glossary.sum.says':
    'Lo que el modelo lee de una palabra: su embedding y su codificación posicional, sumados número a número.',
  'glossary.teacher-forcing.name': 'Teacher forcing (forzado del profesor)',
  'glossary.teacher-forcing.says':
    'Dar al decodificador, durante el entrenamiento, las palabras correctas anteriores a cada lugar, escriba él lo que escriba.',
  'glossary.temperature.name': 'Temperatura',
  'glossary.temperature.says':
    'Un número por el que se dividen los logits antes del softmax. En frío, la mejor palabra se lo lleva casi todo; en caliente, todas se igualan.',
  'glossary.token.name': 'Token',
  'glossary.token.says':
    'Unidad de texto que un modelo lee y escribe de una en una: una palabra, un trozo de palabra o de número, o una marca como <EOS>.',
  'glossary.transformer.name': 'Transformer (transformador)',
  'glossary.transformer.says':
    'Una red que lee y escribe secuencias mediante atención, hecha para traducir. Los modelos de los programas de chat son su mitad decodificadora.',
  'glossary.unknown.name': 'Palabra desconocida',
  'glossary.unknown.says':
    'Una palabra que no está en el vocabulario. Se lee como <UNK>, así que todas ellas son la misma para el modelo.',
  'glossary.value.name': 'Valor (value)',
  'glossary.value.says':
    'El vector que entrega una palabra cuando se la encuentra: la atención mezcla los valores según las partes.',
  'glossary.vector.name': 'Vector',
  'glossary.vector.says':
    'Una fila de números que van juntos, como los de una palabra. Si son dos, es un lugar en un plano.',
  'glossary.vocabulary.name': 'Vocabulario',
  'glossary.vocabulary.says': 'Todos los tokens que conoce una mitad del modelo.',
  'glossary.weight.name': 'Peso',
  'glossary.weight.says':
    'Un número de la red que fija el entrenamiento. Todo lo que sabe un modelo está en sus pesos, llamados también parámetros.',
};
export default texts;
