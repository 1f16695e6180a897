/** Numbers in rows: one for each word, one for each place, or one for each number that goes into a table. */
export type Rows = readonly (readonly number[])[];

/** What lies one row after another, cut into rows of this width. */
export const inRows = (values: ArrayLike<number>, width: number): Rows =>
  Array.from({ length: values.length / width }, (_, row) =>
    Array.from({ length: width }, (_unit, unit) => values[row * width + unit]!),
  );
