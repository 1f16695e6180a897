/** Chapter 4: several heads, and residual connections. */
export default {
  'multi.heads.title': 'Several questions at once',
  'multi.heads.1':
    'To translate *have*, one must know who has: Spanish puts that into the verb, *tenemos*. To translate *a*, one must know the gender of its noun: *un*, not *una*. But so far each word has one query and one row of shares: with two questions it would get a mixture of both answers, and could not tell them apart.',
  'multi.heads.2':
    'So Transformers have several attentions side by side, called [[pair|heads]]. Each has queries, keys and values of its own, and can ask a question of its own. Together they are multi-head attention. This encoder has {heads} heads, and training decides what they ask.',
  'multi.find.asks':
    'Train the model. Then find the head in which *have* asks who has, and the one in which *good* asks what is good, and choose the cell of each.',
  'multi.find.why':
    'In one head, verbs look for the *I*, *you* or *we* before them; in the other, articles and adjectives look for their noun. Nobody told the heads to share the work: each found what lowers the loss.',
  'multi.heads.3':
    'A head that looks somewhere need not matter. To see what it is worth, leave it out: it then adds nothing, and the rest stays as it was trained. [[scores|Scores]] are of sentences that training has not seen.',
  'multi.faults.asks':
    'Switch off one head, and then only the other one. With each, find a sentence whose translation it spoils.',
  'multi.faults.why':
    'Without the first head the noun’s gender and number are lost: *una buena amigo* in place of *un buen amigo*. Without the second it is the person of the verb: *tienen*, they have, in place of *tenemos*, we have.',
  'multi.joined.title': 'Narrow heads, joined and added',
  'multi.joined.1':
    'More heads need not cost more. Of the {d} numbers of a query, a key or a value, each head gets {each}. [[heads|The heads’ results]], side by side, are as wide as the word again, and the tables for queries, keys and values have {weights} weights, as for one wide head.',
  'multi.joined.2':
    'Then they are joined. The output projection, one more table of weights, makes from [[parts|each head’s half]] a vector of full width, and [[answer|their sum]] is the answer of attention. How large each part is depends on the word: after *you* or *we*, a verb gets more from the second head; an adjective gets more from the first.',
  'multi.joined.3':
    'The answer does not take the word’s place. [[sum|It is added]] to [[word|the word’s own numbers]], which go around attention as they are: this is a residual connection. So attention need not say again which word this is, only what is to be added to it.',
  'formula.joined.z': 'what head h gives to the word',
  'formula.joined.w': 'output projection',
  'formula.joined.o': 'answer of attention',
  'formula.joined.x': 'the word’s own numbers',
  'formula.joined.y': 'what goes on',
  'multi.lost.asks':
    'In the trained model, with both heads on, switch the residual connection off and read the translations of two sentences.',
  'multi.lost.why':
    'The grammar survives and the words are lost: in the third sentence, *compras esta flor*, you buy this flower, has kept the person and the gender of *comes esta manzana*, you eat this apple. Those came from the heads; the words themselves had come around them.',
  'multi.twins.title': 'Training with residuals and without',
  'multi.twins.1':
    'Here are two models of the same seed with {layers} encoder layers on top of each other: what one gives is what the next one reads. One model has no residual connections. These have no weights: both have {all}. Their task asks for nothing to be added: they are to write the letters that they read.',
  'multi.twins.2':
    'Before training, shares are nearly even, so attention hands every letter nearly the same mixture. Without residuals that is all the next layer gets, and [[apart|the difference between letters]] is gone after two layers. With them, every letter takes its own numbers along through all layers.',
  'multi.twins.3':
    'The gradient says for each weight how the loss would change with it (chapter eight). Shown is that of [[pull|queries and keys]], which decide where a layer looks in the row above. Without residuals the last layer reads letters that are all alike: wherever it looks it gets the same, so its queries and keys hardly change the loss. Its values can learn, but only what goes to all letters alike. The first layer gets even more gradient than with residuals, but the layers after it blur its letters.',
  'multi.copied.asks':
    'Take one step and compare the gradients. Then train both models to the end, and swap two letters.',
  'multi.copied.why':
    'One model copies what it reads; the other mostly writes one letter again and again. Residual connections made very deep networks trainable, and a Transformer has one around every attention.',

  'figure.multi.head': 'Head {head}',
  'figure.multi.map': 'Self-attention, head {head}',
  'figure.multi.choose': 'Choose a cell to compare it in both heads.',
  'figure.multi.reading': '{row} asks {column}:',
  'figure.multi.writes': 'writes',
  'figure.multi.wanted': 'right',
  'figure.multi.scores': 'New sentences right, by what is left out',
  'figure.multi.out': 'left out',
  'figure.multi.share': 'new sentences right',
  'figure.multi.nothing': 'nothing',
  'figure.multi.both': 'both heads',
  'figure.multi.without': 'The residual connection is off.',
  'figure.multi.again': 'Switch it on',
  'figure.join.choose': 'Word whose numbers are shown',
  'figure.join.table': 'From the heads to the sum, for {word}',
  'figure.join.strip': '{name}: {count} numbers as colours',
  'figure.join.size': 'size',
  'figure.join.from': 'from head {head}',
  'figure.join.legend': 'Colours of values from minus {scale} to {scale}',
  'figure.join.answer': 'answer',
  'figure.join.word': 'the word itself',
  'figure.join.sum': 'goes on',
  'figure.join.residual': 'Residual connection',
  'figure.twins.letters': 'Letters',
  'figure.twins.table': 'Two models compared',
  'figure.twins.with': 'with residuals',
  'figure.twins.without': 'without',
  'figure.twins.in': 'go in',
  'figure.twins.layer': 'layer {layer}',
  'figure.twins.strips': '{name}: the letters’ numbers as colours; difference {apart}',
  'figure.twins.apart': 'difference {apart}',
  'figure.twins.gradient': 'gradient {gradient}',
  'figure.twins.curves': 'Loss of both models over {steps} steps',
};
