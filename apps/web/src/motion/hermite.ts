/** An interval between two knots with the states of all objects at both: six values each, km and km/s, TEME. */
export interface KnotInterval {
  readonly startMs: number;
  readonly stepMs: number;
  readonly first: Float32Array<ArrayBuffer>;
  readonly second: Float32Array<ArrayBuffer>;
}

/** Position of an object at a share u of the interval by cubic Hermite, written to three places of `out`. NaN where it has none. */
export function positionAt(interval: KnotInterval, slot: number, u: number, out: Float64Array, offset = 0): void {
  const { first, second, stepMs } = interval;
  const h = stepMs / 1000;
  const u2 = u * u;
  const u3 = u2 * u;
  const p1 = 3 * u2 - 2 * u3;
  const p0 = 1 - p1;
  const v0 = (u3 - 2 * u2 + u) * h;
  const v1 = (u3 - u2) * h;
  const at = slot * 6;
  for (let k = 0; k < 3; k++) {
    out[offset + k] = p0 * first[at + k]! + p1 * second[at + k]! + v0 * first[at + 3 + k]! + v1 * second[at + 3 + k]!;
  }
}
