/** Model files that are not what `save` wrote: the header's JSON, the places of the tensors, the numbers, the length. */
import { oddNumber, oddValue, changed } from './values.ts';
import type { Random } from './random.ts';
import { damaged, oddText } from './texts.ts';

type Bytes = Uint8Array<ArrayBuffer>;
interface Header {
  __metadata__?: Record<string, string>;
  [name: string]: unknown;
}

export function taken(file: Uint8Array): { header: Header; data: Bytes } {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Header;
  return { header, data: file.slice(8 + length) };
}

export function joined(header: unknown, data: Uint8Array, said: bigint | null = null): Bytes {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + data.length);
  new DataView(file.buffer).setBigUint64(0, said ?? BigInt(text.length), true);
  file.set(text, 8);
  file.set(data, 8 + text.length);
  return file;
}

/** One of the JSON texts inside the metadata is changed in its own structure, so that the file stays one. */
function withMetadata(random: Random, header: Header): Header {
  const metadata = { ...header.__metadata__ };
  const name = random.pick(Object.keys(metadata));
  try {
    metadata[name] = random.chance(0.85)
      ? JSON.stringify(changed(random, JSON.parse(metadata[name]!)))
      : oddText(random);
  } catch {
    metadata[name] = oddText(random);
  }
  if (random.chance(0.1)) metadata[oddText(random, 30)] = oddText(random);
  return { ...header, __metadata__: metadata };
}

const HARD_FLOATS: readonly number[] = [NaN, Infinity, -Infinity, 3.4e38, -3.4e38, 1e-45, 0, -0, 1e20];

function withNumbers(random: Random, data: Bytes): Bytes {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const whole = Math.floor(data.length / 4);
  for (let change = 1 + random.below(random.chance(0.2) ? whole : 4); change > 0 && whole > 0; change -= 1) {
    const at = 4 * random.below(whole);
    if (random.chance(0.6)) view.setFloat32(at, random.pick(HARD_FLOATS), true);
    else view.setInt32(at, random.pick([-1, 0, 1, 2, 7, 100, 2 ** 31 - 1, -(2 ** 31)]), true);
  }
  return data;
}

function withTensor(random: Random, header: Header): Header {
  const names = Object.keys(header).filter((name) => name !== '__metadata__');
  const name = random.pick(names);
  const entry = header[name] as { dtype: string; shape: number[]; data_offsets: [number, number] };
  switch (random.below(6)) {
    case 0:
      return { ...header, [name]: changed(random, entry) };
    case 1:
      return {
        ...header,
        [name]: { ...entry, dtype: random.pick(['F64', 'F16', 'BF16', 'I32', 'I64', 'U8', 'BOOL', 'X']) },
      };
    case 2:
      return { ...header, [name]: { ...entry, shape: entry.shape.map(() => oddNumber(random)) } };
    case 3:
      return { ...header, [name]: { ...entry, data_offsets: [oddNumber(random), oddNumber(random)] } };
    case 4: {
      const { [name]: gone, ...rest } = header;
      return random.chance(0.5) ? rest : { ...rest, [oddText(random, 50)]: gone };
    }
    default:
      return { ...header, [name]: header[random.pick(names)] };
  }
}

export function hostileModel(random: Random, valid: readonly Uint8Array[]): Bytes {
  const file = random.pick(valid);
  const { header, data } = taken(file);
  switch (random.below(10)) {
    case 0:
      return file.slice(0, random.below(file.length));
    case 1: {
      const copy = file.slice();
      for (let change = 1 + random.below(8); change > 0; change -= 1)
        copy[random.below(copy.length)] = random.below(256);
      return copy;
    }
    case 2:
      return joined(header, data, random.pick([0n, 1n, 2n ** 63n, 2n ** 64n - 1n, BigInt(random.below(1 << 30))]));
    case 3:
      return joined(damaged(random, JSON.stringify(header)), data);
    case 4:
      return random.chance(0.5) ? random.bytes(random.below(2000)) : joined(oddValue(random), data);
    case 5:
    case 6:
      return joined(withTensor(random, header), data);
    case 7:
      return joined(header, withNumbers(random, data));
    default: {
      const once = withMetadata(random, header);
      return joined(random.chance(0.3) ? withMetadata(random, once) : once, data);
    }
  }
}
