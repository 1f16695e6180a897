/** Texts of the machine part in English; `es/machine.ts` has the same keys. */
export default {} as const;
