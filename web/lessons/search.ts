/** Searching the pairs of a lesson: capital letters and accents make no difference. */
import type { Example } from '../engine/types';

export interface Listed {
  example: Example;
  heldOut: boolean;
}

export function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[‘’ʼ]/g, "'");
}

/** All pairs of a lesson, with what a search looks at: made once a lesson, since there may be twenty thousand. */
export class PairIndex {
  private readonly all: (Listed & { key: string })[];

  constructor(train: readonly Example[], heldOut: readonly Example[]) {
    const listed = (held: boolean) => (example: Example) => ({
      example,
      heldOut: held,
      key: `${plainText(example.source)}\n${plainText(example.target)}`,
    });
    this.all = [...train.map(listed(false)), ...heldOut.map(listed(true))];
  }

  /** Pairs in which every part of the question occurs, on either side. */
  find(question: string): readonly Listed[] {
    const parts = plainText(question).split(/\s+/).filter(Boolean);
    return this.all.filter(({ key }) => parts.every((part) => key.includes(part)));
  }
}
