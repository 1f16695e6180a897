import { describe, expect, it } from 'vitest';
import { PARSE_LIMITS, parsePairs } from '../../web/lessons/parse';

describe('pasted sentence pairs', () => {
  it('reads tabs, and leaves commas inside sentences alone', () => {
    const { pairs, problemCount } = parsePairs('yes, please\tsí, por favor\nno\tno\n');
    expect(pairs).toEqual([
      { source: 'yes, please', target: 'sí, por favor' },
      { source: 'no', target: 'no' },
    ]);
    expect(problemCount).toBe(0);
  });

  it('reads CSV with quotes, doubled quotes and line breaks inside them', () => {
    const { pairs } = parsePairs('"Hi, you","Hola, tú"\r\n"she said ""no""",dijo que no\r\n"two\nlines",dos líneas');
    expect(pairs).toEqual([
      { source: 'Hi, you', target: 'Hola, tú' },
      { source: 'she said "no"', target: 'dijo que no' },
      { source: 'two lines', target: 'dos líneas' },
    ]);
  });

  it('reads semicolons', () => {
    expect(parsePairs('one;uno\ntwo;dos').pairs).toHaveLength(2);
  });

  it('lists each bad line with its number and reason, and uses the rest', () => {
    const long = Array.from({ length: PARSE_LIMITS.words + 1 }, () => 'a').join(' ');
    const text = ['good\tbueno', 'alone', '\tempty', 'a\tb\tc', '', `${long}\tx`, 'fine\tbien'].join('\n');
    const result = parsePairs(text);
    expect(result.pairs.map((pair) => pair.source)).toEqual(['good', 'fine']);
    expect(result.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'missing_column'],
      [3, 'empty_side'],
      [4, 'too_many_columns'],
      [6, 'too_long'],
    ]);
  });

  it('counts lines as an editor does, across quoted line breaks', () => {
    const { problems } = parsePairs('"a\nb",c\nalone\nd,e\nf,g');
    expect(problems).toEqual([{ line: 3, reason: 'missing_column', text: 'alone' }]);
  });

  it('gives up on a quote that is never closed without losing the lines after it', () => {
    const result = parsePairs('a,b\n"open,c\nd,e\n');
    expect(result.problems.map(({ line, reason }) => [line, reason])).toEqual([[2, 'open_quote']]);
    expect(result.pairs.map((pair) => pair.source)).toEqual(['a', 'd']);
  });

  it('takes a header that names the columns, in whatever order', () => {
    const { pairs } = parsePairs('id\ttarget\tsource\n1\tvamos\tlet’s go');
    expect(pairs).toEqual([{ source: 'let’s go', target: 'vamos' }]);
  });

  it('forgives empty columns at the end of a line', () => {
    expect(parsePairs('a\tb\t\t\n').pairs).toEqual([{ source: 'a', target: 'b' }]);
  });

  it('tells what it did with a line of column names', () => {
    const named = parsePairs('id,source,target,note\n1,one,uno,x\n2,two,dos,y');
    expect(named.pairs).toEqual([
      { source: 'one', target: 'uno' },
      { source: 'two', target: 'dos' },
    ]);
    expect([named.header, named.otherColumns]).toEqual([true, 2]);
    const bare = parsePairs('one,uno');
    expect([bare.header, bare.otherColumns]).toEqual([false, 0]);
  });

  it('counts duplicates and uses them once', () => {
    const { pairs, duplicates } = parsePairs('a\tb\na\tb\n a \t b \na\tc');
    expect(pairs).toHaveLength(2);
    expect(duplicates).toBe(2);
  });

  it('keeps emoji and right-to-left text as they are', () => {
    const { pairs } = parsePairs('\uFEFFhello 👩‍👩‍👧\tשלום עולם\ngood\tجيد');
    expect(pairs).toEqual([
      { source: 'hello 👩‍👩‍👧', target: 'שלום עולם' },
      { source: 'good', target: 'جيد' },
    ]);
  });

  it('never cuts an emoji in half where it shows the beginning of a line', () => {
    const { problems } = parsePairs(`a\tb\n${'👍'.repeat(200)}\nc\td`);
    expect(problems[0]!.text).toBe(`${'👍'.repeat(60)}…`);
  });

  it('reads five megabytes and uses the first twenty thousand pairs', () => {
    const lines = Array.from({ length: 150_000 }, (_, index) => `the house number ${index}\tla casa número ${index}`);
    const text = lines.join('\n');
    expect(text.length).toBeGreaterThan(5_000_000);
    const result = parsePairs(text);
    expect(result.pairs).toHaveLength(PARSE_LIMITS.pairs);
    expect(result.truncated).toBe(true);
  });

  it('survives five megabytes without a line break, with and without quotes', () => {
    for (const text of ['x'.repeat(5_000_000), '"'.repeat(5_000_000), `a,"${'x'.repeat(5_000_000)}`]) {
      const result = parsePairs(text);
      expect(result.pairs).toEqual([]);
      expect(result.problemCount).toBe(1);
    }
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', '\n\n', '   ', '\uFEFF']) expect(parsePairs(text).pairs).toEqual([]);
  });
});
