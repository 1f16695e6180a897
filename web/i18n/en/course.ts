/** What stands around every chapter. */
export default {
  'course.chapters': 'Chapters',
  'course.chapter': 'Chapter {number}',
  'course.progress': '{done} of {all} tasks done',
  'course.sentence': 'Sentence',
  'course.try': 'Try it',
  'course.done': 'Done.',
  'course.diverged': 'Training has diverged: the weights have grown beyond all bounds. The last finite ones are kept.',
  'course.before': '← {title}',
  'course.after': '{title} →',
  'course.glossary': 'Glossary',
  'course.lab': 'To the lab, with every number of the model',
  'course.licence': 'Whoever names “The Vamos authors” may use, change and share the text of this course: {licence}.',
  'chapter.1.title': 'Words become numbers',
  'chapter.1.about':
    'A network can only calculate. Here words get the numbers that it does that with, and training gives words of like use like numbers.',
  'chapter.2.title': 'Order matters',
  'chapter.2.about':
    'To a table of words a sentence is a bag. Here every position gets a pattern of its own, and two models show what becomes of one that has to do without.',
  'chapter.3.title': 'Self-attention',
  'chapter.3.about':
    'A word means something else beside other words. Here each word asks all words of its sentence how much they matter to it, and takes that much from each.',
  'chapter.4.title': 'Several heads, and residual connections',
  'chapter.4.about':
    'A sentence raises more than one question at a time. Here two heads ask side by side, their answers are joined, and the word that asked keeps its own numbers.',
  'chapter.5.title': 'The decoder',
  'chapter.5.about':
    'Here a translation is written, word after word. The half of the model that does it reads what it has written, and is kept from reading ahead.',
  'chapter.6.title': 'Encoder-decoder attention',
  'chapter.6.about':
    'A translation has to follow its sentence, and not word by word. Here each word that is written finds the source words that it needs, wherever they stand, and you can make it look elsewhere.',
  'chapter.7.title': 'From numbers back to words',
  'chapter.7.about':
    'The decoder ends with numbers, and a translation is made of words. Here one layer rates every word that the model can write, softmax makes probabilities of the ratings, and a sentence grows word by word until the model ends it.',
  'chapter.8.title': 'How it learns',
  'chapter.8.about':
    'Nobody writes the weights of a model: training corrects them, a little at a time. Here one number says how wrong the model is, and the gradient of that number tells each weight which way to go.',
  'chapter.9.title': 'The extras',
  'chapter.9.about':
    'Normalization, scaled scores, other similarities, feed-forward and further layers: here each is a switch, and you measure what it is worth.',
  'chapter.10.title': 'Put together',
  'chapter.10.about':
    'All the parts are known by now. Here you choose how large each of them is, train a translator of your own, see where it ends, and what separates it from a model that one can talk to.',
};
