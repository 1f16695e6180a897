/** The chapters that there are, in their order. */
export const CHAPTERS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
