/** One number of the model: which tensor it stands in, and where. */
export interface Reference {
  /** A parameter, or an intermediate of the sentence on show, by the engine's name: core/session/session.h lists them. */
  readonly tensor: string;
  /** Its indices in that tensor's shape, one a dimension. */
  readonly index: readonly number[];
}

/** What the reader asks of the arithmetic. */
export type ExplainAction =
  | { type: 'explain'; ref: Reference }
  /** Back to the number that led here. */
  | { type: 'explain-back' }
  | { type: 'explain-close' };
