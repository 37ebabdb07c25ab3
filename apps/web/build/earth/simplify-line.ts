/** Length of a degree of latitude on the mean sphere (IUGG, 6,371.0088 km). */
const KM_PER_DEGREE = (6371.0088 * Math.PI) / 180;

/**
 * A line in degrees with as few of its points as keep every other one within `toleranceKm` of it (Douglas and Peucker 1973), its ends
 * kept. Distances are taken on the plane that touches the line's latitude, good for lines that do not cross the antimeridian.
 */
export function simplifyLine(line: readonly (readonly number[])[], toleranceKm: number): (readonly number[])[] {
  const kept = new Set([0, line.length - 1]);
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span;
    let farthest = from;
    let distance = toleranceKm;
    for (let i = from + 1; i < to; i++) {
      const away = distanceKm(line[i]!, line[from]!, line[to]!);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest === from) continue;
    kept.add(farthest);
    stack.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** From a point to the nearest of a segment. */
function distanceKm(point: readonly number[], from: readonly number[], to: readonly number[]): number {
  const scale = Math.cos((point[1]! * Math.PI) / 180);
  const [x, y] = [(point[0]! - from[0]!) * scale, point[1]! - from[1]!];
  const [dx, dy] = [(to[0]! - from[0]!) * scale, to[1]! - from[1]!];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
  return Math.hypot(x - part * dx, y - part * dy) * KM_PER_DEGREE;
}
