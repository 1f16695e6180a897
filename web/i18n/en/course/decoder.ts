/** Chapter 5: the decoder. */
export default {
  'decoder.own.title': 'A half with words of its own',
  'decoder.own.1':
    'The encoder reads a sentence and writes nothing. The other half of the model writes: the decoder. It works in Spanish, so it has a vocabulary of its own, with *vamos*, *ir* and <EOS>, and [[target|a word embedding of its own]] with {d} numbers for each. Nothing ties them to the numbers of English words: training fills two tables.',
  'decoder.own.2':
    'Order matters here as well, so [[position|positions]] are added, the same ones as in the encoder, and [[sum|the sum]] goes in. But before the first word of a translation there is none to read. So the decoder is given <EOS> (“end of sentence”), which otherwise ends sentences, and writes from there. Like each word, it is a token: what is read or written at one place.',
  'decoder.begins.asks':
    'Train the model, show one sentence and then the other, and compare what goes into the decoder at [[first|the first place]] and at the next.',
  'decoder.begins.why':
    'At the first place the same numbers go in for both sentences, and yet the model writes *vamos* for one and *ir* for the other. What tells it which cannot come from there: it comes from the source. How the decoder asks the encoder is a chapter of its own.',
  'decoder.write.title': 'What is written is read next',
  'decoder.write.1':
    'From <EOS> and the source, the decoder gives each of the {tokens} tokens it knows a probability, and the most probable one is written. Then [[back|that word goes back in]]: the decoder reads it at the next place, beside all that it has read before, and writes another. A model that reads its own words like this is called autoregressive.',
  'decoder.write.2':
    'The translation has ended when <EOS> is the most probable token. Nobody tells the model how many words there will be: when to stop is learned like any word. An untrained model may never get there, so it is stopped after {most} tokens. And since no word can be read before it has been written, translating takes a pass of the decoder for each of them.',
  'decoder.end.asks':
    'Train this larger model. Then, with the button under the figure, write the translation word by word to its end.',
  'decoder.end.why':
    'What one row wrote is what the next one read, from <EOS> to <EOS>. And no sentence of this figure was among those that the model has learned from.',
  'decoder.mask.title': 'In training: the right words, and none ahead',
  'decoder.mask.1':
    'In training the decoder need not wait for its own words. It is given [[reads|the right translation]] with <EOS> before it, and each row is to [[writes|write]] the word that the next row reads. This is called teacher forcing: one mistake does not lead the rows below astray, and all of them are computed at once. When it translates, it has only its own.',
  'decoder.mask.2':
    'But now the word that a row is to write stands in plain sight, one column further to the right. A row that looks there can copy, and need not learn to translate. So each word may look only at itself and at those before it. The causal mask sets the scores of [[hidden|all later words]], here {hidden} of {cells}, to minus infinity before softmax, and so their shares to exactly zero.',
  'formula.masked.s': 'score of a word',
  'formula.masked.i': 'place of the word that asks',
  'formula.masked.j': 'place of the word that is asked',
  'formula.masked.d': 'how many numbers a key has',
  'decoder.rows.asks':
    'In the figure, choose a cell of the row that can look only at itself, and then one of the row that can look at all words.',
  'decoder.rows.why':
    'The first row has only <EOS> to look at, so its whole attention goes there; each row below sees one word more, and the last one sees all.',
  'decoder.mask.3':
    'A row therefore comes out the same whatever the words after it are. What training computes for all rows at once is what translating would compute for them one after another.',
  'decoder.unmasked.asks':
    'Train the model, take the mask away with the switch, choose a cell that was hidden, and look at what the rows write now.',
  'decoder.unmasked.why':
    'All rows but the last now give shares to later words, and some of them write something else: the model has learned with the mask and does not know such mixtures. What it writes by itself stays the same without it, for while a word is being written none comes after it.',

  'figure.decoder.table.source': 'Encoder: English',
  'figure.decoder.table.target': 'Decoder: Spanish',
  'figure.decoder.sums': 'What the decoder reads for this sentence',
  'figure.decoder.word': 'word',
  'figure.decoder.position': 'position',
  'figure.decoder.in': 'goes in',
  'figure.decoder.enters': 'What goes in, by sentence',
  'figure.decoder.of': 'sentence',
  'figure.decoder.first': 'first place',
  'figure.decoder.next': 'next place',
  'figure.write.table': 'What the decoder has read and written',
  'figure.write.nothing': 'Nothing is written yet.',
  'figure.write.reads': 'reads',
  'figure.write.writes': 'writes',
  'figure.write.probability': 'probability',
  'figure.write.next': 'Next word',
  'figure.write.again': 'Begin again with {token}',
  'figure.mask.switch': 'Causal mask',
  'figure.mask.writes': 'What each row writes',
  'figure.mask.after': 'After {word}:',
  'figure.mask.instead': 'instead of {word}',
  'figure.mask.choose': 'Choose a cell to read it.',
  'figure.mask.reading': 'The row that reads {row} gives {column} a share of {share}.',
  'figure.mask.own': 'By itself it writes:',
  'figure.mask.right': '{right} of {all} rows write the right word.',
};
