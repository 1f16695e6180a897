/** Texts of the arithmetic part in English; `es/arithmetic.ts` has the same keys. */
export default {} as const;
