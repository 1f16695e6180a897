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
  'data.echo': 'Your sentence, its unknown words marked',
  'data.replace': 'Replace {word} by {known}',
} as const;
