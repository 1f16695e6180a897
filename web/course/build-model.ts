/** What the lab's own parts do otherwise, or not at all, for the model that a chapter builds: another lesson, and a file. */
import type { Action } from '../state/actions';
import type { Desk, Feature } from '../state/feature';
import type { Options } from '../state/experiments';
import type { StockLesson } from '../state/feature';

/** Another lesson, untrained and with these options. */
export type BuildAction = { type: 'build-lesson'; lesson: StockLesson; options: Options };

export class BuildModel implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    switch (action.type) {
      case 'build-lesson':
        void this.open(action);
        return true;
      // Nothing of a chapter is kept by itself, but whoever wants its model may have it.
      case 'file-save':
        void import('../state/keep/save-file').then(({ saveFile }) => saveFile(this.desk));
        return true;
      default:
        return false;
    }
  }

  private async open({ lesson, options }: BuildAction): Promise<void> {
    const { desk } = this;
    await desk.open(lesson);
    if (desk.store.state.lesson === lesson && desk.store.state.phase === 'ready')
      desk.act({ type: 'experiment-options', options, train: false });
  }
}
