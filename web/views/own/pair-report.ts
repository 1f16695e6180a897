/** What was read of somebody's pairs: how many there are, and which lines could not be used. */
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { PARSE_LIMITS, type ParsedPairs } from '../../lessons/parse';

/** More lines than this are counted and not listed. */
const LISTED = 50;

export function countsOf(report: ParsedPairs, pairs: number, heldOut: number): string {
  const { duplicates, truncated, header, otherColumns } = report;
  const said = [t(pairs === 1 ? 'own.pairs.one' : 'own.pairs', { count: integer(pairs) })];
  if (heldOut > 0) said.push(t('own.heldOut', { count: integer(heldOut) }));
  if (duplicates > 0)
    said.push(t(duplicates === 1 ? 'own.duplicates.one' : 'own.duplicates', { count: integer(duplicates) }));
  if (header) said.push(t('own.header'));
  if (otherColumns > 0)
    said.push(t(otherColumns === 1 ? 'own.columns.one' : 'own.columns', { count: integer(otherColumns) }));
  if (truncated) said.push(t('own.truncated', { count: integer(PARSE_LIMITS.pairs) }));
  return said.join(' ');
}

export function problemsOf(report: ParsedPairs): TemplateResult | typeof nothing {
  if (report.problemCount === 0) return nothing;
  const shown = report.problems.slice(0, LISTED);
  const more = report.problemCount - shown.length;
  return html`<details class="problems" ?open=${report.pairs.length === 0 || report.problemCount <= 5}>
    <summary>
      ${t(report.problemCount === 1 ? 'own.problems.one' : 'own.problems', { count: integer(report.problemCount) })}
    </summary>
    <table>
      <thead class="sr">
        <tr>
          <th scope="col">${t('own.line')}</th>
          <th scope="col">${t('own.reason')}</th>
          <th scope="col">${t('own.text')}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ line, reason, text }) =>
            html`<tr>
              <td>${t('own.lineNumber', { line: integer(line) })}</td>
              <td>${t(`reason.${reason}`, { words: PARSE_LIMITS.words, characters: PARSE_LIMITS.characters })}</td>
              <td><bdi class="word">${text}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="hint">${t('own.moreProblems', { count: integer(more) })}</p>` : nothing}
  </details>`;
}
