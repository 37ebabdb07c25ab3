import type { ElementSet, UtcTime } from '@clearway/astro';
import { type Approach, bruteForce } from '../../validation/screening/brute-force/brute-force.ts';
import { differences } from '../../validation/screening/compare-rows.ts';

/** What is looked at again by satellite.js: some objects against all others, in short windows. */
export interface SampledSearch {
  /** All objects, ascending by number. */
  readonly elements: readonly ElementSet[];
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  /** How many objects, taken evenly from all. */
  readonly objects: number;
  /** Windows, seconds from the start. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly signal: AbortSignal;
}

/** What came of it: how many approaches there are, and a line for each that is missing, wrong or doubled. */
export interface SampledOutcome {
  readonly approaches: number;
  readonly wrong: readonly string[];
}

/** So many others at a time: sorting by an axis costs more than it saves beyond. */
const AT_ONCE = 4000;

/** Compares `found` (rows of the run that is checked, of whatever objects) with what satellite.js finds by itself. */
export function sampledBruteForce(search: SampledSearch, found: readonly Approach[]): SampledOutcome {
  const { elements, windows, thresholdKm } = search;
  const samples = sampledObjects(search);
  const ids = new Set(samples.map(({ id }) => id));
  const isWanted = (one: number, other: number): boolean => ids.has(one) || ids.has(other);
  const others = elements.filter(({ id }) => !ids.has(id));
  const wrong: string[] = [];
  let approaches = 0;
  for (const { from, to } of windows) {
    const expected: Approach[] = [];
    const look = (among: readonly ElementSet[], wanted: (one: number, other: number) => boolean): void => {
      search.signal.throwIfAborted();
      expected.push(...bruteForce({ ...search, elements: among, from, to, isWanted: wanted }));
    };
    look(samples, () => true);
    for (let at = 0; at < others.length; at += AT_ONCE) {
      look([...samples, ...others.slice(at, at + AT_ONCE)], (one, other) => ids.has(one) !== ids.has(other));
    }
    const rows = found.filter((row) => row.tca >= from && row.tca < to && isWanted(row.first, row.second));
    wrong.push(...differences(expected, rows, { thresholdKm, from, to }));
    approaches += expected.length;
  }
  return { approaches, wrong };
}

/** The sampled objects, ascending: every so many-th. */
export function sampledObjects({ elements, objects }: Pick<SampledSearch, 'elements' | 'objects'>): ElementSet[] {
  const step = Math.max(1, elements.length / objects);
  const count = Math.min(objects, elements.length);
  return Array.from({ length: count }, (_, k) => elements[Math.floor((k + 0.5) * step)]!);
}
