/** The chapters that there are, in their order. */
export const CHAPTERS: readonly number[] = [1, 2, 3, 5, 7, 10];
