/** Texts of the time line in English; `es/time.ts` has the same keys. */
export default {
  'time.scrubber': 'Step on show',
  'time.start': 'Before the first step',
  'time.at': 'Step {step} of {latest}, loss {loss}',
  'time.log': 'log {scale}',
  'time.log.scale': 'scale',
  'time.log.long': 'Logarithmic scale',
} as const;
