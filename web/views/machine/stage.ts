import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DirectiveResult } from 'lit/directive.js';
import { properties } from '../styled';
import { setProperties, View, word } from '../view';

/**
 * One stage of the machine: a column of the diagram with one row a token. Rows of all stages line up, since each has the same
 * two header rows. On a narrow page a stage is a figure of its own and repeats the tokens.
 */
export abstract class Stage extends View {
  @property({ attribute: false }) tokens: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add('stage');
  }

  override updated(): void {
    setProperties(this, { '--n': this.tokens.length });
  }

  /** What the rows are called, seen only where stages stand alone. */
  protected rowTokens(names = this.tokens.map(word)): TemplateResult[] {
    return names.map((name, row) => html`<span class="token row-token" ${at(row)}>${name}</span>`);
  }
}

/** Places something into the row of a token; the two rows above are the stage's heading and its labels. */
export const at = (row: number): DirectiveResult => properties({ 'grid-row': row + 3 });
