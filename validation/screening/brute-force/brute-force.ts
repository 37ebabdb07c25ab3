import type { ElementSet, UtcTime } from '@clearway/astro';
import { endingObject } from './end-of-life.ts';
import { nearTimes } from './near-times.ts';
import { type OracleObject, oracleObject } from './oracle.ts';

/** A close approach; `first` is the smaller number. Times are seconds from the window's start. */
export interface Approach {
  readonly first: number;
  readonly second: number;
  readonly tca: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** Components of second − first in the frame of the first. */
  readonly radialKm: number;
  readonly inTrackKm: number;
  readonly crossTrackKm: number;
  readonly entry: number;
  readonly exit: number;
  readonly coLocated: boolean;
}

/** What to look for: local minima with TCA in [from, to) of the window [0, durationSeconds). */
export interface Search {
  readonly elements: readonly ElementSet[];
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  /** By default the whole window. */
  readonly from?: number;
  readonly to?: number;
  /** By numbers; by default all pairs. */
  readonly isWanted?: (firstId: number, secondId: number) => boolean;
}

/** Minima that a smaller rise separates are one, km. */
const LEAST_RISE_KM = 0.001;
const TIME_UNIT_SECONDS = 0.25;
/** Rates of the distance below this are noise. */
const LEAST_RATE_KM_S = 1e-5;

/** All close approaches of all pairs by brute force with satellite.js: slow, plain, and none of it shared with the engine. */
export function bruteForce(search: Search): Approach[] {
  const from = search.from ?? 0;
  const to = search.to ?? search.durationSeconds;
  const elements = [...search.elements].sort((a, b) => a.id - b.id);
  const objects = elements.map((e) => endingObject(oracleObject(e, search.start), to));
  const wanted = search.isWanted;
  const near = nearTimes(objects, from, to, search.thresholdKm, (a, b) =>
    wanted ? wanted(elements[a]!.id, elements[b]!.id) : true,
  );
  return near.flatMap((time) => {
    const pair = new Pair(objects[time.first]!, objects[time.second]!);
    return approachesOf(pair, time.from, time.to, search).filter((row) => row.tca >= from && row.tca < to);
  });
}

/** All close approaches of one pair in [from, to], outside of which it is beyond the threshold. */
function approachesOf(pair: Pair, from: number, to: number, search: Search): Approach[] {
  const { thresholdKm, durationSeconds } = search;
  const spacing = to - from <= 600 ? 1 : 5;
  const before = Math.max(-10, from - 2 * spacing);
  const count = Math.ceil((to + 2 * spacing - before) / spacing) + 1;
  const distances = Float64Array.from({ length: count }, (_, k) => pair.distanceAt(before + k * spacing));
  const minima: { tca: number; distance: number }[] = [];
  const peaks: number[] = [];
  let peak = 0;
  for (let k = 1; k < count - 1; k++) {
    const [d0, d1, d2] = [distances[k - 1]!, distances[k]!, distances[k + 1]!];
    peak = Math.max(peak, d0);
    if (!(d1 <= d0 && d1 < d2)) continue;
    if (pair.jumpsIn(before + (k - 1) * spacing, before + (k + 1) * spacing)) continue;
    const tca = pair.minimumIn(before + (k - 1) * spacing, before + (k + 1) * spacing);
    minima.push({ tca, distance: pair.distanceAt(tca) });
    peaks.push(peak);
    peak = 0;
  }
  // Merge the shallowest first, until a metre separates each two neighbours.
  for (;;) {
    let shallowest = -1;
    let least = LEAST_RISE_KM;
    for (let k = 1; k < minima.length; k++) {
      const rise = peaks[k]! - Math.max(minima[k - 1]!.distance, minima[k]!.distance);
      if (rise < least) [shallowest, least] = [k, rise];
    }
    if (shallowest < 0) break;
    const higher = minima[shallowest]!.distance < minima[shallowest - 1]!.distance ? shallowest - 1 : shallowest;
    minima.splice(higher, 1);
    peaks.splice(higher, 2, Math.max(...peaks.slice(higher, higher + 2)));
  }
  const rows: Approach[] = [];
  for (const { tca, distance } of minima) {
    if (!(distance <= thresholdKm)) continue;
    const edge = (direction: 1 | -1): number => {
      // The search may cover a part of the window only: follow the pair to where it is outside, or to the window's edge.
      let inside = tca;
      for (;;) {
        const next = Math.max(-1, Math.min(durationSeconds + 1, inside + direction * spacing));
        if (!(pair.distanceAt(next) <= thresholdKm)) return pair.crossing(thresholdKm, inside, next);
        if (next === -1 || next === durationSeconds + 1) return next;
        inside = next;
      }
    };
    const entry = Math.max(0, edge(-1));
    const exit = Math.min(durationSeconds, edge(1));
    rows.push({ ...pair.geometryAt(tca), tca, entry, exit, coLocated: exit - entry > pair.first.halfPeriod });
  }
  return rows;
}

/** Relative motion of two objects by satellite.js. */
class Pair {
  readonly first: OracleObject;
  readonly second: OracleObject;
  readonly #a = new Float64Array(6);
  readonly #b = new Float64Array(6);

  constructor(first: OracleObject, second: OracleObject) {
    this.first = first;
    this.second = second;
  }

  #offsetAt(time: number): readonly [number, number, number] {
    this.first.stateAt(time, this.#a, 0);
    this.second.stateAt(time, this.#b, 0);
    return [this.#b[0]! - this.#a[0]!, this.#b[1]! - this.#a[1]!, this.#b[2]! - this.#a[2]!];
  }

  /** km; NaN where one of them is not there. */
  distanceAt(time: number): number {
    return Math.hypot(...this.#offsetAt(time));
  }

  /** Half the derivative of the squared distance, from positions alone (SGP4's velocities are not their derivatives). */
  #slopeAt(time: number): number {
    const later = this.#offsetAt(time + TIME_UNIT_SECONDS);
    const earlier = this.#offsetAt(time - TIME_UNIT_SECONDS);
    const here = this.#offsetAt(time);
    return here.reduce((sum, d, c) => sum + (d * (later[c as 0]! - earlier[c as 0]!)) / (2 * TIME_UNIT_SECONDS), 0);
  }

  /** The minimum in a bracket: the zero of the slope by bisection, or the least distance where noise hides the slope. */
  minimumIn(from: number, to: number): number {
    let [a, b] = [from, to];
    let slopeA = this.#slopeAt(a);
    let slopeB = this.#slopeAt(b);
    if (!(slopeA < 0 && slopeB > 0)) return this.#leastIn(from, to);
    for (let k = 0; k < 60 && b - a > 1e-7; k++) {
      // Now and then the middle, else where the straight line through both slopes passes zero.
      const middle = k % 3 === 2 ? (a + b) / 2 : a - (slopeA * (b - a)) / (slopeB - slopeA);
      const slope = this.#slopeAt(middle);
      if (slope < 0) [a, slopeA] = [middle, slope];
      else [b, slopeB] = [middle, slope];
    }
    return a - (slopeA * (b - a)) / (slopeB - slopeA);
  }

  /**
   * True where the distance grows (or shrinks) at both ends: then it is lower between them only because SGP4 jumps there, by
   * some metres where Lyddane's modification turns the node of a geostationary orbit round. Such places are no minima.
   */
  jumpsIn(from: number, to: number): boolean {
    const [a, b] = [this.#slopeAt(from) / this.distanceAt(from), this.#slopeAt(to) / this.distanceAt(to)];
    return Math.min(Math.abs(a), Math.abs(b)) > LEAST_RATE_KM_S && a > 0 === b > 0;
  }

  #leastIn(from: number, to: number): number {
    let [a, b] = [from, to];
    while (b - a > 1e-3) {
      const third = (b - a) / 3;
      if (this.distanceAt(a + third) <= this.distanceAt(b - third)) b -= third;
      else a += third;
    }
    return (a + b) / 2;
  }

  /** The time at which the distance passes the threshold, to 1e-7 s; `inside` where there is no outside. */
  crossing(thresholdKm: number, inside: number, outside: number): number {
    let [a, b] = [inside, outside];
    while (Math.abs(b - a) > 1e-7) {
      const middle = (a + b) / 2;
      if (this.distanceAt(middle) <= thresholdKm) a = middle;
      else b = middle;
    }
    return a;
  }

  geometryAt(time: number): Omit<Approach, 'tca' | 'entry' | 'exit' | 'coLocated'> {
    const d = this.#offsetAt(time);
    const [x, y, z, vx, vy, vz] = [...this.#a] as [number, number, number, number, number, number];
    const b = this.#b;
    const radius = Math.hypot(x, y, z);
    const normal = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx] as const;
    const momentum = Math.hypot(...normal);
    const alongTrack = [
      normal[1] * z - normal[2] * y,
      normal[2] * x - normal[0] * z,
      normal[0] * y - normal[1] * x,
    ] as const;
    const dot = (u: readonly [number, number, number]): number => u[0] * d[0] + u[1] * d[1] + u[2] * d[2];
    return {
      first: this.first.id,
      second: this.second.id,
      missDistanceKm: Math.hypot(...d),
      relativeSpeedKmS: Math.hypot(b[3]! - vx, b[4]! - vy, b[5]! - vz),
      radialKm: dot([x, y, z]) / radius,
      inTrackKm: dot(alongTrack) / (momentum * radius),
      crossTrackKm: dot(normal) / momentum,
    };
  }
}
