/** What a designer would see at once: texts that run into each other, are cut off, or stand outside the window. */
import type { Page } from '@playwright/test';

/** Each finding in words; nothing where all is well. */
export function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflow);
    const name = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 40);

    interface Text {
      of: Element;
      node: Node;
      text: string;
      whole: DOMRect;
      /** What is left of it within everything that clips. */
      box: DOMRect;
    }
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    // What floats or is fixed lies over the rest on purpose.
    const above =
      'script, style, title, .sr, .skip, value-tip, stage-note, help-sheet, dialog, transport-bar, math, option';
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const of = node.parentElement!;
      if (node.nodeValue!.trim() === '' || of.closest(above) !== null || !shown(of)) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        texts.push({ of, node, text: node.nodeValue!, whole: box, box: visible(of, box) });
      }
    }

    /** What is left of a box within everything that clips it. */
    function visible(of: Element, box: DOMRect): DOMRect {
      let { left, right, top, bottom } = box;
      for (let at: Element | null = of; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const clips = at.getBoundingClientRect();
        if (style.overflowX !== 'visible') [left, right] = [Math.max(left, clips.left), Math.min(right, clips.right)];
        if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, clips.top), Math.min(bottom, clips.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    const ellipsis = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (getComputedStyle(at).textOverflow === 'ellipsis') return true;
      return false;
    };
    const scrolled = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) if (scrolls(at)) return true;
      return false;
    };

    for (const { of, text, whole, box } of texts) {
      if (scrolled(of)) continue;
      if (box.width < whole.width - 1 && !ellipsis(of)) found.push(`cut off: ${name(text)}`);
      if (box.height < whole.height / 2) found.push(`cut off below or above: ${name(text)}`);
      if (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
        found.push(`outside the window: ${name(text)}`);
    }
    // Lines touch where letters do, and not where their boxes do: a quarter of the line above and below is air.
    const inner = ({ box }: Text): [number, number, number, number] => {
      const air = box.height / 4;
      return [box.left + 0.5, box.right - 0.5, box.top + air, box.bottom - air];
    };
    const seen = texts.filter(({ box }) => box.width > 1 && box.height > 1).sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < seen.length; i += 1) {
      const [left, right, top, bottom] = inner(seen[i]!);
      for (let j = i + 1; j < seen.length && seen[j]!.box.top < bottom; j += 1) {
        // A word that is cut short by an ellipsis counts twice.
        if (seen[i]!.node === seen[j]!.node) continue;
        const [l, r, t, b] = inner(seen[j]!);
        if (l < right && left < r && t < bottom && top < b)
          found.push(`on top of each other: ${name(seen[i]!.text)} | ${name(seen[j]!.text)}`);
      }
    }
    return found;
  });
}
