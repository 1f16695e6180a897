// Numbers about numbers.

export function median(values) {
  if (values.length === 0) return NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** { median, min, max, count } */
export const spread = (values) => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
  count: values.length,
});

/**
 * The line y = fixed + slope · x with the least squares of relative errors, so that a point of 20 ms does not outweigh one of
 * 1 ms; `error` is the largest relative error of a point.
 */
export function fitLine(points) {
  let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0];
  for (const { x, y } of points) {
    const weight = 1 / (y * y);
    w += weight;
    wx += weight * x;
    wy += weight * y;
    wxx += weight * x * x;
    wxy += weight * x * y;
  }
  const slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  const fixed = (wy - slope * wx) / w;
  const error = Math.max(...points.map(({ x, y }) => Math.abs((fixed + slope * x) / y - 1)));
  return { fixed, slope, error };
}
