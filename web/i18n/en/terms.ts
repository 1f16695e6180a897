/** What the words of the training bar and of the large attention mean, in English; `es/terms.ts` has the same keys. */
export default {
  'noteName.step': 'Step',
  'noteName.loss': 'Loss',
  'noteName.accuracy': 'Accuracy',
  'noteName.engine': 'Engine',
  'noteName.turbo': 'Turbo',
  'noteName.eos': 'The end of the sentence',
  'noteName.head': 'Heads and their mean',
  'stageNote.step':
    'In one step the model reads a few sentence pairs, the error goes back through it as a gradient, and every weight moves a little.',
  'stageNote.loss':
    'How improbable the model found the right words: the logarithm of each one’s probability with its sign turned, on average over the pairs of the step. At 0 it is certain, and right. On the curve’s log scale every fall to a tenth is equally high, so that small losses can be told apart. While a part is left out or a weight is set by hand, it is still the number from without that change.',
  'stageNote.accuracy':
    'How many of the words of the step’s pairs the model would have written right, given the right words before them. <EOS>, the end of the sentence, counts as a word. While a part is left out or a weight is set by hand, it is still the number from without that change.',
  'stageNote.engine':
    'What does the computing: C++ compiled to WebAssembly, in a worker on your processor. “simd” takes four numbers at a time and gives the same bits on every machine; “relaxed” is turbo.',
  'stageNote.turbo':
    'A second build of the engine, about a sixth faster. It lets the processor round a product and a sum together where it can, and not every processor does: with the same seed another machine may come to slightly different numbers, no longer the same bit for bit. It needs relaxed SIMD, which not every browser has.',
  'stageNote.eos':
    '<EOS> stands for the end of a sentence. The decoder reads it first, when it has written nothing yet, and writes it last: so it says that its translation is complete. Until it has learned to, it goes on to the longest translation that is allowed.',
  'stageNote.head':
    'Each layer attends several times side by side, every time with its own queries, keys and values. One of these attentions is a head, and each can look for something else. The mean is over the weights of the heads of a layer, or of all layers: it shows what they look at together. The model itself has no use for it.',
} as const;
