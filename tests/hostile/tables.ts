/** Somebody's sentence pairs as no spreadsheet would write them. */
import type { Random } from './random.ts';
import { damaged, oddText } from './texts.ts';

export interface HostileTable {
  /** How it comes in. Only a file can have bytes that are no text. */
  by: 'file' | 'box' | 'paste' | 'drop';
  name: string;
  text: string;
  /** In place of the text, one byte a character. */
  latin1: boolean;
  /** Whether it is to be used, or only looked over. */
  use: boolean;
}

const SEPARATORS = ['\t', ',', ';', '\t\t', '|'] as const;
const ENDS = ['\n', '\r\n', '\r', '\n\n', '\u2028', ''] as const;

function cell(random: Random): string {
  const text = oddText(random, 200);
  const kind = random.next();
  if (kind < 0.2) return `"${text.replaceAll('"', '""')}"`;
  if (kind < 0.3) return `"${text}`;
  return text;
}

function table(random: Random): string {
  const separator = random.pick(SEPARATORS);
  const end = random.pick(ENDS);
  const rows = Array.from({ length: 1 + random.below(12) }, () =>
    Array.from({ length: random.chance(0.8) ? 2 : random.below(5) }, () => cell(random)).join(separator),
  );
  const head = random.chance(0.15) ? [random.pick(['source,target', 'target\tsource\tid', 'SRC;TGT'])] : [];
  return (random.chance(0.15) ? '\uFEFF' : '') + [...head, ...rows].join(end);
}

export function hostileTable(random: Random): HostileTable {
  const by = random.pick(['file', 'file', 'file', 'box', 'paste', 'drop'] as const);
  const use = random.chance(0.4);
  const name = `${oddText(random, 60).replace(/\0/g, '')}${random.pick(['.tsv', '.csv', '.txt', ''])}`;
  const kind = random.next();
  let text: string;
  if (kind < 0.6) text = table(random);
  else if (kind < 0.85) text = damaged(random, table(random));
  else if (kind < 0.9) text = `${oddText(random, 8)}\t`.repeat(1 + random.below(2000));
  else if (kind < 0.93) text = random.pick(['a', '"', '\t', 'ñ ']).repeat(by === 'file' ? 1_000_000 : 100_000);
  else text = `${oddText(random, 300)}\t${oddText(random, 300)}`;
  return { by, name, text, latin1: by === 'file' && random.chance(0.2), use };
}
