/** A tab-separated file of the project's own, with a header: one record a line, keyed by the header's names. */
export function parseTable(text: string): Partial<Record<string, string>>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const names = (lines.shift() ?? '').split('\t');
  return lines.map((line) => {
    const fields = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
  });
}
