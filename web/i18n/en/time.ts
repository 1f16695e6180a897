/** Texts of the time part in English; `es/time.ts` has the same keys. */
export default {} as const;
