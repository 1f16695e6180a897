import { directive, Directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { nothing } from 'lit';
import { setProperties } from './view';

/** `<b ${properties({'--share': 0.5})}>`: custom properties of an element, set from code. */
class Properties extends Directive {
  private last = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('properties() belongs to an element');
  }

  render(_values: Record<string, string | number>): unknown {
    return nothing;
  }

  override update(part: ElementPart, [values]: [Record<string, string | number>]): unknown {
    const key = JSON.stringify(values);
    if (key !== this.last) setProperties(part.element as HTMLElement, values);
    this.last = key;
    return nothing;
  }
}

export const properties = directive(Properties);
