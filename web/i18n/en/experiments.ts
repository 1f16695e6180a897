/** Texts of the experiments part in English; `es/experiments.ts` has the same keys. */
export default {} as const;
