/** The chapters that there are, in their order. */
export const CHAPTERS: readonly number[] = [1, 3, 5];
