// Whether a side trains the same model on the same sentences: its losses must be those of the reference, or its times mean
// nothing.

/** The steps whose losses are compared, counted from 0; a loss is that of the batch before its update. */
export const STEPS = [0, 1, 4, 9, 19];

/** A unit of the fifth decimal. */
const FIVE_DIGITS = 1e-5;
/** SMALL's run forks on rounding near step 4: PyTorch in float64 itself differs from PyTorch in float32 by this much. */
const FORKED = 1e-3;

const tolerance = (workload, step) => (workload === 'small' && step > 1 ? FORKED : FIVE_DIGITS);

/** What does not agree, one line for each step: empty where all is well. `losses` are those of every step. */
export function disagreements(workload, losses, reference) {
  return STEPS.flatMap((step) => {
    const [is, should] = [losses[step], reference[step]];
    if (typeof is === 'number' && Math.abs(is - should) <= tolerance(workload, step)) return [];
    return [`step ${step}: ${is ?? 'no loss'} instead of ${should}`];
  });
}
