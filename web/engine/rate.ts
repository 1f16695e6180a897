/** Counted over about this long. */
const WINDOW_MILLISECONDS = 1000;

/** How many steps a second a run takes. */
export class Rate {
  private marks: { time: number; step: number }[] = [];

  mark(time: number, step: number): void {
    this.marks.push({ time, step });
    while (this.marks.length > 2 && time - this.marks[0]!.time > WINDOW_MILLISECONDS) this.marks.shift();
  }

  /** 0 until there are two marks. */
  perSecond(): number {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.time <= first.time) return 0;
    return ((last.step - first.step) * 1000) / (last.time - first.time);
  }

  clear(): void {
    this.marks = [];
  }
}
