/** Chapter 8: how it learns. */
export default {
  'learning.loss.title': 'How wrong was that?',
  'learning.loss.1':
    'In training the decoder [[reads|reads the right translation]], whatever it would have written itself: teacher forcing. At each place it is to give [[right|the word that comes next]] all the probability it can, and a mistake at one place does not spoil the others.',
  'learning.loss.2':
    'What a place costs depends on [[probability|the probability of the right word]] alone: [[cost|its loss]] is the negative logarithm of that, zero where the model was certain, and the larger, the less it expected the word. This is cross-entropy, and training lowers its mean over all places of a batch: the sentence pairs that one step reads.',
  'formula.crossEntropy.p': 'probability of the right word at one place',
  'formula.crossEntropy.n': 'number of places',
  'formula.crossEntropy.l': 'loss',
  'learning.loss.3':
    'Untrained, the model gives each of its {entries} entries about the same probability. So a place costs about {guess}: the price of guessing. Accuracy is simpler: the share of places where [[writes|the word it would write]] is the right one.',
  'learning.sure.asks':
    'Train the model to its end and show both sentences. Then make the other word [[truth|the right translation]]. What does that cost?',
  'learning.sure.why':
    'The model is sure of its word and leaves almost nothing to the other, which costs far more than guessing. The loss has no ceiling: nothing is dearer than to be sure and wrong.',
  'learning.way.title': 'The gradient walks backwards',
  'learning.way.1':
    'Which way should each of the {weights} weights move? Its gradient says how fast the loss rises with it. Backpropagation finds all gradients in one walk from the end to the beginning: each stage is handed the gradient of its output and works out, by the chain rule, those of its input and of its weights.',
  'learning.way.2':
    'At [[logits|a logit]] it is the word’s probability, less one for the right word, divided by the number of places. A step goes against it: the right word is to rise, the others are to sink. Where numbers [[residual|were added]], each gets the gradient unchanged, so residual connections are roads without a toll. Through [[crossing|cross-attention]] it enters the encoder.',
  'learning.walk.asks':
    'Take one step with the untrained model and walk its gradient back to the words. Then train to the end, take one more step, and walk again.',
  'learning.walk.why':
    'At first the encoder gets not a hundredth of what the decoder gets, for the weights of cross-attention are still small. In the end all of it is tiny: a model that is right has nothing to correct.',
  'learning.nudge.title': 'One weight, by hand',
  'learning.nudge.1':
    'A gradient is a forecast that can be tested. Move one weight a little, and the loss should change by the gradient times that change: [[forecast|a straight line]]. Beside it stands the loss that [[measured|is measured]]; below each weight, its gradient.',
  'formula.forecast.w': 'a weight; all others stay',
  'formula.forecast.change': 'its change',
  'formula.forecast.g': 'gradient of the loss at this weight',
  'learning.nudge.2':
    'The true loss is a curve, which the line touches where the weight stands. Further off it bends away, and a gradient that was measured here cannot know of it.',
  'learning.forecast.asks':
    'Train this model, which stops after {steps} steps. Move a weight so that the loss falls as forecast, to within a tenth of the change; then one so far that the loss rises although it was to fall.',
  'learning.forecast.why':
    'Both moves went against the gradient. The small one kept its promise; the large one ran through the valley and up the other side. So training takes small steps and measures the gradient anew before each.',
  'learning.race.title': 'How far to step',
  'learning.race.1':
    'The rule that turns gradients into steps is called the optimizer; here are two. Both move all weights at once, and the learning rate sets how far. Gradient descent, the plainest, moves each against its gradient, by the learning rate times the gradient.',
  'formula.descent.w': 'each weight of the model',
  'formula.descent.rate': 'learning rate',
  'learning.race.2':
    'Adam, which most Transformers are trained with, keeps two running means for each weight, of its gradient and of the gradient squared, and divides the first by the root of the second. A gradient that keeps its sign then moves its weight by about the learning rate, be it small or large.',
  'learning.race.3':
    'Two models begin with the same weights. At [[plateau|the dotted line]], {plateau}, a model knows both words but not which is asked for, and gives each a half; <EOS>, of which it is sure, halves the mean. To get further it needs its encoder, where gradients are small.',
  'learning.rates.asks':
    'Train both at different [[rates|learning rates]]. Find one at which neither learns, one at which only Adam does, and one at which both do.',
  'learning.rates.why':
    'Too small, and the steps run out; too large, and they overshoot. Plain steps that suit the decoder leave the encoder behind. Adam gives every weight a measure of its own, and so learns over a far wider range.',

  'figure.losses.truth': 'Right translation',
  'figure.losses.table': 'What each place of the translation costs',
  'figure.losses.reads': 'reads',
  'figure.losses.writes': 'would write',
  'figure.losses.right': 'right word',
  'figure.losses.probability': 'its probability',
  'figure.losses.mean': 'Mean: the loss of this sentence',
  'figure.losses.curve': 'The loss falls with the probability of the right word; each place is a dot on the curve',
  'figure.way.walk': 'Walk back from the loss',
  'figure.way.back': 'One stage back',
  'figure.way.end': 'All the way back',
  'figure.way.list': 'The gradient at each stage, from the loss to the words',
  'figure.way.at': '{lane}, {stage}: gradient {size}',
  'figure.way.encoder': 'Encoder',
  'figure.way.decoder': 'Decoder',
  'figure.way.logits': 'logits',
  'figure.way.residual': 'residual sum',
  'figure.way.cross': 'cross-attention',
  'figure.way.self': 'self-attention',
  'figure.way.query': 'query',
  'figure.way.keys': 'keys, values',
  'figure.way.sum': 'word + position',
  'figure.way.embedding': 'word embedding',
  'figure.way.width': 'Width: the size ∇ of the gradient',
  'figure.way.most': '{size}, the largest',
  'figure.way.part': '{one}/{divisor}',
  'figure.way.least': '{one}/{divisor} or less',
  'figure.way.none': 'Press “{button}” below, and the gradient is measured at every stage.',
  'figure.way.all': 'The gradient of step {step} has come to every stage. Walk it back one by one.',
  'figure.way.says.0':
    'It begins at the loss of this step, {loss}: the mean over all places of {pairs} sentence pairs.',
  'figure.way.says.1': 'At each logit: the probability, minus one for the right word, divided by the number of places.',
  'figure.way.says.2': 'The weights that made logits of the last vectors hand the gradient back to those vectors.',
  'figure.way.says.3':
    'The vectors are a sum: what attention has added gets the gradient unchanged, and so does what went past it.',
  'figure.way.says.4':
    'By the weights of attention it goes to the values, and through softmax to queries and keys. Keys and values are the encoder’s.',
  'figure.way.says.5':
    'Where wires meet, gradients are added. From here on encoder and decoder are walked through at the same time.',
  'figure.way.says.6':
    'Again a sum: self-attention gets the gradient unchanged, and the residual connection passes by it.',
  'figure.way.says.7': 'Values, queries and keys again, now all of them of the words of one sentence.',
  'figure.way.says.8':
    'What came around and what came through is added. A position is not learned: only the word goes on.',
  'figure.way.says.9':
    'It has come to the words. On the way every weight has got its own gradient, and moves against it.',
  'figure.nudge.output': 'Output layer: weights and bias',
  'figure.nudge.source': 'Word embedding',
  'figure.nudge.weight': '{word}, weight {place}',
  'figure.nudge.bias': '{word}, bias',
  'figure.nudge.cell': '{name}: {weight}, gradient {gradient}',
  'figure.nudge.change': 'Change of the weight',
  'figure.nudge.back': 'Set back',
  'figure.nudge.forecast': 'forecast',
  'figure.nudge.measured': 'measured',
  'figure.nudge.changes': 'change',
  'figure.nudge.plot': 'The loss over the change of the weight: the forecast as a line, what was measured as dots',
  'figure.nudge.train': 'Train the model first: it stops early.',
  'figure.nudge.held': 'The loss falls as forecast, to within a tenth of the change.',
  'figure.nudge.worse': 'The loss rises as forecast, to within a tenth of the change.',
  'figure.nudge.off': 'The forecast is off by more than a tenth of the change.',
  'figure.nudge.past': 'Too far: the loss has risen, and was to fall.',
  'figure.race.curves':
    'The losses of both models over {steps} steps, with a line where a model knows both words and not which',
  'figure.race.table': 'The loss that each model has come to, by learning rate',
  'figure.race.rate': 'learning rate',
  'figure.race.plain': 'plain steps',
  'figure.race.learned': 'learned',
  'figure.race.not': 'not learned',
  'figure.race.diverged': 'diverged',
};
