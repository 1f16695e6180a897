/** Chapter 2: order matters. */
export default {
  'order.bag.title': 'The same words in another order',
  'order.bag.1':
    '*The dog sees the cat* and *the cat sees the dog* are made of the same words and say two different things. The table of the first chapter cannot know that: it has the same numbers for a word wherever it stands.',
  'order.bag.2':
    'This model is to learn just these two sentences. It has {d} numbers for each word and no notion of positions. In the figure it reads one sentence above and the other below. The columns show [[numbers|what its encoder makes of each word]] after it has taken the whole sentence into account.',
  'order.bag.3':
    'To do so it compares the word with all the words there are and adds up what it finds, and a sum does not ask for the order of its terms. So [[lines|each word comes out with the same numbers]] in both sentences: {same} of {words}, whatever the weights may be. To this model a sentence is a bag of words.',
  'order.guess.asks':
    'Train the model to its end. Then swap words of the lower sentence, at least twice, and watch [[written|what the model writes]].',
  'order.guess.why':
    'Every order gets the same translation, with the same probability. It is right for one of the two sentences and wrong for the other: the model cannot tell them apart, so all that training could teach it is to guess. It gives this translation {chance}, like the toss of a coin.',
  'order.waves.title': 'A pattern for every position',
  'order.waves.1':
    'So a position has to become numbers too. One could simply count, but the counts of a long sentence would grow far beyond the numbers of its words and drown them out.',
  'order.waves.2':
    'The usual answer is a set of waves, called positional encoding. The figure has [[waves|a wave for each number of the width]]: a sine, then a cosine of the same length, and each pair is longer than the one before. The numbers of a position stand where [[at|its line]] crosses the waves.',
  'formula.position.k': 'position of the word; the first one has zero',
  'formula.position.i': 'pair of waves, counted from zero',
  'formula.position.d': 'width: how many numbers a word has',
  'formula.position.p': 'numbers of this position',
  'order.waves.3':
    'However long the sentence is, these numbers stay between minus one and one. Every position has its own pattern, for where a short wave begins anew, a longer one has moved on. And with enough waves no two patterns are as close as those of neighbours.',
  'order.apart.asks':
    'Set the width to two. Find two positions that are not neighbours and yet have [[distance|a smaller distance]] than neighbours have. Then leave them where they are and widen until it is the larger one.',
  'order.apart.why':
    'With two numbers there is only the shortest wave, and after some six positions it begins anew. Longer waves tell apart what it confuses, as the hour hand does for the minute hand. None of this is learned: it is there before the first step.',
  'order.sum.title': 'Word plus position',
  'order.sum.1':
    'How does the model get to know both, the word and where it stands? It adds their numbers. This model has {d} for each word, so that all of it can be drawn: [[start|the filled dot]] is the word from the table, [[arrow|the arrow]] is its position, and [[end|the open dot]] at its tip is what the model reads.',
  'order.sum.2':
    'When the model trains, the dots move, since words are learned. The arrows go along with them and never turn: the first position is the same arrow for every word.',
  'order.moved.asks':
    'Show *go to go* under the figure. Then swap two of its words: which numbers change, and which stay?',
  'order.moved.why':
    'A word takes its own numbers along; those of the position stay behind for the next one. So the two *go* start from the same dot and end at two. What the model reads now says both what the word is and where it stands.',
  'order.without.title': 'With positions and without',
  'order.without.1':
    'How much does that matter? Here two models learn to write letters backwards, from the same {pairs} examples, with the same seed, by the same button. One adds the waves and the other does not; there is no other difference.',
  'order.without.2':
    'Watch [[curves|the loss of each]]. Both fall at first, since it helps to know which letters there are. Then one hardly gets any further: it would have to know which of them is the last.',
  'order.compare.asks':
    'Train both to the end and compare [[share|how many new words they get right]]. Then swap two letters, and look at [[writes|what each of them writes]].',
  'order.compare.why':
    'With positions the model writes {with} of the words that it has never seen without a mistake; without them {without}. It mostly has the right letters, but one answer for all their orders.',
  'order.without.3':
    'A model without positions is not a bad model. It learns to sort letters as well as the other one, for a sorted word is the same whatever order they came in. But in a sentence the order may decide who sees whom. So Transformers are given their positions, the first of them by this very sum.',
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
