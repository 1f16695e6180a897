/** Addresses of the page: links that were cut, changed or made by somebody who knows their format. */
import { LESSONS } from '../../web/lessons/ids.ts';
import { crc32, deflate, toText } from '../../web/state/share/bytes.ts';
import { encodeLink } from '../../web/state/share/codec.ts';
import type { Shared } from '../../web/state/share/shared.ts';
import { hostileModel } from './models.ts';
import type { Random } from './random.ts';
import { damaged, oddText } from './texts.ts';
import { changed, oddNumber } from './values.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface HostileHash {
  hash: string;
  /** Known from the way it was made: it has to be refused. Otherwise it may be what it says. */
  refused: boolean;
}

/** As the codec seals it, whatever is in it. */
function sealed(body: Bytes, version = 1): string {
  const bytes = new Uint8Array(5 + body.length);
  bytes[4] = version;
  bytes.set(body, 5);
  new DataView(bytes.buffer).setUint32(0, crc32(bytes.subarray(4)), true);
  return toText(bytes);
}

/** The parts of a body before it is deflated; `said` is the length that it tells of its JSON. */
function body(head: unknown, losses: readonly number[], file: Uint8Array, said: number | null = null): Bytes {
  const json = new TextEncoder().encode(typeof head === 'string' ? head : JSON.stringify(head));
  const bytes = new Uint8Array(4 + json.length + 4 * losses.length + file.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, said ?? json.length, true);
  bytes.set(json, 4);
  losses.forEach((loss, index) => view.setFloat32(4 + json.length + 4 * index, loss, true));
  bytes.set(file, 4 + json.length + 4 * losses.length);
  return bytes;
}

const fileOf = ({ model }: Shared): Uint8Array => ('file' in model ? model.file : new Uint8Array());

/** A state that holds together but for one change of it, or two, under a right checksum. */
async function meant(random: Random, shared: Shared): Promise<string> {
  const { losses, model, ...rest } = shared;
  const kept = random.chance(0.5) ? losses : [];
  let head: unknown = { ...rest, losses: kept.length, model: 'file' in model ? null : model };
  for (let change = random.chance(0.3) ? 2 : 1; change > 0; change -= 1) head = changed(random, head);
  return `#${shared.lesson}&s=${sealed(await deflate(body(head, kept, fileOf(shared))))}`;
}

async function unsound(random: Random, shared: Shared): Promise<string> {
  const { losses, model, ...rest } = shared;
  const head = { ...rest, losses: losses.length, model: 'file' in model ? null : model };
  const whole = await deflate(body(head, losses, fileOf(shared)));
  const lesson = `#${shared.lesson}&s=`;
  switch (random.below(6)) {
    case 0:
      return lesson + sealed(whole, random.pick([0, 2, 255]));
    case 1:
      return lesson + sealed(whole.slice(0, random.below(whole.length - 8)));
    case 2:
      return lesson + sealed(await deflate(body(head, losses, fileOf(shared), 2 ** 31 + random.below(2 ** 31))));
    case 3:
      // A megabyte and more out of a thousand characters.
      return lesson + sealed(await deflate(new Uint8Array(1_100_000 + random.below(3_000_000))));
    case 4:
      return lesson + sealed(await deflate(body(damaged(random, '{"losses":'), [], random.bytes(20))));
    default:
      return lesson + sealed(random.bytes(random.below(400)));
  }
}

function parameters(random: Random): string {
  const name = random.pick([
    ...LESSONS,
    'lets-go',
    'lets-go',
    'copy',
    'your-own',
    'your-own',
    'chapter-99',
    'glossary-',
    oddText(random, 60),
  ]);
  const names = ['seed', 'lang', 'theme', 'turbo', 'note', 's', '__proto__', oddText(random, 20)];
  const rest = Array.from({ length: random.below(5) }, () => `&${random.pick(names)}=${value(random)}`);
  return `#${name}${rest.join('')}`;
}

const value = (random: Random): string =>
  random.pick([
    'en',
    'es',
    'dark',
    'off',
    'position:e',
    encodeURIComponent(oddText(random, 80).replace(/\p{Surrogate}/gu, '')),
    oddText(random, 80),
    String(oddNumber(random)),
  ]);

export async function hostileHash(random: Random, states: readonly Shared[]): Promise<HostileHash> {
  const shared = random.pick(states);
  const kind = random.next();
  if (kind < 0.25) return { hash: await meant(random, shared), refused: false };
  if (kind < 0.45) return { hash: await unsound(random, shared), refused: true };
  if (kind < 0.6 && 'file' in shared.model) {
    const file = hostileModel(random, [shared.model.file]);
    return { hash: await encodeLink({ ...shared, model: { file } }), refused: false };
  }
  if (kind < 0.75) {
    const whole = await encodeLink(shared);
    const at = whole.indexOf('&s=') + 3;
    const wrong = damaged(random, whole.slice(at)).replace(/[&=#\s]/g, '_');
    return { hash: whole.slice(0, at) + wrong, refused: wrong !== whole.slice(at) };
  }
  if (kind < 0.8)
    return { hash: `#${random.pick(LESSONS)}&s=${'A'.repeat(8000 + random.below(100_000))}`, refused: true };
  return { hash: parameters(random), refused: false };
}
