/** Chapter 7: from numbers back to words. */
export default {
  'output.logits.title': 'A number for each word',
  'output.logits.1':
    'At every place of the translation, [[vector|the decoder’s last vector]] stands for what has been written and what the source sentence still asks for. In this smallest of models that is {d} numbers. A reader wants a word.',
  'output.logits.2':
    'So a fully connected layer follows: every number of the vector is joined to every entry of the target vocabulary by [[weights|a weight]]. For each entry the numbers are multiplied by its weights and added, and [[bias|a bias]] of its own is added too. The sum is [[logit|its logit]]: the larger, the better the word fits.',
  'formula.logit.h': 'a number of the last vector',
  'formula.logit.weight': 'weight from it to this word',
  'formula.logit.b': 'bias of this word',
  'formula.logit.z': 'logit of this word',
  'output.logits.3':
    'The vocabulary has {words} entries here: the words, <EOS> for the end of the sentence, and two that are never written, <PAD> (filler in training) and <UNK> (unknown words).',
  'output.place.asks': 'Train the model, then choose each place in both sentences. Which entry has the largest logit?',
  'output.place.why':
    'After <EOS>, with which every translation starts, the largest logit is the translation’s; after that word it is <EOS>. The weights were the same each time: only the vector was different. All that the encoder and decoder do is done to bring it to the right place.',
  'output.softmax.title': 'From logits to probabilities',
  'output.softmax.1':
    'Logits may be negative and add up to nothing in particular. Softmax, the same that makes the shares of attention, turns them into [[probability|probabilities]]: all above zero, one in sum, in the same order. There they say how much to take from each word; here, how sure the model is of each of its {words} entries. This larger model stops training halfway, so that it still hesitates.',
  'output.softmax.2':
    'Before softmax, the logits may be [[divided|divided]] by a number, the temperature. It changes how far apart they are, but never which is larger. Who lets chance draw the words, as chat programs do, sets by it how daring the text becomes.',
  'formula.temperature.z': 'logit of a word',
  'formula.temperature.t': 'temperature',
  'formula.temperature.v': 'each entry of the vocabulary in turn',
  'formula.temperature.p': 'probability of the word',
  'output.heat.asks':
    'Train the model. Then find a temperature at which the best word has more than {most}, and one at which it has less than {least}.',
  'output.heat.why':
    'Cold, differences grow and the best word takes nearly all; hot, they shrink and all entries become alike. At every temperature the best word stays the best.',
  'output.next.title': 'One word after another',
  'output.next.1':
    'One vector gives one word. That word is fed to the decoder as the next one it has written, and the next place gives the next word, until <EOS> is chosen. Taking the most probable word at each place is called greedy decoding; what is written stays written.',
  'output.next.2':
    'How probable is [[whole|a whole translation]]? Multiply the probabilities of its words, <EOS> included: each of them already counts on the words before it.',
  'output.outdo.asks':
    'With the model trained, write *she buys the hats* by taking [[next|the first word of the list]] each time, <EOS> too. Then write another translation that is more probable as a whole.',
  'output.outdo.why':
    'Word by word greedy chose the best, and still not the best sentence. *Las* was a little more probable than *los*, but after it *sombreros* is less probable, being masculine. By then *las* is written, so greedy cannot find out.',
  'output.beams.title': 'Several beginnings at a time',
  'output.beams.1':
    'Trying all sentences is hopeless: with each word their number is multiplied by the size of the vocabulary, here {words}. Beam search keeps [[width|a few beginnings]] at a time, as many as its width. It lengthens each by every word and keeps the most probable of the results.',
  'output.beams.2':
    'In [[tree|the tree]], each column is a place, and a line is the thicker, the more probable its word is. The bold way wins: of all beginnings, each closed by <EOS>, the most probable. A way that stops before <EOS> was given up. A width of one keeps greedy’s way, but may close it earlier: untrained, each further word makes the whole less probable.',
  'output.given.asks':
    'With the model trained, compare the widths for each sentence. Then press, under the tree of a larger width, a beginning that was given up.',
  'output.given.why':
    'Two of the three translations change, and those that win are more probable than greedy’s. That is the bargain: more beginnings cost more computing, and the best sentence may still be among those given up.',
  'output.beams.3':
    'That closes the circle: words became numbers, attention mixed them, a layer rated words by them, and what is chosen becomes the next input.',

  'figure.output.place': 'Place after',
  'figure.output.probability': 'probability',
  'figure.logits.table': 'Weights, bias, logit and probability of each entry of the vocabulary',
  'figure.logits.weights': 'weights',
  'figure.logits.bias': 'bias',
  'figure.logits.logit': 'logit',
  'figure.logits.vector': 'last vector',
  'figure.logits.compute': 'Logit of',
  'figure.logits.sum': 'Logit of {word}, computed',
  'figure.softmax.temperature': 'Temperature',
  'figure.softmax.back': 'Set back',
  'figure.softmax.table': 'The words with the largest logits, and what softmax makes of these',
  'figure.softmax.divided': '÷ {temperature}',
  'figure.softmax.others': '{count} others',
  'figure.next.written': 'Written so far',
  'figure.next.choose': 'Next word',
  'figure.next.back': 'Take the last word back',
  'figure.next.said': '{text}: {probability}',
  'figure.next.found': 'What you have written',
  'figure.next.whole': 'probability',
  'figure.next.greedy': 'greedy',
  'figure.beams.width': 'Width',
  'figure.beams.widthHead': 'width',
  'figure.beams.writes': 'translation',
  'figure.beams.ways': 'The ends of the tree:',
  'figure.beams.kept': 'Carried on to its end: {probability} as a whole.',
  'figure.beams.dropped':
    'Given up at {probability}: none of its continuations was among the most probable beginnings of the next place, of which {width} are kept.',
  'figure.beams.late':
    'Given up at {probability}: the search ended here, since a finished translation is more probable than anything this one could become.',
};
