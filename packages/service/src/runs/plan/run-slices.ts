/** A part of a run's window that is screened as one piece of work; times are microseconds since 1970-01-01 UTC. */
export interface RunSlice {
  readonly fromUs: number;
  readonly toUs: number;
}

/** Slices begin and end on multiples of this, counted from the start of each UTC day. */
export const SLICE_GRID_SECONDS = 2880;
const DAY_US = 86_400e6;
const GRID_US = SLICE_GRID_SECONDS * 1e6;
/** Lengths that divide a day and are multiples of the grid, the longest first, s: half a day would be an odd number of what threads sweep. */
const LENGTHS = [86_400, 28_800, 14_400, 8640, 2880] as const;
/** No slice takes longer than about this on one core, s. */
const LONGEST_WORK_SECONDS = 30;
/**
 * Where processes have few threads each, slices are shorter: then several processes end at about the same time (of seven days that two
 * share one does four). More threads wait for the last of them at the end of each slice, and the longer it is the less that costs.
 */
const FEW_THREADS = 2;
const LONGEST_WORK_OF_FEW_SECONDS = 3.2;
/** For that alone none is shorter: a sweep propagates to the edges of its own slices of 4,800 s. */
const SHORTEST_OF_FEW_SECONDS = 14_400;
/** Core-seconds that a day of so many objects takes, and how it grows: measured (bench/RESULTS.md), rounded up. */
const DAY_SECONDS = 9;
const DAY_OBJECTS = 33_500;
const GROWTH = 1.6;

/** How long slices of a run of so many objects are, s; `threads` of one process share one. */
export function sliceSeconds(objects: number, threads: number): number {
  const day = DAY_SECONDS * (objects / DAY_OBJECTS) ** GROWTH;
  const longest = (most: number): number =>
    LENGTHS.find((length) => (day * length) / 86_400 <= most) ?? SLICE_GRID_SECONDS;
  const ofMany = longest(LONGEST_WORK_SECONDS);
  if (threads > FEW_THREADS) return ofMany;
  return Math.min(ofMany, Math.max(SHORTEST_OF_FEW_SECONDS, longest(LONGEST_WORK_OF_FEW_SECONDS)));
}

/** The slices that cover a window: whole ones of the grid at both ends, none across midnight. */
export function slicesOfWindow(startUs: number, stopUs: number, lengthSeconds: number): RunSlice[] {
  const first = gridBefore(startUs);
  const last = gridAfter(stopUs);
  const length = lengthSeconds * 1e6;
  const slices: RunSlice[] = [];
  for (let fromUs = first; fromUs < last; ) {
    const toUs = Math.min(last, fromUs - (mod(fromUs, length) || 0) + length);
    slices.push({ fromUs, toUs });
    fromUs = toUs;
  }
  return slices;
}

/** The last time of the grid not after this one. */
export function gridBefore(timeUs: number): number {
  return timeUs - mod(timeUs, GRID_US);
}

/** The first time of the grid not before this one. */
export function gridAfter(timeUs: number): number {
  return gridBefore(timeUs + GRID_US - 1);
}

/** Days begin at multiples of a day since 1970, and every length divides one. */
function mod(value: number, length: number): number {
  const rest = value % length;
  return rest < 0 ? rest + length : rest;
}

export const MICROS_PER_DAY: number = DAY_US;
