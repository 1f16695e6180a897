/** Chapter 10: put together. */
export default {
  'build.translator.title': 'A translator of your own',
  'build.translator.1':
    'Choose what your model is to learn: *Dates* turns English dates into Spanish ones, *Numbers* figures into Spanish words. Each has {learned} examples to learn from; {held} more are held out. Training never sees those, so only they can tell whether a model has found the rule.',
  'build.translator.2':
    'Then choose [[sizes|how large]] it is to be. The width says how many numbers stand for a token; the heads share it evenly. Each layer may end in a feed-forward network. What cannot be built is refused beside its field, with the reason.',
  'build.translator.3':
    'Last comes [[course|the training]]: the steps, and the learning rate, which says how far each of them moves the weights. It can be too small as well as too large.',
  'build.mark.asks':
    'The model in the form gets nothing right. Change it, build and train it, until its accuracy, the share of held-out inputs that come out without a mistake, is above {mark}. [[table|The table]] keeps your runs.',
  'build.mark.why': 'Your model translates what it has never seen, and nobody wrote the rule down for it.',
  'build.unseen.title': 'What it has never seen',
  'build.unseen.1':
    'Now type inputs of your own. The model reads not letters but [[pieces|tokens]], here {pieces}. In these lessons they are words or pieces of numbers: a year comes in two halves, the numbers of *Numbers* digit by digit. So an input can be new as a whole while each of its pieces is known.',
  'build.unseen.2':
    'Large models do the same with words: frequent ones stay whole, rare ones fall into pieces, if need be down to single bytes. So {vocabulary} tokens are enough for {model} to read any text.',
  'build.outside.asks':
    'With a model past the mark, type a new input of the lesson’s kind that comes out right. Then try one of another kind, such as a date of another century or a number of five digits. [[sure|How sure]] is the model?',
  'build.outside.why':
    'It answered all the same, and may have been quite sure. Beyond what it was trained on, nothing in a model says that it does not know. Large models make up facts in the same way.',
  'build.large.title': 'On the way to a large model',
  'build.large.1':
    'The models behind chat programs are [[decoder|the decoder half]] alone: no source sentence, no encoder, no cross-attention. They read one text, yours followed by their own, and write the next token as you know it.',
  'build.large.2':
    'So training needs no pairs: in any text each token is the right answer to those before it (next-token prediction). To continue all kinds of texts well, a model has to pick up grammar, facts and styles.',
  'build.large.3':
    'The parts stay what they are, and grow. Your model has {weights} weights; by the same sums {model} has {goal}, which is {times} times as many: [[tables|tables]] of more tokens, wider vectors, more layers. Two things differ: positions are learned numbers instead of waves, and one table both reads tokens and, as the weights of the output layer, rates them.',
  'build.sizes.asks':
    'Make each of the four changes to your model alone: which adds most to [[total|the sum]]? Then make all of them.',
  'build.sizes.why':
    'For a small model it is the width: a table from one vector to another has its square in weights, and every layer has several. Together the changes make {model}, weight for weight, with no kind of part that you have not met.',
  'build.large.4':
    'Such a model continues texts; it does not answer yet. For that it is trained a little further on conversations (fine-tuning), and then by which of its answers people prefer. Both are again steps that move the same weights.',
  'build.further.title': 'Out of the tab',
  'build.further.1':
    'A browser tab has its limits; larger models want graphics cards. Your model need not begin anew there: its file (*.safetensors*, a format for arrays of numbers) holds weights, vocabularies, examples and the state of the optimizer, under PyTorch’s names, and [[program|one program]] goes on from it on your own machine, also as several processes: copies that share the work.',
  'build.take.asks': 'With a model past the mark, save the model and the program, both into one folder.',
  'build.take.why':
    'Type there what the figure says, and the same weights translate in a terminal; with more pairs they train on. The lab opens your file as well, and what PyTorch saves: under *Share*.',
  'build.further.2':
    'That is the course. In the lab every number tells how it was made, every part can be left out, and any pairs of sentences can be learned.',

  'figure.build.lesson': 'What it learns',
  'figure.build.go': 'Build and train',
  'figure.build.weights': '{count} weights',
  'figure.build.curve': 'The loss over {steps} steps',
  'figure.build.heldOut': 'Right of {count} never seen',
  'figure.build.runs': 'Your runs, the latest last',
  'figure.build.none': 'No run has come to its end yet.',
  'figure.build.column.lesson': 'lesson',
  'figure.build.column.width': 'width',
  'figure.build.column.heads': 'heads',
  'figure.build.column.layers': 'layers',
  'figure.build.column.forward': 'f.-fwd.',
  'figure.build.column.rate': 'rate',
  'figure.build.column.steps': 'steps',
  'figure.build.column.weights': 'weights',
  'figure.build.column.loss': 'loss',
  'figure.build.column.right': 'right',
  'figure.unseen.reads': 'reads',
  'figure.unseen.writes': 'writes',
  'figure.unseen.kind.learned': 'The model has learned from this very input.',
  'figure.unseen.kind.new': 'New, and of the lesson’s kind.',
  'figure.unseen.kind.other': 'Not of the lesson’s kind: what is written is a guess, and is not checked here.',
  'figure.unseen.right': 'The translation is right.',
  'figure.unseen.wrong': 'It should be {right}.',
  'figure.sizes.changes': 'Change your model into {name}',
  'figure.sizes.change.half': 'The decoder half alone',
  'figure.sizes.change.tokens': '{vocabulary} tokens, {context} learned positions, one table for reading and rating',
  'figure.sizes.change.width': 'Width {width}, feed-forward {forward}',
  'figure.sizes.change.layers': '{layers} layers',
  'figure.sizes.table': 'Weights of each part',
  'figure.sizes.part.tables': 'tables of tokens',
  'figure.sizes.part.encoder': 'encoder',
  'figure.sizes.part.decoder': 'decoder',
  'figure.sizes.part.output': 'output layer',
  'figure.sizes.total': 'together',
  'figure.sizes.published': 'The same sums for published models',
  'figure.sizes.model': 'model',
  'figure.sizes.times': 'yours ×',
  'figure.take.first': 'First bring your model past the mark.',
};
