/** Chapter 1: words become numbers. */
export default {
  'words.network.title': 'A network reads numbers, not letters',
  'words.network.1':
    'This course explains the Transformer, a neural network that here learns to translate English into Spanish. It has two halves: the encoder reads the sentence, the decoder writes the translation. In both, words pay attention to other words. But a network calculates, and cannot do that with the letters of *go*. So every word is first turned into a few numbers, in this smallest of models into {d}.',
  'words.network.2':
    'The figure shows the network that does it. [[input|An input]] stands for each of the {words} words it knows, its vocabulary. To look a word up, its input is set to one and every other to zero. From every input a line leads to every [[output|output]], and each line has [[weight|a weight]].',
  'words.network.3':
    'An output adds up what reaches it: each input times the weight of its line. All inputs but one are zero, so what arrives is the weight of a single line. What follows, [[identity|the identity function]], hands the sum on as it is. So out come the weights of the word’s own lines, a row of numbers (a vector) called the embedding of the word. The network is nothing but a table with such a row for each word.',
  'formula.embedding.x': 'input: one for the word, zero for all others',
  'formula.embedding.w': 'weight of the line from this word to this output',
  'formula.embedding.e': 'number that comes out',
  'words.every.asks': 'Choose each word in the figure and compare what comes out with the weights of its lines.',
  'words.every.why':
    'Each time the two weights of that word came out unchanged. The table is called the word embedding, and since it is a network, training can change it like every other weight.',
  'words.network.4':
    'A sentence is read word by word, with one and the same table. That is why it may be of any length.',
  'words.twice.asks': 'Under the figure, show the sentence *go to go*, and compare the numbers of its words.',
  'words.twice.why':
    'Both times *go* has the same numbers. The table does not know where in the sentence a word stands; for that the model needs something else.',
  'words.numbers.title': 'To the model a word is its numbers',
  'words.numbers.1':
    'Nobody has chosen these numbers. They begin as random ones. In each step of training the model reads sentences with their translations, and all weights move a little to where it would have done better. Below the figure stand the step and the loss, which says how wrong the model still is; the eighth chapter has more. With {d} numbers a word has a place in a plane, and one can watch it move.',
  'words.numbers.2':
    'Two words at the same place would be one word to the model, however differently they are written.',
  'words.same.asks':
    'Train the model until it translates the sentence, then give *to* the numbers of *let’s* with the button under the figure.',
  'words.same.why':
    'The sentence on show is now translated as if it began with *let’s*: what the model reads are numbers, and those of the two words are the same. No letter of the sentence has changed.',
  'words.kin.title': 'Words of like use come together',
  'words.kin.1':
    'Larger models give each word more numbers: this one knows {words} English words and has {d} numbers for each. No page can draw so many directions, so the figure shows the two in which the words differ most (by a principal component analysis).',
  'words.kin.2':
    'At first every word lies anywhere. But what follows the table is shared by all words: what it learns to do with the numbers of *cat* it does with numbers near them too. So training moves *dog*, which stands at the same places in sentences, to where that is known already, though nobody has told the model that both are animals. Measured over all {d} numbers, the nearest neighbour of {near} of the words is of their own kind.',
  'words.kin.asks':
    'Train this model to its end and watch the share under the figure grow. Then see where the words of one kind lie, and those of another.',
  'words.kin.why':
    'This nearness lets a model go beyond the sentences it has seen: what it has learned with one word holds for its neighbours.',
  'words.kin.3':
    'The figure flattens all directions into two, so words that lie over each other here may still be far apart.',
  'figure.network.choose': 'Word whose input is one',
  'figure.network.inputs': 'inputs',
  'figure.network.weights': 'weights',
  'figure.network.outputs': 'outputs',
  'figure.network.says': 'The input of {word} is one; out come {numbers}.',
  'figure.plane.label': 'Words in the plane',
  'figure.same.table': 'The numbers of each word',
  'figure.same.translation': '{source} → {target}',
  'figure.same.give': 'Give {to} the numbers of {of}',
  'figure.same.undo': 'Give them back',
  'figure.kin.choose': 'Kind of words that is named',
  'figure.kin.share': 'Words whose nearest neighbour is of their own kind',
  'figure.kind.people': 'people',
  'figure.kind.animals': 'animals',
  'figure.kind.things': 'things',
  'figure.kind.properties': 'properties',
  'figure.kind.deeds': 'verbs',
  'figure.kind.persons': 'pronouns',
  'figure.kind.articles': 'articles and the like',
};
