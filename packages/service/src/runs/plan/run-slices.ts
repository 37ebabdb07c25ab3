/** A part of a run's window that is screened as one piece of work; times are microseconds since 1970-01-01 UTC. */
export interface RunSlice {
  readonly fromUs: number;
  readonly toUs: number;
}

/** Slices begin and end on multiples of this, counted from the start of each UTC day. */
export const SLICE_GRID_SECONDS = 2880;
const DAY_US = 86_400e6;
const GRID_US = SLICE_GRID_SECONDS * 1e6;
/** Lengths that divide a day and are multiples of the grid, the longest first, s. */
const LENGTHS = [86_400, 43_200, 28_800, 14_400, 8640, 2880] as const;
/** No slice takes longer than about this on one core, s. */
const LONGEST_WORK_SECONDS = 30;
/** Core-seconds that a day of so many objects takes, and how it grows: measured (bench/RESULTS.md), rounded up. */
const DAY_SECONDS = 9;
const DAY_OBJECTS = 33_500;
const GROWTH = 1.6;

/** How long slices of a run of so many objects are, s. */
export function sliceSeconds(objects: number): number {
  const day = DAY_SECONDS * (objects / DAY_OBJECTS) ** GROWTH;
  return LENGTHS.find((length) => (day * length) / 86_400 <= LONGEST_WORK_SECONDS) ?? SLICE_GRID_SECONDS;
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
