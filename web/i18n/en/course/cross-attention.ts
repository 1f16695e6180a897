/** Chapter 6: encoder-decoder attention. */
export default {
  'cross.asks.title': 'The decoder asks the encoder',
  'cross.asks.1':
    'The decoder knows what it has written, but it has not read the English sentence. The encoder has, and leaves a vector of {d} numbers for each English word. Fetching from them what the next word needs is the work of encoder-decoder attention, also called cross-attention.',
  'cross.asks.2':
    'It is attention as you know it, with one change: two sentences take part. Each place of the translation makes [[query|a query]] from what the decoder has there; each source word has [[key|a key]] and [[value|a value]], made from what the encoder has left of it.',
  'formula.crossed.y': 'what the decoder has at a place of the translation',
  'formula.crossed.x': 'what the encoder has left of a source word',
  'formula.crossed.w': 'table of weights for the queries; keys and values have theirs',
  'formula.crossed.q': 'query of that place',
  'formula.crossed.k': 'key of that word',
  'formula.crossed.v': 'value of that word',
  'cross.asks.3':
    'From there on nothing is new. Query times key, over the root, gives a score, softmax makes [[share|shares]] of the scores, and the values, mixed by their shares, are added to what the decoder has. No mask is needed: the whole source has been read before the first word is written.',
  'cross.listens.asks':
    'Train the model. Then choose one word of the translation after another: to which English word does each listen most?',
  'cross.listens.why':
    'To the one that it translates. Nobody told the model which words belong together: it was given {pairs} pairs of whole sentences. But *vieja* can be written rightly only by who finds *old*, and so training has shaped queries that find it.',
  'cross.lines.title': 'Where lines cross, words change places',
  'cross.lines.1':
    'English puts an adjective before its noun, Spanish mostly after it. So a translation cannot walk through its source word by word: the shares keep track of which source word is being translated. A line from [[target|each Spanish word]] to [[source|the words]] it listens to, as wide as its share, shows which belong together: an alignment.',
  'cross.lines.2':
    'Where two words change places, [[crossed|their lines cross]]. Nothing in the model moves words about: the query of one place simply fits the key of another.',
  'cross.crossing.asks':
    'Train the model and find a translation with lines that cross. Choose the two words of it that they begin at.',
  'cross.crossing.why':
    'The noun is written first, so its query reaches over the adjective; then the adjective goes back for the word that was passed over. In *this coffee is cold* the adjective is last in both languages, and no lines cross.',
  'cross.dates.title': 'Another task, another crossing',
  'cross.dates.1':
    'This model learns to write dates, with a cross-attention built in the same way. Here [[crossed|parts of the date]] change places; a year is two tokens. And *de* stands in each translation twice, with no word in the source that it would translate.',
  'cross.month.asks': 'Train this model. Which two parts of the date change places? Choose both.',
  'cross.month.why':
    'Month and day. Nobody built the crossing in: each model has learned that of its own task. And *de*? Shares must add up to one even where there is nothing to translate. Here they go to a comma.',
  'cross.pull.title': 'Make it look elsewhere',
  'cross.pull.1':
    'Until now the model has decided where to look. Now you do. Drag [[cell|a cell]] to the right and the word of its row gives that source word a larger share; the rest of the row shrinks in proportion, since shares add up to one.',
  'cross.pull.2':
    'Only the query of this row is changed, by just what gives the shares that you ask for. Keys, values and all else stay as training left them, and the model computes what follows: [[top|the probabilities]], the word, and then [[now|the rest of the translation]].',
  'cross.elsewhere.asks':
    'Train the model, and make it write another word: in *the old cup is red*, for one, let the row of *vieja* look at *red*.',
  'cross.elsewhere.why':
    'The word follows the look. Values carry what a word means: with the share of another word comes its value, and the model writes what that one says.',
  'cross.pull.3':
    'What follows the changed word is written anew, by a model that reads it like any word of its own. With two rows changed you can even have the flowers see the girls.',

  'figure.cross.decoder': 'Decoder: Spanish',
  'figure.cross.encoder': 'Encoder: English',
  'figure.cross.query': 'query',
  'figure.cross.key': 'key',
  'figure.cross.value': 'value',
  'figure.cross.choose': 'Word of the translation that asks',
  'figure.cross.shares': 'Scores and shares that the source words have for {word}',
  'figure.cross.score': 'score',
  'figure.cross.share': 'share',
  'figure.cross.taken': 'taken of its value',
  'figure.lines.choose': 'Words of the translation, two of which can be chosen',
  'figure.lines.to': 'listens most to {word}',
  'figure.lines.two': 'Choose two words of the translation.',
  'figure.lines.untrained': 'Not trained yet: the lines still change.',
  'figure.lines.cross': 'The lines of {one} and {other} cross.',
  'figure.lines.straight': 'The lines of {one} and {other} do not cross.',
  'figure.lines.empty': 'They cross, but {word} translates no word of the date.',
  'figure.pull.own': 'By itself',
  'figure.pull.now': 'With your shares',
  'figure.pull.writes': 'writes',
  'figure.pull.share': 'Share of {word}',
  'figure.pull.top': 'Most probable words at the chosen place',
  'figure.pull.all': 'Everything to “{word}”',
  'figure.pull.back': 'Set back',
  'figure.pull.hint':
    'Drag a cell right or left. Or choose a word on the left and change the shares of its row with the arrow keys.',
};
