/** What vamos.html knows of itself: file-start.js notes it before anything else runs. */
interface OwnFile {
  /** The whole file, as it was opened. */
  source: string;
  /** What stands in the file in place of an address. */
  address: string;
}

export const ownFile = (): OwnFile | null => (globalThis as { vamosFile?: OwnFile }).vamosFile ?? null;

const ADDRESS = /<meta name="vamos" content="[^"]*">/;

/** A file of the page with this address in it: what was another's copy becomes a copy of one's own. */
export function withAddress(source: string, address: string): string {
  const text = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  if (!ADDRESS.test(source)) throw new Error('The file has no place for an address.');
  return source.replace(ADDRESS, () => `<meta name="vamos" content="${text}">`);
}
