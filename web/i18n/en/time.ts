/** Texts of the time line in English; `es/time.ts` has the same keys. */
export default {
  'time.scrubber': 'Step on show',
  'time.start': 'Before the first step',
  'time.at': 'Step {step} of {latest}, loss {loss}',
  'time.unknown': 'Earlier losses: unknown.',
  'time.unknown.now': 'Loss now: {loss}.',
  'about.training': 'It has two sentences to learn. Watch: each word is finding the one that it has to look at.',
  'about.learned':
    'It has learned its two sentences. Press a number to see how it was made, or drag along the loss to see how all of it came about.',
  'about.between':
    'It has two sentences to learn, and this is step {step}. Press a number to see how it was made, or drag along the loss to go back in time.',
  'time.log': 'log',
  'time.log.long': 'Logarithmic scale',
} as const;
