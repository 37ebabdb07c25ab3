const THRESHOLD_KM = 5;
const SLOWEST_KM_S = 0.1;
/** Two low orbits head-on at their lowest, with a margin. */
const FASTEST_KM_S = 16;
const BUCKETS = 2 ** 17;

/** Half of the 27 cells about a cell, itself first: each pair of cells is looked at once. */
const HALF_NEIGHBOURHOOD = Int8Array.from(
  [
    [0, 0, 0],
    [0, 0, 1],
    ...[-1, 0, 1].map((z) => [0, 1, z]),
    ...[-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z) => [1, y, z])),
  ].flat(),
);

/** Objects in cubic cells so large that a pair which meets within half a step is in neighbouring cells. */
export class ApproachGrid {
  /** To be filled before each `count()`: position (km) and velocity (km/s) at the middle of the step. */
  readonly states: Float64Array;
  readonly #halfStep: number;
  readonly #cellKm: number;
  readonly #first = new Int32Array(BUCKETS);
  readonly #next: Int32Array;
  readonly #cells: Int32Array;
  readonly #onApproach: (radiusKm: number) => void;

  constructor(objects: number, stepSeconds: number, onApproach: (radiusKm: number) => void) {
    this.states = new Float64Array(objects * 6);
    this.#halfStep = stepSeconds / 2;
    this.#cellKm = THRESHOLD_KM + FASTEST_KM_S * this.#halfStep;
    this.#next = new Int32Array(objects);
    this.#cells = new Int32Array(objects * 3);
    this.#onApproach = onApproach;
  }

  /** Reports each approach whose minimum falls in this step, by its distance from the Earth's centre. */
  count(): void {
    this.#fill();
    const cells = this.#cells;
    for (let one = 0; one < this.#next.length; one++) {
      if (Number.isNaN(this.states[one * 6]!)) continue;
      for (let offset = 0; offset < HALF_NEIGHBOURHOOD.length; offset += 3) {
        const x = cells[one * 3]! + HALF_NEIGHBOURHOOD[offset]!;
        const y = cells[one * 3 + 1]! + HALF_NEIGHBOURHOOD[offset + 1]!;
        const z = cells[one * 3 + 2]! + HALF_NEIGHBOURHOOD[offset + 2]!;
        const sameCell = offset === 0;
        for (let other = this.#first[bucket(x, y, z)]!; other >= 0; other = this.#next[other]!) {
          const inCell = cells[other * 3] === x && cells[other * 3 + 1] === y && cells[other * 3 + 2] === z;
          if (inCell && !(sameCell && other <= one)) this.#examine(one * 6, other * 6);
        }
      }
    }
  }

  #fill(): void {
    const { states } = this;
    this.#first.fill(-1);
    for (let object = 0; object < this.#next.length; object++) {
      if (Number.isNaN(states[object * 6]!)) continue;
      const x = Math.floor(states[object * 6]! / this.#cellKm);
      const y = Math.floor(states[object * 6 + 1]! / this.#cellKm);
      const z = Math.floor(states[object * 6 + 2]! / this.#cellKm);
      this.#cells[object * 3] = x;
      this.#cells[object * 3 + 1] = y;
      this.#cells[object * 3 + 2] = z;
      const place = bucket(x, y, z);
      this.#next[object] = this.#first[place]!;
      this.#first[place] = object;
    }
  }

  #examine(one: number, other: number): void {
    const s = this.states;
    const dx = s[other]! - s[one]!;
    const dy = s[other + 1]! - s[one + 1]!;
    const dz = s[other + 2]! - s[one + 2]!;
    const wx = s[other + 3]! - s[one + 3]!;
    const wy = s[other + 4]! - s[one + 4]!;
    const wz = s[other + 5]! - s[one + 5]!;
    const speed2 = wx * wx + wy * wy + wz * wz;
    const closing = -(dx * wx + dy * wy + dz * wz);
    if (speed2 < SLOWEST_KM_S ** 2 || closing < -this.#halfStep * speed2 || closing >= this.#halfStep * speed2) return;
    const distance2 = dx * dx + dy * dy + dz * dz - (closing * closing) / speed2;
    if (distance2 <= THRESHOLD_KM ** 2) this.#onApproach(Math.hypot(s[one]!, s[one + 1]!, s[one + 2]!));
  }
}

/** Cells above each other have neighbouring buckets, which the processor fetches together. */
function bucket(x: number, y: number, z: number): number {
  return ((Math.imul(x, 73_856_093) ^ Math.imul(y, 19_349_663)) + z) & (BUCKETS - 1);
}
