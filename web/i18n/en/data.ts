/** Texts of the data part in English; `es/data.ts` has the same keys. */
export default {
  'data.title': 'The pairs of this lesson',
  'data.search': 'Search both languages',
  'data.hits': '{found} of {all} pairs',
  'data.none': 'No pair has that.',
  'data.heldOut': 'held out',
  'data.pages': 'Pages of pairs',
  'data.page': 'page {page} of {pages}',
  'data.previous': 'Previous',
  'data.next': 'Next',
  'data.words.title': 'The vocabulary',
  'data.words.explain':
    'Every word that the model knows, with how often it occurs in the sentences it learns from. Each has a vector of its own.',
  'data.words.source': 'Read by the encoder',
  'data.words.target': 'Written by the decoder',
  'data.words': '{found} of {all} tokens',
  'data.words.all': 'All {count}',
  'data.words.fewer': 'Fewer',
  'data.echo': 'Your sentence, its unknown words marked',
  'data.replace': 'Replace {word} by {known}',
} as const;
