/** The chapters that there are, in their order. */
export const CHAPTERS: readonly number[] = [1, 2, 3, 5, 7, 10];
/** Stands where a chapter's number does. */
export const GLOSSARY = 0;
