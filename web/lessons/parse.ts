/**
 * Sentence pairs from text that somebody pasted: tab-, comma- or semicolon-separated, quotes as in CSV.
 * A line that cannot be used is listed with its number and the reason; the rest is used.
 */
import type { Example } from '../engine/types';

export const PARSE_LIMITS = { pairs: 20_000, characters: 300, words: 40, listed: 200 } as const;

export type Reason = 'missing_column' | 'empty_side' | 'too_many_columns' | 'too_long' | 'open_quote';

export interface Problem {
  /** As an editor counts, from 1. */
  line: number;
  reason: Reason;
  /** The beginning of the line. */
  text: string;
}

export interface ParsedPairs {
  pairs: Example[];
  /** The first ones; `problemCount` counts all. */
  problems: Problem[];
  problemCount: number;
  duplicates: number;
  /** True when there was more than is used. */
  truncated: boolean;
  /** The first line named the columns. */
  header: boolean;
  /** How many columns a header names beside the two that are used. */
  otherColumns: number;
  separator: Separator;
}

export type Separator = '\t' | ',' | ';';

/** Longer lines are not even split: nobody's sentence. */
const LONGEST_LINE = 20_000;

export function parsePairs(text: string): ParsedPairs {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = guessSeparator(body);
  const result: ParsedPairs = {
    pairs: [],
    problems: [],
    problemCount: 0,
    duplicates: 0,
    truncated: false,
    header: false,
    otherColumns: 0,
    separator,
  };
  const seen = new Set<string>();
  let columns: Columns | null = null;
  const complain = (line: number, reason: Reason, raw: string): void => {
    result.problemCount += 1;
    if (result.problems.length < PARSE_LIMITS.listed) {
      result.problems.push({ line, reason, text: beginning(raw) });
    }
  };

  for (const record of records(body, separator)) {
    if (record.raw.trim() === '') continue;
    if (columns === null) {
      columns = header(record.fields);
      if (columns.named) {
        result.header = true;
        result.otherColumns = record.fields.length - 2;
        continue;
      }
    }
    if (result.pairs.length >= PARSE_LIMITS.pairs) {
      result.truncated = true;
      break;
    }
    const pair = read(record, columns);
    if (typeof pair === 'string') {
      complain(record.line, pair, record.raw);
      continue;
    }
    const key = `${pair.source}\t${pair.target}`;
    if (seen.has(key)) result.duplicates += 1;
    else {
      seen.add(key);
      result.pairs.push(pair);
    }
  }
  return result;
}

interface Columns {
  named: boolean;
  source: number;
  target: number;
}

const SOURCE_NAMES = ['source', 'src', 'input', 'english', 'origen', 'entrada', 'inglés'];
const TARGET_NAMES = ['target', 'tgt', 'output', 'spanish', 'destino', 'salida', 'español'];

/** A first line that names both columns is a header; the other columns are then left alone. */
function header(fields: string[]): Columns {
  const names = fields.map((field) => field.trim().toLowerCase());
  const source = names.findIndex((name) => SOURCE_NAMES.includes(name));
  const target = names.findIndex((name) => TARGET_NAMES.includes(name));
  return source >= 0 && target >= 0 ? { named: true, source, target } : { named: false, source: 0, target: 1 };
}

function read(record: RawRecord, columns: Columns): Example | Reason {
  const { fields } = record;
  if (record.open) return 'open_quote';
  if (record.raw.length > LONGEST_LINE) return 'too_long';
  if (fields.length <= Math.max(columns.source, columns.target)) return 'missing_column';
  // Empty columns at the end are what spreadsheets leave behind.
  if (!columns.named && fields.slice(2).some((field) => field.trim() !== '')) return 'too_many_columns';
  const source = tidy(fields[columns.source]!);
  const target = tidy(fields[columns.target]!);
  if (source === '' || target === '') return 'empty_side';
  if (tooLong(source) || tooLong(target)) return 'too_long';
  return { source, target };
}

function tidy(field: string): string {
  return field.replace(/\s+/gu, ' ').trim();
}

function tooLong(sentence: string): boolean {
  return sentence.length > PARSE_LIMITS.characters || sentence.split(' ').length > PARSE_LIMITS.words;
}

function beginning(raw: string): string {
  const start = [...raw.slice(0, 120)].slice(0, 60).join('');
  return start.length < raw.length ? `${start}…` : start;
}

interface RawRecord {
  line: number;
  raw: string;
  fields: string[];
  /** A quote was opened and never closed. */
  open: boolean;
}

/** Tabs hold whole lines together; in the other two formats a quoted field may hold separators and line breaks. */
function* records(text: string, separator: Separator): Generator<RawRecord> {
  let position = 0;
  let line = 0;
  while (position < text.length) {
    line += 1;
    const end = lineEnd(text, position);
    const raw = text.slice(position, end);
    let next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (separator === '\t' || !raw.includes('"')) {
      const fields = raw.length > LONGEST_LINE ? [] : raw.split(separator);
      yield { line, raw, fields, open: false };
    } else {
      const quoted = quotedRecord(text, position, separator);
      if (quoted === null) yield { line, raw, fields: [], open: true };
      else {
        const whole = text.slice(position, quoted.end);
        yield { line, raw: whole, fields: quoted.fields, open: false };
        line += whole.split(/\r\n|\r|\n/).length - 1;
        next = text.startsWith('\r\n', quoted.end) ? quoted.end + 2 : quoted.end + 1;
      }
    }
    position = next;
  }
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}

/** One record with quotes in it, or null when a quote is not closed within a reasonable distance. */
function quotedRecord(text: string, from: number, separator: Separator): { fields: string[]; end: number } | null {
  const fields: string[] = [];
  const limit = Math.min(text.length, from + LONGEST_LINE);
  let i = from;
  for (;;) {
    let field = '';
    while (i < limit && text[i] === ' ') i += 1;
    if (text[i] === '"') {
      i += 1;
      for (;;) {
        const close = text.indexOf('"', i);
        if (close < 0 || close >= limit) return null;
        field += text.slice(i, close);
        i = close + 1;
        if (text[i] !== '"') break;
        field += '"'; // two quotes are one
        i += 1;
      }
    }
    // What is not quoted, and what stands after a closing quote.
    while (i < text.length && text[i] !== separator && text[i] !== '\n' && text[i] !== '\r') {
      field += text.charAt(i);
      i += 1;
    }
    fields.push(field);
    if (text[i] !== separator) return { fields, end: i };
    i += 1;
  }
}

/** The separator with which the most of the first lines have two columns; tabs win, since sentences hold commas. */
function guessSeparator(text: string): Separator {
  const lines = text
    .slice(0, LONGEST_LINE)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  if (lines.filter((line) => line.includes('\t')).length * 2 >= lines.length && lines.length > 0) return '\t';
  const twoColumns = (separator: Separator): number =>
    lines.filter((line) => quotedRecord(line, 0, separator)?.fields.length === 2).length;
  const [commas, semicolons] = [twoColumns(','), twoColumns(';')];
  if (semicolons > commas) return ';';
  // A single column of text is better called "no second column" for tabs.
  return commas > 0 || lines.some((line) => line.includes(',')) ? ',' : '\t';
}
