import type en from '../../en/course/build';

const texts: Record<keyof typeof en, string> = {
  'build.translator.title': 'Un traductor propio',
  'build.translator.1':
    'Elige qué va a aprender tu modelo: *Fechas* convierte fechas inglesas en españolas; *Números*, cifras en palabras. Cada lección tiene {learned} ejemplos para aprender; otros {held} se reservan. El entrenamiento nunca ve estos últimos, y por eso solo ellos dicen si un modelo ha encontrado la regla.',
  'build.translator.2':
    'Después elige [[sizes|el tamaño]]. El ancho dice cuántos números representan un token; las cabezas se lo reparten por igual. Cada capa puede acabar en una red feed-forward. Lo que no se puede construir se rechaza junto a su campo, con el motivo.',
  'build.translator.3':
    'Por último, [[course|el entrenamiento]]: los pasos, y la tasa de aprendizaje, que dice cuánto mueve los pesos cada uno. Puede ser demasiado pequeña o demasiado grande.',
  'build.mark.asks':
    'El modelo del formulario no acierta nada. Cámbialo, constrúyelo y entrénalo hasta que su exactitud, la parte de las entradas reservadas que sale sin errores, pase del {mark}. [[table|La tabla]] guarda tus intentos.',
  'build.mark.why': 'Tu modelo traduce lo que nunca ha visto, y nadie le ha escrito la regla.',
  'build.unseen.title': 'Lo que nunca ha visto',
  'build.unseen.1':
    'Ahora escribe entradas tuyas. El modelo no lee letras, sino [[pieces|tokens]], aquí {pieces}. En estas lecciones son palabras o trozos de números: un año va en dos mitades; los números de *Números*, cifra a cifra. Así, una entrada puede ser nueva entera y conocerse cada uno de sus trozos.',
  'build.unseen.2':
    'Los modelos grandes hacen lo mismo con las palabras: las frecuentes quedan enteras y las raras se parten en trozos, si hace falta hasta el byte. Así, a {model} le bastan {vocabulary} tokens para leer cualquier texto.',
  'build.outside.asks':
    'Con un modelo que pase la marca, escribe una entrada nueva del tipo de la lección que salga bien. Luego prueba una de otro tipo, como una fecha de otro siglo o un número de cinco cifras. ¿Con cuánta [[sure|seguridad]] responde el modelo?',
  'build.outside.why':
    'Ha contestado igualmente, y quizá muy seguro. Fuera de lo que aprendió, nada en un modelo dice que no lo sabe. Los modelos grandes inventan datos de la misma manera.',
  'build.large.title': 'Camino de un modelo grande',
  'build.large.1':
    'Los modelos de los programas de chat son solo [[decoder|la mitad decodificadora]]: ni frase de origen, ni codificador, ni atención cruzada. Leen un solo texto, el tuyo seguido del suyo, y escriben el token siguiente como ya sabes.',
  'build.large.2':
    'Por eso no hacen falta pares de frases: en cualquier texto, cada token es la respuesta correcta a los anteriores (predicción del siguiente token). Para continuar bien toda clase de textos, un modelo tiene que aprender gramática, datos y estilos.',
  'build.large.3':
    'Las partes son las mismas, y crecen. Tu modelo tiene {weights} pesos; con las mismas sumas, {model} tiene {goal}, {times} veces más: [[tables|tablas]] de más tokens, vectores más anchos, más capas. Cambian dos cosas: las posiciones son números aprendidos en vez de ondas, y una misma tabla lee los tokens y, como pesos de la capa de salida, los puntúa.',
  'build.sizes.asks':
    'Haz en tu modelo cada uno de los cuatro cambios por separado: ¿cuál hace crecer más [[total|la suma]]? Después hazlos todos.',
  'build.sizes.why':
    'En un modelo pequeño es el ancho: una tabla de un vector a otro tiene su cuadrado en pesos, y cada capa tiene varias. Los cambios juntos dan {model}, peso a peso, sin ninguna clase de parte que no conozcas.',
  'build.large.4':
    'Un modelo así continúa textos; todavía no responde. Para eso se entrena un poco más con conversaciones (ajuste fino o *fine-tuning*), y después según qué respuestas suyas prefiere la gente. Ambas cosas vuelven a ser pasos que mueven los mismos pesos.',
  'build.further.title': 'Más allá de la pestaña',
  'build.further.1':
    'Una pestaña del navegador tiene sus límites; los modelos mayores piden tarjetas gráficas. Allí tu modelo no empieza de nuevo: su archivo (*.safetensors*, un formato para tablas de números) lleva los pesos, los vocabularios, los ejemplos y el estado del optimizador, con los nombres de PyTorch, y [[program|un programa]] sigue desde él en tu propio equipo, también en varios procesos: copias que se reparten el trabajo.',
  'build.take.asks': 'Con un modelo que pase la marca, guarda el modelo y el programa, los dos en una misma carpeta.',
  'build.take.why':
    'Escribe allí lo que dice la figura, y los mismos pesos traducirán en una terminal; con más pares, siguen entrenándose. También el laboratorio abre tu archivo y lo que guarda PyTorch: en *Compartir*.',
  'build.further.2':
    'Hasta aquí el curso. En el laboratorio cada número cuenta cómo se ha hecho, cada parte se puede quitar y se puede aprender cualquier lista de pares de frases.',

  'figure.build.lesson': 'Qué aprende',
  'figure.build.go': 'Construir y entrenar',
  'figure.build.weights': '{count} pesos',
  'figure.build.curve': 'La pérdida a lo largo de {steps} pasos',
  'figure.build.heldOut': 'Bien, de {count} nunca vistas',
  'figure.build.runs': 'Tus intentos, el último al final',
  'figure.build.none': 'Ningún intento ha llegado al final todavía.',
  'figure.build.column.lesson': 'lección',
  'figure.build.column.width': 'ancho',
  'figure.build.column.heads': 'cabezas',
  'figure.build.column.layers': 'capas',
  'figure.build.column.forward': 'f.-fwd.',
  'figure.build.column.rate': 'tasa',
  'figure.build.column.steps': 'pasos',
  'figure.build.column.weights': 'pesos',
  'figure.build.column.loss': 'pérdida',
  'figure.build.column.right': 'bien',
  'figure.unseen.reads': 'lee',
  'figure.unseen.writes': 'escribe',
  'figure.unseen.kind.learned': 'El modelo ha aprendido de esta misma entrada.',
  'figure.unseen.kind.new': 'Nueva, y del tipo de la lección.',
  'figure.unseen.kind.other': 'No es del tipo de la lección: lo que escribe es una conjetura, y aquí no se comprueba.',
  'figure.unseen.right': 'La traducción es correcta.',
  'figure.unseen.wrong': 'Debería ser {right}.',
  'figure.sizes.changes': 'Convierte tu modelo en {name}',
  'figure.sizes.change.half': 'Solo la mitad decodificadora',
  'figure.sizes.change.tokens': '{vocabulary} tokens, {context} posiciones aprendidas, una tabla para leer y puntuar',
  'figure.sizes.change.width': 'Ancho {width}, feed-forward {forward}',
  'figure.sizes.change.layers': '{layers} capas',
  'figure.sizes.table': 'Pesos de cada parte',
  'figure.sizes.part.tables': 'tablas de tokens',
  'figure.sizes.part.encoder': 'codificador',
  'figure.sizes.part.decoder': 'decodificador',
  'figure.sizes.part.output': 'capa de salida',
  'figure.sizes.total': 'en total',
  'figure.sizes.published': 'Las mismas sumas para modelos publicados',
  'figure.sizes.model': 'modelo',
  'figure.sizes.times': 'el tuyo ×',
  'figure.take.first': 'Antes, lleva tu modelo más allá de la marca.',
};
export default texts;
