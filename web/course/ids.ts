/** The chapters that there are, in their order. */
export const CHAPTERS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Stands where a chapter's number does. */
export const GLOSSARY = 0;
