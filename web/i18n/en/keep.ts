/** Texts of the keep part in English; `es/keep.ts` has the same keys. */
export default {} as const;
