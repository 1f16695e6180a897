/** One option of a model or of its training as a control, and what the controls of a form say. */
import { html, nothing, type TemplateResult } from 'lit';
import { t, type Key } from '../../i18n';
import { errorText } from '../../i18n/errors';
import type { Experiments } from '../../state/experiments';
import type { Kind, OptionName } from '../../state/lesson-options';
import { typedNumber } from './tensor-rows';

interface Control {
  name: OptionName;
  kind: Kind;
}

/** With what the engine refused below the control that it names. */
export function optionControl(
  { name, kind }: Control,
  value: unknown,
  refused: Experiments['refused'],
): TemplateResult {
  const wrong = refused?.control === name ? refused.failure : null;
  const id = `option-${name}`;
  const invalid = wrong ? 'true' : 'false';
  const told = wrong ? `${id}-wrong` : nothing;
  const described = wrong ? { ...wrong, params: { ...wrong.params, field: t(`option.${name}` as Key) } } : null;
  return html`<div class="option">
    <label for=${id}>${t(`option.${name}` as Key)}</label>
    ${
      kind === 'number'
        ? html`<input
            id=${id}
            name=${name}
            inputmode="decimal"
            autocomplete="off"
            aria-invalid=${invalid}
            aria-describedby=${told}
            .defaultValue=${String(Number(Number(value).toPrecision(6)))}
          />`
        : kind === 'switch'
          ? html`<input id=${id} name=${name} type="checkbox" role="switch" .defaultChecked=${value === true} />`
          : html`<select id=${id} name=${name} aria-describedby=${told}>
              ${kind.map(
                (one) =>
                  html`<option value=${one} .defaultSelected=${one === value}>${t(`value.${one}` as Key)}</option>`,
              )}
            </select>`
    }
    ${described ? html`<p class="wrong" role="alert" id="${id}-wrong">${errorText(described)}</p>` : nothing}
  </div>`;
}

/** What the controls say; `now` has the values that they began with. */
export function typedOptions<T extends object>(
  form: HTMLFormElement,
  controls: readonly { name: string & keyof T; kind: Kind }[],
  now: T,
): Partial<T> {
  const typed = controls.map(({ name, kind }) => {
    const field = form.elements.namedItem(name) as HTMLInputElement;
    if (kind === 'switch') return [name, field.checked];
    if (kind !== 'number') return [name, field.value];
    // What nobody has changed is not rounded to the digits on show.
    return [name, field.value === field.defaultValue ? now[name] : typedNumber(field.value)];
  });
  return Object.fromEntries(typed) as Partial<T>;
}
