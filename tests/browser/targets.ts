/** Where somebody presses: what is too small for a finger, and too close to others for that not to matter. */
import type { Page } from '@playwright/test';

const PRESSED =
  'a[href], button, input, select, textarea, summary, [role=button], [role=switch], [role=checkbox], [role=radio], [role=option], [role=link], [role=tab], [role=slider]';

/**
 * What may be lower where only a mouse presses, as 2.5.8 allows it: the same is done by another control of the page. The numbers of a
 * row are told by the button below it once their cell is selected, and the probabilities stand among every number.
 */
const EQUIVALENT = '.side .row-bars .term, .out .term';

/**
 * Each finding in words; nothing where all is well. By WCAG 2.2, 2.5.8: a square of 24 px must lie within what takes the press, or a
 * circle of that width around it must touch no other target, and no other small one's circle.
 */
export function tooSmall(page: Page, mouse: boolean): Promise<string[]> {
  return page.evaluate(
    ([selector, equivalent]) => {
      const LEAST = 24;
      const style = document.documentElement.style;
      // What floats over the page, and the bar that lies over its end, are looked at by themselves.
      const shown = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.closest('.sr, .skip') === null &&
        !(element as HTMLButtonElement).disabled;
      const targets = [...document.querySelectorAll<HTMLElement>(selector)].filter(shown);
      /** The area that presses this one: of a box with a label, the label too. */
      const owner = new Map<Element, HTMLElement>();
      for (const target of targets) {
        owner.set(target, target);
        for (const label of (target as HTMLInputElement).labels ?? []) owner.set(label, target);
      }
      const pressed = (x: number, y: number): HTMLElement | null => {
        let at = document.elementFromPoint(x, y);
        while (at !== null && !owner.has(at)) at = at.parentElement;
        return at === null ? null : owner.get(at)!;
      };
      const inSentence = (target: HTMLElement): boolean => {
        if (!getComputedStyle(target).display.startsWith('inline')) return false;
        const block = target.parentElement!;
        const around = [...block.childNodes].filter((node) => node !== target && node.nodeType === Node.TEXT_NODE);
        return /^(P|LI|CAPTION|DD)$/.test(block.tagName) && around.some((node) => node.nodeValue!.trim() !== '');
      };

      /** The largest area around the middle that takes the press, as far as 24 px of it. */
      const small: { target: HTMLElement; x: number; y: number; size: string }[] = [];
      const before = scrollY;
      style.scrollBehavior = 'auto';
      for (const target of targets) {
        if (inSentence(target) || (equivalent !== null && target.matches(equivalent))) continue;
        target.scrollIntoView({ block: 'center', inline: 'nearest' });
        const area = (target as HTMLInputElement).labels?.[0] ?? target;
        const boxes = area === target ? [target] : [area, target];
        const fits = boxes.some((element) => {
          const box = element.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          const [right, bottom] = [x + LEAST / 2 - 1, y + LEAST / 2 - 1];
          const [left, top] = [x - LEAST / 2 + 1, y - LEAST / 2 + 1];
          // What the window's edge cuts off is there all the same.
          const inside = (px: number, py: number): boolean =>
            px < 0 || px >= innerWidth || py < 0 || py >= innerHeight || pressed(px, py) === target;
          return [
            [left, top],
            [right, top],
            [left, bottom],
            [right, bottom],
            [x, top],
            [x, bottom],
          ].every(([px, py]) => inside(px!, py!));
        });
        if (fits) continue;
        const box = target.getBoundingClientRect();
        const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
        small.push({ target, x: box.left + box.width / 2, y: box.top + box.height / 2 + scrollY, size });
      }
      scrollTo(0, before);

      const reach = LEAST / 2 - 0.5;
      return small
        .filter(({ target, x, y }) =>
          targets.some((other) => {
            if (other === target || other.contains(target) || target.contains(other)) return false;
            const box = other.getBoundingClientRect();
            const [left, top] = [box.left, box.top + scrollY];
            const dx = Math.max(left - x, 0, x - left - box.width);
            const dy = Math.max(top - y, 0, y - top - box.height);
            if (Math.hypot(dx, dy) < reach) return true;
            const circle = small.find((one) => one.target === other);
            return circle !== undefined && Math.hypot(circle.x - x, circle.y - y) < 2 * reach;
          }),
        )
        .map(({ target, size }) => {
          const name = (target.getAttribute('aria-label') ?? target.textContent).trim().replace(/\s+/g, ' ');
          return `${target.tagName.toLowerCase()}.${target.className} "${name.slice(0, 30)}" in ${target.parentElement!.className || target.parentElement!.tagName}: ${size}`;
        });
    },
    [PRESSED, mouse ? EQUIVALENT : null] as const,
  );
}
