/** Chapter 2: order matters. */
export default {
  'order.bag.title': 'The same words in another order',
  'order.bag.1':
    '*The dog sees the cat* and *the cat sees the dog* have the same words and say two different things. The table of the first chapter cannot know: a word has the same numbers wherever it stands.',
  'order.bag.2':
    'This model is to learn just these two sentences, with {d} numbers for each word and no notion of positions. The figure shows what its encoder makes of [[numbers|each word]] once it has taken the whole sentence into account: one sentence above, the other below.',
  'order.bag.3':
    'To do so it compares the word with every word and adds up what it finds, and a sum does not ask for the order of its terms. So [[lines|each word]] comes out the same in both: {same} of {words}, whatever the weights are. To this model a sentence is a bag of words.',
  'order.guess.asks':
    'Train the model to its end. Then swap words of the lower sentence, at least twice, and watch [[written|what it writes]].',
  'order.guess.why':
    'Every order gets the same translation, with the same probability: right for one of the two sentences, wrong for the other. The model cannot tell them apart, so training could only teach it to guess. It gives this translation about half of the probability, like the toss of a coin.',
  'order.waves.title': 'A pattern for every position',
  'order.waves.1':
    'So a position has to become numbers too. One could simply count, but in a long sentence the counts would grow far beyond the numbers of the words.',
  'order.waves.2':
    'The classic answer is a positional encoding made of waves. The figure has [[waves|one for each number of the width]]: a sine, a cosine of the same length, then a longer pair, and so on. A sine has nearly every value twice in a wave; the cosine beside it tells which of the two places it is. The numbers of a position stand where [[at|its line]] crosses the waves.',
  'formula.position.t': 'position of the word; the first one has zero',
  'formula.position.i': 'pair of waves, counted from zero',
  'formula.position.d': 'width: how many numbers a word has',
  'formula.position.p': 'numbers of this position',
  'order.waves.3':
    'These numbers stay between minus one and one, however long the sentence is. Every position has its own pattern, for where a short wave begins anew, a longer one has moved on. With enough waves, the patterns nearest to each other are those of neighbours.',
  'order.apart.asks':
    'Set the width to two. Find two positions that are not neighbours and yet have a smaller [[distance|distance]] than neighbours. Then leave them there and raise the width until their distance is the larger one.',
  'order.apart.why':
    'Two numbers hold only the shortest wave, and after some six positions it begins anew. Longer waves tell apart what it confuses, as the hour hand does for the minute hand. None of this is learned.',
  'order.sum.title': 'Word plus position',
  'order.sum.1':
    'How does the model get to know both, word and position? It adds their numbers. Here there are {d}, so they can be drawn: [[start|the filled dot]] is the word, [[arrow|the arrow]] its position, and [[end|the open dot]] at its tip is what the model reads.',
  'order.sum.2':
    'Train, and the dots move, since words are learned. The arrows go along and never turn: a position is the same arrow for every word.',
  'order.moved.asks':
    'Show *go to go* under the figure, then swap two of its words. Which numbers change, and which stay?',
  'order.moved.why':
    'A word takes its own numbers along; those of the position stay behind. So the two *go* start from the same dot and end at two: what the model reads now says both which word it is and where it stands.',
  'order.without.title': 'With positions and without',
  'order.without.1':
    'How much does that matter? Two models learn to write letters backwards, from the same {pairs} examples and with the same seed, from which all chance begins: their first weights are the same. One adds the waves, the other does not; there is no other difference.',
  'order.without.2':
    'Watch [[curves|the loss of each]]. Both fall at first, since it helps to know which letters there are. Then one hardly gets further: it would have to know which letter is the last.',
  'order.compare.asks':
    'Train both to the end and compare [[share|how many new words they get right]]. Then swap two letters and look at [[writes|what each writes]].',
  'order.compare.why':
    'With positions, nearly all words never seen are written without a mistake; without them, hardly any. That model mostly finds the right letters, but has one answer for all their orders.',
  'order.without.3':
    'To sort letters a model needs no positions, as you can try in the lab: lesson *Sort*, under *Experiments*. But in a sentence order may decide who sees whom. So Transformers are given positions, the first of them by this very sum.',
  'figure.swap': 'Swap {one} and {other}',
  'figure.orders.upper': 'The upper sentence: the numbers of each word',
  'figure.orders.lower': 'The lower sentence: the numbers of each word',
  'figure.orders.reads': 'The model reads',
  'figure.orders.writes': 'and writes',
  'figure.orders.probability': 'probability',
  'figure.orders.right': 'right',
  'figure.orders.wrong': 'wrong',
  'figure.waves.width': 'Width',
  'figure.waves.one': 'Position',
  'figure.waves.other': 'Compared with',
  'figure.waves.table': 'The waves and their values at the two positions',
  'figure.waves.wave': 'wave',
  'figure.waves.length': 'length',
  'figure.waves.at': 'at position',
  'figure.waves.sine': 'sin',
  'figure.waves.cosine': 'cos',
  'figure.waves.distance': 'Distance between positions {one} and {other}',
  'figure.waves.neighbours': 'Distance between neighbours',
  'figure.sum.plane': 'Words, their positions as arrows, and the sums at their tips',
  'figure.sum.table': 'For each word of the sentence: its numbers, those of its position, and the sums',
  'figure.sum.place': 'position',
  'figure.sum.word': 'word',
  'figure.sum.embedding': 'of the word',
  'figure.sum.position': '+ of the position',
  'figure.sum.sum': '= is read',
  'figure.with.table': 'The model with positions and the one without',
  'figure.with.with': 'with positions',
  'figure.with.without': 'without',
  'figure.with.share': 'New words right',
  'figure.with.writes': 'Writes',
  'figure.with.letters': 'Letters to write backwards',
  'figure.with.curves': 'The losses of both models over {steps} steps',
};
