/** Chapter 9: the extras. */
export default {
  'extras.base.title': 'One switch at a time',
  'extras.base.1':
    'Around the parts that you know stand extras, with which a Transformer may learn faster or better. The base model here goes without them. It has {steps} steps to learn {pairs} phrases, too few to get far.',
  'extras.base.2':
    '[[switches|Each extra is a switch]]; a changed model begins anew, with the same seed. When its training ends, [[runs|the table]] notes the step at which [[goal|its loss fell below]] {goal} and [[right|the share of new sentences]] that it translates without a mistake.',
  'extras.faster.asks':
    'Train the base to its end. Then switch normalization on, before or after, and train again. Which one learns faster?',
  'extras.faster.why':
    'The normalized one: its loss falls sooner, and far more new sentences come out right, with hardly more weights. It is the same with the other seeds.',
  'extras.norm.title': 'What normalization does',
  'extras.norm.1':
    'Every part of a layer adds something to a word’s vector, so [[before|its numbers]] grow and drift while the model learns. Layer norm takes each vector by itself, subtracts its [[mean|mean]] and divides by the root of its [[variance|variance]]: [[after|afterwards]] the one is zero and the other is one.',
  'formula.norm.x': 'a number of the vector',
  'formula.norm.mean': 'mean of its numbers',
  'formula.norm.variance': 'their variance',
  'formula.norm.epsilon': 'a tiny number, lest one divide by zero',
  'formula.norm.learned': 'learned, one of each for every number',
  'extras.norm.2':
    'Two learned numbers for each place, γ and β, may [[out|stretch and move]] the result. The original Transformer normalizes after each residual sum (post-norm), most later ones before each part (pre-norm).',
  'extras.unmoved.asks':
    'Multiply the vector with the first slider and move it with the second. Then change its first number alone. What gets through?',
  'extras.unmoved.why':
    'Size and offset are taken away; the pattern stays: which numbers stand out, and how far compared with the others. So no step can drown the next by sheer size.',
  'extras.scale.title': 'Why scores are divided',
  'extras.scale.1':
    'A dot product adds as many terms as a key has numbers, d. The more terms, the further apart lie [[plain|the scores]]: [[spread|their spread]] grows like the root of d. After softmax, [[share|one key]] then has nearly everything.',
  'extras.scale.2':
    'Before training that is mere chance, yet hard to undo: where a share is near one, [[slope|its slope]], how fast it changes with its own score, is near zero, and training hardly feels which way to go. [[divided|Divided by the root of d]], scores spread alike at every width. Over {draws} draws of the widest vectors, the largest share is {plain} on average; divided, {divided}.',
  'extras.spike.asks':
    'Widen the vectors until one key has more than {most} without division. Draw again until you have seen that in {often} draws. What does division make of it?',
  'extras.spike.why':
    'The others keep a say, and the slope is far from zero. In the first figure, this switch alone gains most, and it costs no weight at all.',
  'formula.similarities.scaled': 'scaled dot product',
  'formula.similarities.dot': 'dot product',
  'formula.similarities.cosine': 'cosine of the angle',
  'formula.similarities.euclidean': 'minus the squared distance',
  'formula.similarities.vectors': 'query and key',
  'formula.similarities.d': 'how many numbers they have each',
  'formula.similarities.length': 'length of the query',
  'extras.scale.3':
    'Cosine compares directions alone, distance how near a query and a key are. With the other switches off, every seed ranks them as they are numbered here, the first best; distance even does harm on this task.',
  'extras.rest.title': 'More layers',
  'extras.rest.1':
    'A feed-forward layer works on each word by itself: one fully connected layer, then ReLU, which sets negative numbers to zero, then another. Without that bend the two would amount to one. Attention only takes weighted means of values; with ReLU, a number can appear where two others are large together, and nowhere else. A second layer repeats the whole: words that already know their neighbours are compared once more.',
  'extras.alike.asks':
    'Find an extra that makes no difference: two runs with the same seed, one of them with one extra more, whose [[right|shares of new sentences]] lie at most {points} percentage points apart.',
  'extras.alike.why':
    'So little may be chance: another seed alone moves the share as much. With normalization and scaling on, feed-forward or a second layer gains next to nothing here, and both together do harm: their loss falls late. It is not that there is more to learn: switch normalization off and keep the rest, and it falls sooner.',
  'extras.rest.3':
    'Large models have all of these, in dozens of layers. What an extra is worth depends on the task, and an experiment tells: same data, same seed, one switch.',

  'figure.extras.norm': 'Normalization',
  'figure.extras.norm.none': 'none',
  'figure.extras.norm.post': 'after',
  'figure.extras.norm.pre': 'before',
  'figure.extras.similarity': 'Similarity',
  'figure.extras.similarity.dot': 'dot product',
  'figure.extras.similarity.scaled_dot': 'scaled',
  'figure.extras.similarity.cosine': 'cosine',
  'figure.extras.similarity.euclidean': 'distance',
  'figure.extras.feedForward': 'Feed-forward',
  'figure.extras.on': 'on',
  'figure.extras.off': 'off',
  'figure.extras.layers': 'Layers',
  'figure.extras.seed': 'Seed',
  'figure.extras.with.post': 'norm after',
  'figure.extras.with.pre': 'norm before',
  'figure.extras.with.feedForward': 'feed-forward',
  'figure.extras.with.layers': 'second layer',
  'figure.extras.base': 'base',
  'figure.extras.this': 'this run',
  'figure.extras.curves': 'The loss over {steps} steps: of this run, of the base, and of the other runs',
  'figure.extras.loss': 'loss, mean of {steps} steps',
  'figure.extras.goalLine': 'dotted: a loss of {goal}',
  'figure.extras.runs': 'The runs so far',
  'figure.extras.model': 'run',
  'figure.extras.goal': 'loss < {goal} at step',
  'figure.extras.end': 'loss at the end',
  'figure.extras.right': 'new ones right',
  'figure.extras.weights': 'weights',
  'figure.extras.ofSeed': 'seed {seed}',
  'figure.extras.none': 'Nothing has been trained to its end yet.',
  'figure.extras.ended': 'New sentences right: {right}.',
  'figure.extras.compared': 'New sentences right: {right}; compared with the base: {points} percentage points.',
  'figure.norm.word': 'Vector of',
  'figure.norm.times': 'All times',
  'figure.norm.plus': 'All plus',
  'figure.norm.first': 'First one plus',
  'figure.norm.back': 'Set back',
  'figure.norm.table': 'The numbers of a vector before layer norm, after it, and with what is learned',
  'figure.norm.number': 'Number',
  'figure.norm.before': 'before',
  'figure.norm.after': 'after',
  'figure.norm.out': '· γ + β',
  'figure.norm.mean': 'mean',
  'figure.norm.variance': 'variance',
  'figure.spread.width': 'Width d',
  'figure.spread.again': 'Draw again',
  'figure.spread.table': 'The scores of one query with random keys, as they are and divided by the root of d',
  'figure.spread.key': 'key {key}',
  'figure.spread.plain': 'q · k',
  'figure.spread.divided': '÷ √d',
  'figure.spread.share': 'share',
  'figure.spread.spread': 'spread',
  'figure.spread.slope': 'largest’s slope',
  'figure.spread.largest': 'Largest share, mean of {draws} draws',
  'figure.spread.curves':
    'The largest share on average over {draws} draws. At width {width}: {plain} without division, {divided} with it.',
};
