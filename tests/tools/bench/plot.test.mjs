import { describe, expect, it } from 'vitest';
import { drawAll } from '../../bench/plot/all.mjs';
import { escape, stack, svg, text, ticks } from '../../bench/plot/svg.mjs';

describe('drawings', () => {
  it('hold any text', () => {
    expect(escape(`a < b & "c"`)).toBe('a &lt; b &amp; &quot;c&quot;');
    expect(text(1.234, 2, "Let's go")).toBe('<text x="1.23" y="2">Let\'s go</text>');
  });

  it('stand below one another', () => {
    const drawing = (height) => ({ width: 10, height, body: '' });
    expect(stack([drawing(5), drawing(7)], 3)).toMatchObject({ width: 10, height: 15 });
  });

  it('have round numbers beside them', () => {
    expect(ticks(9.3)).toEqual([0, 2.5, 5, 7.5, 10]);
    expect(ticks(0.004, 4)).toEqual([0, 0.001, 0.002, 0.003, 0.004]);
  });

  it('suit light and dark pages', () => {
    expect(svg({ width: 1, height: 1, body: '' }, 'x')).toContain('prefers-color-scheme: dark');
  });

  it('are made of what was measured, and of nothing else', () => {
    const empty = { rows: [], rule: { best: 50 }, roofline: [], scaling: [] };
    expect(drawAll(empty, [])).toEqual({});
    const row = { section: 'steps', name: 'tiny', side: 'node', flop: 1e6, quiet: true };
    const rows = [{ ...row, seconds: { median: 0.002, min: 0.001, max: 0.003 } }];
    const drawn = drawAll({ ...empty, rows }, [{ name: 'node', title: 'WebAssembly in Node', short: 'Node' }]);
    expect(Object.keys(drawn)).toEqual(['rates', 'benchmark']);
    expect(drawn.rates).toContain('>500<');
    expect(drawn.rates).toContain('>1.0 %<');
  });
});
