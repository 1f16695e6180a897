import type en from '../../en/course/multi-head';

const texts: Record<keyof typeof en, string> = {
  'multi.heads.title': 'Varias preguntas a la vez',
  'multi.heads.1':
    'Para traducir *have* hay que saber quién tiene, porque el español lo dice en el verbo: *tenemos*. Para traducir *a* hay que saber el género de su sustantivo: *un*, no *una*. Pero hasta ahora cada palabra tiene una consulta y una fila de partes: con dos preguntas recibiría una mezcla de las dos respuestas, y no podría distinguirlas.',
  'multi.heads.2':
    'Por eso los Transformers tienen varias atenciones en paralelo, llamadas [[pair|cabezas]]. Cada una tiene sus propias consultas, claves y valores, y puede hacer su propia pregunta. Juntas son la atención multicabeza (*multi-head attention*). Este codificador tiene {heads} cabezas, y el entrenamiento decide qué preguntan.',
  'multi.find.asks':
    'Entrena el modelo. Después busca la cabeza en la que *have* pregunta quién tiene y aquella en la que *good* pregunta qué es bueno, y elige la celda de cada una.',
  'multi.find.why':
    'En una cabeza, los verbos buscan el *I*, *you* o *we* que tienen delante; en la otra, artículos y adjetivos buscan su sustantivo. Nadie les dijo que se repartieran el trabajo: cada una encontró lo que reduce la pérdida.',
  'multi.heads.3':
    'Que una cabeza mire algo no quiere decir que importe. Para ver cuánto vale, quítala: entonces no añade nada, y lo demás queda como se entrenó. [[scores|Los aciertos]] son de frases que el entrenamiento no ha visto.',
  'multi.faults.asks':
    'Desconecta una cabeza y después solo la otra. Con cada una, busca una frase cuya traducción se estropee.',
  'multi.faults.why':
    'Sin la primera cabeza se pierden el género y el número del sustantivo: *una buena amigo* en lugar de *un buen amigo*. Sin la segunda, la persona del verbo: *tienen* en lugar de *tenemos*.',
  'multi.joined.title': 'Cabezas estrechas que se juntan y se suman',
  'multi.joined.1':
    'Más cabezas no tienen por qué costar más. De los {d} números de una consulta, una clave o un valor, a cada cabeza le tocan {each}. [[heads|Los resultados de las cabezas]], uno al lado del otro, vuelven a ser tan anchos como la palabra, y las tablas de consultas, claves y valores tienen {weights} pesos, como con una sola cabeza ancha.',
  'multi.joined.2':
    'Después se juntan. La proyección de salida, una tabla de pesos más, convierte [[parts|la mitad de cada cabeza]] en un vector del ancho completo, y [[answer|su suma]] es la respuesta de la atención. Su tamaño depende de la palabra: tras *you* o *we*, un verbo recibe más de la segunda cabeza; un adjetivo, de la primera.',
  'multi.joined.3':
    'La respuesta no sustituye a la palabra. [[sum|Se suma]] a [[word|los números de la palabra misma]], que rodean la atención tal como son: es una conexión residual. Así la atención no necesita repetir qué palabra es, solo decir qué hay que añadirle.',
  'formula.joined.z': 'lo que la cabeza h da a la palabra',
  'formula.joined.w': 'proyección de salida',
  'formula.joined.o': 'respuesta de la atención',
  'formula.joined.x': 'números de la palabra misma',
  'formula.joined.y': 'lo que sigue adelante',
  'multi.lost.asks':
    'En el modelo entrenado, con las dos cabezas conectadas, desconecta la conexión residual y lee las traducciones de dos frases.',
  'multi.lost.why':
    'La gramática sobrevive y las palabras se pierden: en la tercera frase, *compras esta flor* ha conservado la persona y el género de *comes esta manzana*. Eso venía de las cabezas; las palabras mismas habían llegado rodeándolas.',
  'multi.twins.title': 'Con conexiones residuales y sin ellas',
  'multi.twins.1':
    'Aquí hay dos modelos con la misma semilla y {layers} capas de codificador, una sobre otra: lo que da una es lo que lee la siguiente. Uno de los modelos no tiene conexiones residuales. Estas no tienen pesos: ambos tienen {all}. Su tarea no pide añadir nada: deben escribir las letras que leen.',
  'multi.twins.2':
    'Antes de entrenar, las partes son casi iguales, y la atención da a todas las letras casi la misma mezcla. Sin conexiones residuales, eso es todo lo que recibe la capa siguiente, y [[apart|la diferencia entre las letras]] desaparece tras dos capas. Con ellas, cada letra sube con sus propios números por todas las capas.',
  'multi.twins.3':
    'El gradiente dice, para cada peso, cómo cambiaría la pérdida con él (capítulo ocho). Aquí es el de [[pull|consultas y claves]], que deciden adónde mira una capa en la fila de encima. Sin conexiones residuales, la última lee letras todas iguales: mire adonde mire, recibe lo mismo, y sus consultas y claves apenas cambian la pérdida. Sus valores pueden aprender, pero solo lo que va a todas las letras por igual. La primera recibe aún más gradiente que con residuales, pero las siguientes borran sus letras.',
  'multi.copied.asks':
    'Da un paso y compara los gradientes. Después entrena los dos modelos hasta el final e intercambia dos letras.',
  'multi.copied.why':
    'Un modelo copia lo que lee; el otro suele escribir una letra una y otra vez. Las conexiones residuales permitieron entrenar redes muy profundas, y un Transformer tiene una alrededor de cada atención.',

  'figure.multi.head': 'Cabeza {head}',
  'figure.multi.map': 'Autoatención, cabeza {head}',
  'figure.multi.choose': 'Elige una celda para compararla en las dos cabezas.',
  'figure.multi.reading': '{row} pregunta a {column}:',
  'figure.multi.writes': 'escribe',
  'figure.multi.wanted': 'correcto',
  'figure.multi.scores': 'Frases nuevas acertadas, según lo que se quita',
  'figure.multi.out': 'se quita',
  'figure.multi.share': 'frases nuevas acertadas',
  'figure.multi.nothing': 'nada',
  'figure.multi.both': 'las dos cabezas',
  'figure.multi.without': 'La conexión residual está desconectada.',
  'figure.multi.again': 'Conectarla',
  'figure.join.choose': 'Palabra cuyos números se muestran',
  'figure.join.table': 'De las cabezas a la suma, para {word}',
  'figure.join.strip': '{name}: {count} números como colores',
  'figure.join.size': 'tamaño',
  'figure.join.from': 'de la cabeza {head}',
  'figure.join.legend': 'Colores de los valores, de menos {scale} a {scale}',
  'figure.join.answer': 'respuesta',
  'figure.join.word': 'la palabra misma',
  'figure.join.sum': 'sigue adelante',
  'figure.join.residual': 'Conexión residual',
  'figure.twins.letters': 'Letras',
  'figure.twins.table': 'Comparación de dos modelos',
  'figure.twins.with': 'con residuales',
  'figure.twins.without': 'sin ellas',
  'figure.twins.in': 'entran',
  'figure.twins.layer': 'capa {layer}',
  'figure.twins.strips': '{name}: los números de las letras como colores; diferencia {apart}',
  'figure.twins.apart': 'diferencia {apart}',
  'figure.twins.gradient': 'gradiente {gradient}',
  'figure.twins.curves': 'Pérdida de ambos modelos a lo largo de {steps} pasos',
};
export default texts;
