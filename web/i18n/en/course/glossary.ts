/** The glossary: what the terms are called, and a sentence or two about each. */
export default {
  'glossary.title': 'Glossary',
  'glossary.about':
    'The terms of the course, each in a sentence or two, with the chapter that explains it and its place in the lab.',
  'glossary.lab': 'In the lab',
  'glossary.accuracy.name': 'Accuracy',
  'glossary.accuracy.says':
    'The share of answers that are right. In the lab it is counted by words: how many of the right ones the model itself would have written, given the right words before each of them.',
  'glossary.activation.name': 'Activation function',
  'glossary.activation.says':
    'A bend that a network puts between two layers, such as ReLU, which lets positive numbers through and turns negative ones into zero. Without it, two layers would amount to one.',
  'glossary.attention.name': 'Attention',
  'glossary.attention.says':
    'The way in which a word takes from other words as much as each of them matters to it: shares that add up to one, and a mixture of values by these shares.',
  'glossary.autoregressive.name': 'Autoregressive model',
  'glossary.autoregressive.says':
    'A model that reads its own words as it goes on: each word it writes is among what it reads for the next one.',
  'glossary.backpropagation.name': 'Backpropagation',
  'glossary.backpropagation.says':
    'The way back through the network, from the loss to every weight, that finds out how a change of each weight would change the loss.',
  'glossary.batch.name': 'Batch',
  'glossary.batch.says':
    'The few sentence pairs that the model reads together in one step of training, and whose errors are averaged.',
  'glossary.beam-search.name': 'Beam search',
  'glossary.beam-search.says':
    'Decoding that keeps several beginnings of a translation at a time, and so can find one that is better as a whole than what the best next word leads to.',
  'glossary.bias.name': 'Bias',
  'glossary.bias.says': 'A learned number that a layer adds to a sum, whatever goes in.',
  'glossary.causal-mask.name': 'Causal mask',
  'glossary.causal-mask.says':
    'What keeps the decoder from reading ahead: scores of later words become minus infinity, and so their shares zero.',
  'glossary.cross-attention.name': 'Cross-attention',
  'glossary.cross-attention.says':
    'Attention of the decoder to the encoder: each word that is being written looks for the source words it needs. Also called encoder-decoder attention.',
  'glossary.decoder.name': 'Decoder',
  'glossary.decoder.says':
    'The half of a Transformer that writes: from what it has written and what the encoder hands it, it predicts the next word.',
  'glossary.dot-product.name': 'Dot product',
  'glossary.dot-product.says':
    'Two vectors multiplied number by number and added up. It is large where both are long and point the same way.',
  'glossary.embedding.name': 'Word embedding',
  'glossary.embedding.says': 'A table with a learned row of numbers for each word. Words of like use get like rows.',
  'glossary.encoder.name': 'Encoder',
  'glossary.encoder.says':
    'The half of a Transformer that reads: it turns each word of the source into a vector that also holds what the words around it mean for it.',
  'glossary.end-token.name': 'End-of-sentence token',
  'glossary.end-token.says':
    'The token <EOS>: written when a translation has ended, and in these models also what the decoder starts from.',
  'glossary.feed-forward.name': 'Feed-forward layer',
  'glossary.feed-forward.says':
    'Two layers with an activation function between them, applied to the vector of each word by itself, after attention has mixed them.',
  'glossary.fine-tuning.name': 'Fine-tuning',
  'glossary.fine-tuning.says':
    'Training a finished model a little further on data for one purpose, such as conversations.',
  'glossary.fully-connected.name': 'Fully connected layer',
  'glossary.fully-connected.says':
    'A layer in which each number that comes out is a sum of all numbers that go in, each with a weight of its own. At the end of the decoder it rates the words.',
  'glossary.gradient.name': 'Gradient',
  'glossary.gradient.says':
    'For each weight, how fast the loss would change with it. Training moves the weights the other way.',
  'glossary.greedy.name': 'Greedy decoding',
  'glossary.greedy.says': 'Taking the most probable word at each place, without asking where it leads.',
  'glossary.head.name': 'Attention head',
  'glossary.head.says':
    'One of several attentions that work side by side in a layer, each with queries, keys and values of its own, so that each can look for something else.',
  'glossary.held-out.name': 'Held-out examples',
  'glossary.held-out.says': 'Examples that training never sees. Only they can tell whether a model has found the rule.',
  'glossary.key.name': 'Key',
  'glossary.key.says': 'The vector by which a word is found: queries are compared with it.',
  'glossary.layer.name': 'Layer',
  'glossary.layer.says':
    'A stage of the network with weights of its own. Encoder and decoder are built of layers that are alike, one on top of the other.',
  'glossary.layer-norm.name': 'Layer normalization',
  'glossary.layer-norm.says':
    'Bringing the numbers of a vector to mean zero and variance one, and then stretching and moving them by learned amounts.',
  'glossary.learning-rate.name': 'Learning rate',
  'glossary.learning-rate.says':
    'How far one step of training moves the weights. With too small a rate nothing is reached; with too large a one every step overshoots.',
  'glossary.logit.name': 'Logit',
  'glossary.logit.says':
    'How well a word of the vocabulary fits next, as a plain number. Softmax turns the logits of all words into probabilities.',
  'glossary.loss.name': 'Loss',
  'glossary.loss.says':
    'How improbable the model found the right words, on average: the logarithm of their probabilities with its sign turned (cross-entropy). Training makes it small.',
  'glossary.next-token.name': 'Next-token prediction',
  'glossary.next-token.says': 'Training on plain text, in which each token is the right answer to those before it.',
  'glossary.optimizer.name': 'Optimizer',
  'glossary.optimizer.says':
    'The rule by which gradients become steps of the weights. Adam, for one, remembers how large and how steady the gradient of each weight has been.',
  'glossary.position.name': 'Positional encoding',
  'glossary.position.says':
    'Numbers that are added to those of a word to say where it stands: here those of sine and cosine waves of different lengths.',
  'glossary.query.name': 'Query',
  'glossary.query.says': 'The vector that says what a word is looking for. It is compared with the keys of all words.',
  'glossary.residual.name': 'Residual connection',
  'glossary.residual.says':
    'Adding what went into a layer to what comes out of it, so that the word keeps its own numbers and the layer only has to learn a change.',
  'glossary.score.name': 'Attention score',
  'glossary.score.says':
    'How well a query fits a key: as a rule their dot product, divided by the square root of how many numbers a key has.',
  'glossary.seed.name': 'Seed',
  'glossary.seed.says':
    'The number from which all chance begins, such as the first weights. The same seed gives the same run.',
  'glossary.self-attention.name': 'Self-attention',
  'glossary.self-attention.says': 'Attention within one sentence: each word asks all words of it, itself included.',
  'glossary.softmax.name': 'Softmax',
  'glossary.softmax.says':
    'Turns any numbers into shares above zero that add up to one: it raises Euler’s number to each and divides by the sum.',
  'glossary.source-target.name': 'Source and target',
  'glossary.source-target.says':
    'The sentence that is translated, and what it becomes. The two have vocabularies of their own.',
  'glossary.step.name': 'Training step',
  'glossary.step.says': 'One batch read, its gradient found, and every weight moved a little.',
  'glossary.sum.name': 'Word plus position',
  'glossary.sum.says':
    'What the model reads of a word: its embedding and its positional encoding, added number by number.',
  'glossary.teacher-forcing.name': 'Teacher forcing',
  'glossary.teacher-forcing.says':
    'Giving the decoder the right words before each place in training, whatever it would have written itself.',
  'glossary.temperature.name': 'Temperature',
  'glossary.temperature.says':
    'A number by which logits are divided before softmax. Cold, the best word takes nearly all; hot, all words become alike.',
  'glossary.token.name': 'Token',
  'glossary.token.says':
    'What a model reads and writes one at a time: a word, a piece of a word or of a number, or a mark such as <EOS>.',
  'glossary.transformer.name': 'Transformer',
  'glossary.transformer.says':
    'A network that reads and writes sequences by attention, made for translation. The models behind chat programs are its decoder half.',
  'glossary.unknown.name': 'Unknown word',
  'glossary.unknown.says':
    'A word that is not in the vocabulary. It is read as <UNK>, so all such words are the same to the model.',
  'glossary.value.name': 'Value',
  'glossary.value.says':
    'The vector that a word hands over when it is found: attention mixes the values by the shares.',
  'glossary.vector.name': 'Vector',
  'glossary.vector.says':
    'A row of numbers that belong together, such as those of a word. With two of them it is a place in a plane.',
  'glossary.vocabulary.name': 'Vocabulary',
  'glossary.vocabulary.says': 'All tokens that one half of the model knows.',
  'glossary.weight.name': 'Weight',
  'glossary.weight.says':
    'A number in the network that training sets. All that a model knows is in its weights, also called parameters.',
};
