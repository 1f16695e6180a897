/** The engine's word for it when a step too large has left numbers that are not finite: training stops there. */
export const DIVERGED = 'not_finite';
