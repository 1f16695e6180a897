/** Texts of the data part in English; `es/data.ts` has the same keys. */
export default {} as const;
