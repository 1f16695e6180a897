/** Distances and directions of word vectors. Vectors stand one after another in an array, each of `width` numbers. */

/** The share of the vectors in `among` whose nearest neighbour there, by cosine, has the same kind. */
export function neighbourShare(
  vectors: Float32Array,
  width: number,
  among: readonly number[],
  kind: (index: number) => string | undefined,
): number {
  const unit = among.map((index) => normed(vectors.subarray(index * width, (index + 1) * width)));
  let same = 0;
  unit.forEach((vector, i) => {
    let best = -Infinity;
    let nearest = i;
    unit.forEach((other, j) => {
      if (i === j) return;
      const cosine = dot(vector, other);
      if (cosine > best) [best, nearest] = [cosine, j];
    });
    if (kind(among[i]!) === kind(among[nearest]!)) same += 1;
  });
  return among.length > 1 ? same / among.length : 0;
}

export type Axes = [Float64Array, Float64Array];

/** Rounds of the power method for one picture: with the axes of the picture before to start from, few are enough. */
const ROUNDS = 12;

/**
 * The two directions in which the vectors in `among` differ most (principal component analysis, by the power method; Pearson
 * 1901, Hotelling 1933). `before` keeps pictures that follow each other alike: an axis has no natural sign.
 */
export function principalAxes(
  vectors: Float32Array,
  width: number,
  among: readonly number[],
  before: Axes | null = null,
): Axes {
  const mean = new Float64Array(width);
  for (const index of among) for (let d = 0; d < width; d += 1) mean[d]! += vectors[index * width + d]! / among.length;
  const covariance = Array.from({ length: width }, () => new Float64Array(width));
  for (const index of among)
    for (let a = 0; a < width; a += 1) {
      const left = vectors[index * width + a]! - mean[a]!;
      for (let b = 0; b < width; b += 1) covariance[a]![b]! += left * (vectors[index * width + b]! - mean[b]!);
    }
  const rounds = before === null ? 20 * ROUNDS : ROUNDS;
  const axes: Float64Array[] = [];
  for (const which of [0, 1]) {
    let axis: Float64Array = before?.[which] ?? Float64Array.from({ length: width }, (_, d) => Math.cos(d + which));
    for (let round = 0; round < rounds; round += 1) {
      const next = Float64Array.from(covariance, (row) => dot(row, axis));
      for (const other of axes) {
        const along = dot(next, other);
        for (let d = 0; d < width; d += 1) next[d]! -= along * other[d]!;
      }
      const size = Math.hypot(...next);
      // Vectors that do not differ at all have no direction.
      if (size === 0) break;
      axis = next.map((value) => value / size);
    }
    axes.push(axis);
  }
  return axes as Axes;
}

/** Where each vector in `among` lies on the axes, seen from their middle. */
export function onAxes(
  vectors: Float32Array,
  width: number,
  among: readonly number[],
  axes: Axes,
): { x: number; y: number }[] {
  const points = among.map((index) => {
    const vector = vectors.subarray(index * width, (index + 1) * width);
    return { x: dot(axes[0], vector), y: dot(axes[1], vector) };
  });
  const middle = (of: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [middle('x'), middle('y')];
  return points.map((point) => ({ x: point.x - x, y: point.y - y }));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += a[d]! * b[d]!;
  return sum;
}

function normed(vector: Float32Array): Float64Array {
  const size = Math.sqrt(dot(vector, vector)) || 1;
  return Float64Array.from(vector, (value) => value / size);
}
