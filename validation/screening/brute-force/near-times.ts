import { MU_KM3_S2 } from '@clearway/astro';
import type { OracleObject } from './oracle.ts';

/** A time in which a pair may be within the threshold: indices of two objects, s. Outside of these times it is beyond it. */
export interface NearTime {
  readonly first: number;
  readonly second: number;
  from: number;
  to: number;
}

const STEP_SECONDS = 10;
const HALF = STEP_SECONDS / 2;

/** Room for what the two-body formulas leave out: J2 (0.3 % of gravity at most), and the bend within a difference. */
const PERTURBED = 1.02;
const PAD_KM = 0.01;

/**
 * The times in [from, to) in which pairs can be within `thresholdKm`, by steps of ten seconds over all pairs. No path leaves
 * the straight line between its places at both ends of a step by more than ⅛|a|h², with |a| bounded by gravity 60 km below the radius
 * at mid-step; so boxes around the straight paths that do not overlap, or straight paths whose least distance exceeds
 * the threshold by both bounds, rule a pair out. Sorting by one axis only orders the comparisons.
 */
export function nearTimes(
  objects: readonly OracleObject[],
  from: number,
  to: number,
  thresholdKm: number,
  isWanted: (first: number, second: number) => boolean = () => true,
): NearTime[] {
  const n = objects.length;
  const states = new Float64Array(n * 6);
  const places = new Float64Array(n * 6);
  for (let i = 0; i < n; i++) objects[i]!.stateAt(from, places, 6 * i);
  const bends = new Float64Array(n);
  const low = [0, 1, 2].map(() => new Float64Array(n)) as [Float64Array, Float64Array, Float64Array];
  const high = [0, 1, 2].map(() => new Float64Array(n)) as [Float64Array, Float64Array, Float64Array];
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const open = new Map<number, NearTime>();
  const all: NearTime[] = [];
  const steps = Math.ceil((to - from) / STEP_SECONDS);
  for (let step = 0; step < steps; step++) {
    const middle = from + step * STEP_SECONDS + HALF;
    for (let i = 0; i < n; i++) {
      const bend = lineAlong(objects[i]!, middle, places, states, 6 * i);
      const r = Math.hypot(states[6 * i]!, states[6 * i + 1]!, states[6 * i + 2]!);
      bends[i] = bend * ((PERTURBED * MU_KM3_S2) / Math.max(6300, r - 60) ** 2) + PAD_KM;
      const half = bends[i]! + thresholdKm / 2;
      for (let c = 0; c < 3; c++) {
        const reach = half + HALF * Math.abs(states[6 * i + 3 + c]!);
        low[c as 0]![i] = states[6 * i + c]! - reach;
        high[c as 0]![i] = states[6 * i + c]! + reach;
      }
    }
    sortNearly(order, low[0]);
    for (let k = 0; k < n; k++) {
      const a = order[k]!;
      const end = high[0][a]!;
      for (let m = k + 1; m < n; m++) {
        const b = order[m]!;
        if (low[0][b]! > end) break;
        if (low[1][b]! > high[1][a]! || low[1][a]! > high[1][b]!) continue;
        if (low[2][b]! > high[2][a]! || low[2][a]! > high[2][b]!) continue;
        if (!(leastOnLines(states, 6 * a, 6 * b) <= thresholdKm + bends[a]! + bends[b]!)) continue;
        const first = Math.min(a, b);
        const second = Math.max(a, b);
        if (!isWanted(first, second)) continue;
        const key = first * n + second;
        const last = open.get(key);
        if (last && last.to >= middle - HALF - 1e-6) {
          last.to = middle + HALF;
          continue;
        }
        const time = { first, second, from: middle - HALF, to: middle + HALF };
        open.set(key, time);
        all.push(time);
      }
    }
  }
  return all;
}

/**
 * The straight line of an object's path through a step: its place at mid-step and its velocity (SGP4's own are not always near the
 * derivatives), from `places`, where it was when the step began, which becomes that of its end. Returns by how much, in units of its
 * acceleration, the path can leave that line within the step: for an object that fails in it, the line starts where the step does.
 */
function lineAlong(
  object: OracleObject,
  middle: number,
  places: Float64Array,
  states: Float64Array,
  at: number,
): number {
  const isThere = object.stateAt(middle + HALF, later, 0);
  if (!isThere) object.stateAt(middle - HALF - 1, earlier, 0);
  for (let c = 0; c < 3; c++) {
    const start = places[at + c]!;
    const velocity = isThere ? (later[c]! - start) / STEP_SECONDS : start - earlier[c]!;
    states[at + c] = start + HALF * velocity;
    states[at + 3 + c] = velocity;
  }
  places.set(later, at);
  return isThere ? STEP_SECONDS ** 2 / 8 : 0.5 * (2 * HALF + 1) ** 2;
}

const later = new Float64Array(6);
const earlier = new Float64Array(6);

/** Insertion sort of a list that is nearly in order; objects that are not there (NaN) go to the end. */
function sortNearly(order: Uint32Array, keys: Float64Array): void {
  const after = (x: number, y: number): boolean =>
    keys[x]! > keys[y]! || (Number.isNaN(keys[x]) && !Number.isNaN(keys[y]));
  for (let k = 1; k < order.length; k++) {
    const one = order[k]!;
    let m = k - 1;
    while (m >= 0 && after(order[m]!, one)) {
      order[m + 1] = order[m]!;
      m--;
    }
    order[m + 1] = one;
  }
}

/** Least distance (km) of two straight paths within half a step of their states. */
function leastOnLines(s: Float64Array, a: number, b: number): number {
  const dx = s[b]! - s[a]!;
  const dy = s[b + 1]! - s[a + 1]!;
  const dz = s[b + 2]! - s[a + 2]!;
  const wx = s[b + 3]! - s[a + 3]!;
  const wy = s[b + 4]! - s[a + 4]!;
  const wz = s[b + 5]! - s[a + 5]!;
  const speed2 = wx * wx + wy * wy + wz * wz;
  const t = speed2 === 0 ? 0 : Math.max(-HALF, Math.min(HALF, -(dx * wx + dy * wy + dz * wz) / speed2));
  return Math.hypot(dx + t * wx, dy + t * wy, dz + t * wz);
}
