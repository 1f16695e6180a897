export function drawAll() {
  return {};
}
