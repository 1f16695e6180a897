/** Texts of the attention part in English; `es/attention.ts` has the same keys. */
export default {} as const;
