/** What stands around every chapter. */
export default {
  'course.chapters': 'Chapters',
  'course.chapter': 'Chapter {number}',
  'course.progress': '{done} of {all} tasks done',
  'course.try': 'Try it',
  'course.done': 'Done.',
  'course.before': '← {title}',
  'course.after': '{title} →',
  'course.lab': 'To the lab, with every number of the model',
  'chapter.1.title': 'Words become numbers',
  'chapter.1.about':
    'A network can only multiply and add. Here words get the numbers that it does that with, and training gives words of like use like numbers.',
  'chapter.3.title': 'Self-attention',
  'chapter.3.about':
    'A word means something else beside other words. Here each word asks all words of its sentence how much they matter to it, and takes that much from each.',
  'chapter.5.title': 'The decoder',
  'chapter.5.about':
    'Here a translation is written, word after word. The half of the model that does it reads what it has written, and is kept from reading ahead.',
};
