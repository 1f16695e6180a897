/** Texts of the machine part in English; `es/machine.ts` has the same keys. */
export default {
  'stageNote.close': 'Close this note',
  'noteName.tokens': 'Tokens',
  'noteName.encoder': 'Encoder',
  'noteName.decoder': 'Decoder',
  'noteName.embedding': 'Embedding',
  'noteName.position': 'Position',
  'noteName.sum': 'Their sum',
  'noteName.query': 'Query',
  'noteName.key': 'Key',
  'noteName.value': 'Value',
  'noteName.product': 'Query times key',
  'noteName.score': 'Score',
  'noteName.weight': 'Weight',
  'noteName.mix': 'Weighted values',
  'noteName.attention.encoder': 'Self-attention',
  'noteName.attention.decoder': 'Masked self-attention',
  'noteName.attention.cross': 'Cross-attention',
  'noteName.heads': 'Output projection',
  'noteName.residual': 'Residual connection',
  'noteName.norm': 'Layer normalisation',
  'noteName.feedForward': 'Feed-forward layer',
  'noteName.output': 'Linear layer and softmax',
  'noteName.logit': 'Logits',
  'noteName.probability': 'Probabilities',
  'noteName.gradient': 'The gradient',
  'noteName.writes': 'The word that is written',

  'stageNote.tokens':
    'The sentence is cut into tokens, and each becomes its number in the vocabulary. The model knows only these numbers, so what is not in the vocabulary is read as an unknown word.',
  'stageNote.encoder':
    'The encoder reads the whole sentence at once and turns each word into a vector that has taken in the words around it. The decoder consults these vectors for every word that it writes.',
  'stageNote.decoder':
    'The decoder starts from {start} and writes one word at a time; each word goes back in, until it writes <EOS>. In training the right word goes in, whatever was written, so that all places learn at once.',
  'stageNote.embedding':
    'Each word of the vocabulary owns a row of {d} numbers, and that row is looked up. The network can only calculate, so words have to become numbers; training moves each row to where it predicts best.',
  'stageNote.position.sinusoidal':
    'Each place in the sentence has a vector of its own, made of sines and cosines of different wavelengths. Attention by itself does not know which word came first; this tells it.',
  'stageNote.position.learned':
    'Each place in the sentence has a row of its own in a second table, learned like the words. Attention by itself does not know which word came first; this tells it.',
  'stageNote.sum':
    'The vector of the word and the vector of its place are added, number by number. From here on one vector says both what the word is and where it stands.',
  'stageNote.query':
    'A query is what a place is looking for: its vector times a learned matrix. It is compared with every key, to find out which words matter here.',
  'stageNote.key':
    'A key is what a word can be found by: its vector times a second matrix. Since it is learned apart from the query, a word can look for others that are unlike itself.',
  'stageNote.value':
    'A value is what a word hands over when it is looked at: its vector times a third matrix. So a word can be found by one thing and pass on another.',
  'stageNote.product':
    'A query and a key are multiplied number by number, and the products are summed. The more the two point the same way, the larger the result.',
  'stageNote.score.scaled_dot':
    'The product of query and key is divided by the square root of their length. Sums over more numbers grow larger, and softmax of large scores would harden before anything is learned.',
  'stageNote.score.dot':
    'The product of query and key is the score as it is. The more the two point the same way, the more the word counts; long vectors choose sharply.',
  'stageNote.score.cosine':
    'The score is the cosine of the angle between query and key, from −1 to 1. Only the direction counts and not the length, so no weight can become very sharp.',
  'stageNote.score.euclidean':
    'The score is minus the squared distance between query and key. The nearer a key lies to the query, the more its word counts.',
  'stageNote.weight':
    'Softmax raises e to each score of a row and divides by the sum of the row. So all weights are positive and sum to 1: they say how the attention is shared out.',
  'stageNote.mix':
    'The values are added up, each times its weight. The word that was looked at most shows most in the result.',
  'stageNote.attention.encoder':
    'Each word looks at all words of the sentence, itself included: softmax turns its scores into weights that sum to 1, and the values are mixed by these. So a word takes in what it needs from the others, however far away they stand.',
  'stageNote.attention.decoder':
    'Each place looks at itself and at what was written before it; later words are masked, with a score of −∞ and a weight of 0. Without the mask, training would let the decoder copy the word that it has to predict.',
  'stageNote.attention.cross':
    'Each place of the translation sends a query to the encoder, whose vectors give the keys and the values. It is the only way on which the source reaches the translation.',
  'stageNote.scores.cosine': 'S holds the scores: the cosine between each query and each key.',
  'stageNote.scores.euclidean': 'S holds the scores: minus the squared distance between each query and each key.',
  'stageNote.mask': 'M holds −∞ where a later word stands, and 0 elsewhere.',
  'stageNote.heads':
    'What the heads found is laid side by side and goes through one more matrix. Each head can look for something else, and this brings their finds together in one vector.',
  'stageNote.residual':
    'What came in is added to what the layer made of it. So a word keeps what it was and only a change has to be learned, and gradients find a straight way back.',
  'stageNote.norm.post':
    'The numbers of each vector are shifted to mean 0 and scaled to variance 1, then stretched and moved by learned amounts; here, after each sum. Vectors stay in the same range from layer to layer, which keeps training steady.',
  'stageNote.norm.pre':
    'The numbers of each vector are shifted to mean 0 and scaled to variance 1, then stretched and moved by learned amounts; here, before each sublayer and once at the end. The sums themselves stay untouched, so gradients pass freely through many layers.',
  'stageNote.feedForward.relu':
    'Each vector, by itself, is widened from {d} numbers to {ff}, what is negative becomes 0, and the rest is brought back to {d}. Attention only mixes words; here something new is made of the mixture.',
  'stageNote.feedForward.gelu':
    'Each vector, by itself, is widened from {d} numbers to {ff}, bent by GELU, a smooth cut near 0, and brought back to {d}. Attention only mixes words; here something new is made of the mixture.',
  'stageNote.output':
    'A last matrix gives every word of the vocabulary a logit, and softmax turns the logits into probabilities that sum to 1. So the decoder’s vector becomes a choice among words, which training can compare with the right one.',
  'stageNote.logit':
    'Every word of the vocabulary has a column in the last matrix; the decoder’s vector times that column is its logit. The better the two agree, the more probable the word.',
  'stageNote.probability':
    'Softmax raises e to each logit and divides by the sum over the vocabulary. So all probabilities are positive and sum to 1, and the loss is minus the logarithm of the right word’s.',
  'stageNote.gradient':
    'The gradient of the loss L says for each number of the model how fast the loss would rise with it, and every weight moves against its own. By the chain rule it is found from the end to the beginning: what comes out as y hands its gradient back to what went in as x, and where x went several ways, what comes back is added up.',
  'stageNote.gradient.width':
    'Wires are as wide as the gradient is large: the largest is drawn widest, each tenth of it by a third thinner, and from a thousandth down all are alike.',
  'stageNote.writes':
    'The most probable word is written and goes back in as the next word of the decoder. When it is <EOS>, the end of the sentence, the translation is finished.',

  'number.label': '{name}, {row}, {column}: {value}',
  'numbers.layer': '{name}, layer {layer}',
  'numbers.weights': '{count} weights',
  'numbers.weight': 'One weight',
  'number.product': 'query · key',
  'number.score': 'score',
  'number.weight': 'weight',
  'number.mix': 'weighted values',
  'number.embedding': 'embedding',
  'number.position': 'position',
  'number.sum': 'sum',
  'number.query': 'query',
  'number.key': 'key',
  'number.value': 'value',
  'number.heads': 'mixed',
  'number.residual': 'sum with the residual',
  'number.norm': 'normalised',
  'number.hidden': 'hidden',
  'number.feedForward': 'feed-forward',
  'number.logit': 'logits',
  'number.probability': 'probabilities',

  'strips.role': 'vectors',
  'strips.label': '{name}, {rows} vectors of {columns} numbers. Arrow keys read a number.',
  'strips.reading': '{word}, number {place}: {value}.',
  'strips.legend': 'value',
  'strips.legend.label': 'Colour scale of values, from minus {scale} to {scale}',
  'layer.close': 'Fold this part of the machine',
  'layer.embedding': 'Words become vectors',
  'layer.encoder': 'Encoder, layer {layer}',
  'layer.decoder': 'Decoder, layer {layer}',
  'layer.output': 'A vector becomes a word',
  'layer.in': 'input',
  'layer.out': 'brought back',
  'layer.place': 'Which word to write',
} as const;
