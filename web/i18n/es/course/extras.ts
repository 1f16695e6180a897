import type en from '../../en/course/extras';

const texts: Record<keyof typeof en, string> = {
  'extras.base.title': 'Un interruptor cada vez',
  'extras.base.1':
    'Alrededor de las partes que conoces hay extras, con los que un Transformer puede aprender más deprisa o mejor. Aquí el modelo base prescinde de ellos. Tiene {steps} pasos para aprender {pairs} frases, demasiado pocos para llegar lejos.',
  'extras.base.2':
    '[[switches|Cada extra es un interruptor]]; un modelo cambiado empieza de nuevo, con la misma semilla. Al acabar el entrenamiento, [[runs|la tabla]] anota el paso en que [[goal|la pérdida bajó de]] {goal} y [[right|la parte de frases nuevas]] que traduce sin ningún error.',
  'extras.faster.asks':
    'Entrena el modelo base hasta el final. Después pon la normalización, antes o después, y entrena otra vez. ¿Cuál aprende más deprisa?',
  'extras.faster.why':
    'El normalizado: su pérdida baja antes y acierta muchas más frases nuevas, con apenas más pesos. Con las otras semillas pasa lo mismo.',
  'extras.norm.title': 'Qué hace la normalización',
  'extras.norm.1':
    'Cada parte de una capa suma algo al vector de una palabra, así que [[before|sus números]] crecen y se desplazan mientras el modelo aprende. La normalización de capa (*layer norm*) toma cada vector por separado, le resta su [[mean|media]] y lo divide por la raíz de su [[variance|varianza]]: [[after|después]] la una es cero y la otra, uno.',
  'formula.norm.x': 'un número del vector',
  'formula.norm.mean': 'media de sus números',
  'formula.norm.variance': 'su varianza',
  'formula.norm.epsilon': 'un número diminuto, para no dividir por cero',
  'formula.norm.learned': 'aprendidos, uno de cada para cada número',
  'extras.norm.2':
    'Dos números aprendidos para cada lugar, γ y β, pueden [[out|estirar y mover]] el resultado. El Transformer original normaliza después de cada suma residual (*post-norm*); la mayoría de los posteriores, antes de cada parte (*pre-norm*).',
  'extras.unmoved.asks':
    'Multiplica el vector con el primer control deslizante y muévelo con el segundo. Después cambia solo su primer número. ¿Qué deja pasar?',
  'extras.unmoved.why':
    'El tamaño y el desplazamiento desaparecen; queda el patrón: qué números destacan, y cuánto en comparación con los demás. Así ningún paso puede ahogar al siguiente por puro tamaño.',
  'extras.scale.title': 'Por qué se dividen las puntuaciones',
  'extras.scale.1':
    'Un producto escalar suma tantos términos como números tiene una clave, d. Cuantos más términos, más se alejan entre sí [[plain|las puntuaciones]]: [[spread|su dispersión]] crece como la raíz de d. Tras el softmax, [[share|una clave]] tiene casi todo.',
  'extras.scale.2':
    'Antes de entrenar eso es puro azar, pero cuesta deshacerlo: donde una parte está cerca de uno, [[slope|su pendiente]], lo rápido que cambia con su propia puntuación, está cerca de cero, y el entrenamiento apenas nota hacia dónde ir. [[divided|Divididas por la raíz de d]], se dispersan igual con cualquier ancho. En {draws} sorteos de los vectores más anchos, la parte mayor es del {plain} en promedio; con la división, del {divided}.',
  'extras.spike.asks':
    'Aumenta el ancho hasta que una clave tenga más del {most} sin dividir. Sortea otra vez hasta haberlo visto en {often} sorteos. ¿Qué cambia la división?',
  'extras.spike.why':
    'Las demás siguen contando y la pendiente está lejos de cero. En la primera figura, este interruptor, por sí solo, es el que más aporta, y no cuesta ni un peso.',
  'formula.similarities.scaled': 'producto escalar escalado',
  'formula.similarities.dot': 'producto escalar',
  'formula.similarities.cosine': 'coseno del ángulo',
  'formula.similarities.euclidean': 'menos la distancia al cuadrado',
  'formula.similarities.vectors': 'consulta y clave',
  'formula.similarities.d': 'cuántos números tiene cada una',
  'formula.similarities.length': 'longitud de la consulta',
  'extras.scale.3':
    'El coseno compara solo direcciones; la distancia, lo cerca que están consulta y clave. Con los demás interruptores apagados, cada semilla las ordena como están numeradas, la primera mejor; la distancia incluso perjudica en esta tarea.',
  'extras.rest.title': 'Más capas',
  'extras.rest.1':
    'Una red feed-forward trabaja con cada palabra por separado: una capa totalmente conectada, luego ReLU, que pone a cero los números negativos, y luego otra. Sin esa función no lineal las dos equivaldrían a una. La atención solo toma medias ponderadas de valores; con ReLU puede aparecer un número donde otros dos son grandes a la vez, y en ningún otro sitio. Una segunda capa lo repite todo: se comparan otra vez palabras que ya conocen a sus vecinas.',
  'extras.alike.asks':
    'Busca un extra que no cambie nada: dos modelos con la misma semilla, uno de ellos con un extra más, cuyas [[right|partes de frases nuevas]] no disten más de {points} puntos porcentuales.',
  'extras.alike.why':
    'Tan poca diferencia puede ser azar: solo con otra semilla, la parte varía otro tanto. Con normalización y escalado, la red feed-forward o la segunda capa no aportan aquí casi nada, y juntas perjudican: su pérdida baja tarde. No es que haya más que aprender: quita la normalización y deja lo demás, y baja antes.',
  'extras.rest.3':
    'Los modelos grandes tienen todos estos extras, en decenas de capas. Lo que vale un extra depende de la tarea, y lo dice un experimento: los mismos datos, la misma semilla, un interruptor.',

  'figure.extras.norm': 'Normalización',
  'figure.extras.norm.none': 'ninguna',
  'figure.extras.norm.post': 'después',
  'figure.extras.norm.pre': 'antes',
  'figure.extras.similarity': 'Similitud',
  'figure.extras.similarity.dot': 'producto escalar',
  'figure.extras.similarity.scaled_dot': 'escalado',
  'figure.extras.similarity.cosine': 'coseno',
  'figure.extras.similarity.euclidean': 'distancia',
  'figure.extras.feedForward': 'Feed-forward',
  'figure.extras.on': 'sí',
  'figure.extras.off': 'no',
  'figure.extras.layers': 'Capas',
  'figure.extras.seed': 'Semilla',
  'figure.extras.with.post': 'norm. después',
  'figure.extras.with.pre': 'norm. antes',
  'figure.extras.with.feedForward': 'feed-forward',
  'figure.extras.with.layers': 'segunda capa',
  'figure.extras.base': 'base',
  'figure.extras.this': 'este modelo',
  'figure.extras.curves': 'La pérdida en {steps} pasos: de este modelo, del modelo base y de los demás',
  'figure.extras.loss': 'pérdida, media de {steps} pasos',
  'figure.extras.goalLine': 'de puntos: una pérdida de {goal}',
  'figure.extras.runs': 'Los modelos entrenados hasta ahora',
  'figure.extras.model': 'modelo',
  'figure.extras.goal': 'pérdida < {goal} en el paso',
  'figure.extras.end': 'pérdida final',
  'figure.extras.right': 'nuevas acertadas',
  'figure.extras.weights': 'pesos',
  'figure.extras.ofSeed': 'semilla {seed}',
  'figure.extras.none': 'Todavía no se ha entrenado ninguno hasta el final.',
  'figure.extras.ended': 'Frases nuevas acertadas: {right}.',
  'figure.extras.compared': 'Frases nuevas acertadas: {right}; frente al modelo base: {points} puntos porcentuales.',
  'figure.norm.word': 'Vector de',
  'figure.norm.times': 'Todos por',
  'figure.norm.plus': 'Todos más',
  'figure.norm.first': 'El primero más',
  'figure.norm.back': 'Restablecer',
  'figure.norm.table': 'Los números de un vector antes de la normalización, después y con lo aprendido',
  'figure.norm.number': 'Número',
  'figure.norm.before': 'antes',
  'figure.norm.after': 'después',
  'figure.norm.out': '· γ + β',
  'figure.norm.mean': 'media',
  'figure.norm.variance': 'varianza',
  'figure.spread.width': 'Ancho d',
  'figure.spread.again': 'Sortear otra vez',
  'figure.spread.table':
    'Las puntuaciones de una consulta con claves al azar, tal como son y divididas por la raíz de d',
  'figure.spread.key': 'clave {key}',
  'figure.spread.plain': 'q · k',
  'figure.spread.divided': '÷ √d',
  'figure.spread.share': 'parte',
  'figure.spread.spread': 'dispersión',
  'figure.spread.slope': 'pendiente de la mayor',
  'figure.spread.largest': 'Parte mayor, media de {draws} sorteos',
  'figure.spread.curves':
    'La parte mayor, en promedio de {draws} sorteos. Con ancho {width}: {plain} sin dividir, {divided} con división.',
};
export default texts;
