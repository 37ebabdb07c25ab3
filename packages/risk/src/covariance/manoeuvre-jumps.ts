import { differencesOf, type HistoryDifferences, type PreparedHistory } from './history-differences.ts';

/** How far ahead a set is compared: at least this, at most three times this, days. */
const LOOK_AHEAD_DAYS = 1;
/** Differences are judged among those of so many days: drag changes with the Sun. */
const BLOCK_DAYS = 60;
const FEWEST_IN_BLOCK = 12;
/** Robust standard deviations from the median that make a jump. */
const JUMP_SIGMAS = 6;
/** Less than this is no jump, however still the orbit lies otherwise, km: radial, in-track per day^1.5, cross-track. */
const LEAST_JUMP_KM = [0.15, 0.5, 0.15] as const;

/**
 * When an object seems to have manoeuvred, days since the first epoch of its history: element sets of a day later lie far from
 * where they were predicted, by the standard of the months around. Every such stretch of the history contains one of the times, and
 * they are as few as possible. Sets that were fitted over a manoeuvre, and simply bad sets, show in the same way.
 */
export function manoeuvreJumps(history: PreparedHistory): Float64Array {
  // Always at the same phase of the revolution: what comes and goes with it would hide small jumps.
  const ahead = differencesOf(history, pairsAhead(history.epochDays), true);
  const flagged = new Uint8Array(ahead.count);
  for (let from = 0; from < ahead.count; ) {
    let to = from;
    while (
      to < ahead.count &&
      (ahead.fromDays[to]! < ahead.fromDays[from]! + BLOCK_DAYS || to - from < FEWEST_IN_BLOCK)
    )
      to++;
    // Too short a rest belongs to the block before it.
    if (ahead.count - to < FEWEST_IN_BLOCK) to = ahead.count;
    flagBlock(ahead, from, to, flagged);
    from = to;
  }
  return stabbingTimes(ahead, flagged);
}

/** Whether something happened between two times, the first excluded. `jumps` ascending. */
export function isJumpWithin(jumps: Float64Array, fromDays: number, toDays: number): boolean {
  let low = 0;
  let high = jumps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (jumps[middle]! > fromDays) high = middle;
    else low = middle + 1;
  }
  return low < jumps.length && jumps[low]! <= toDays;
}

function pairsAhead(epochDays: Float64Array): [number, number][] {
  const pairs: [number, number][] = [];
  let younger = 0;
  for (let older = 0; older < epochDays.length; older++) {
    while (younger < epochDays.length && epochDays[younger]! - epochDays[older]! < LOOK_AHEAD_DAYS) younger++;
    if (younger === epochDays.length) break;
    if (epochDays[younger]! - epochDays[older]! <= 3 * LOOK_AHEAD_DAYS) pairs.push([older, younger]);
  }
  return pairs;
}

function flagBlock(ahead: HistoryDifferences, from: number, to: number, flagged: Uint8Array): void {
  const days = (k: number): number => ahead.toDays[k]! - ahead.fromDays[k]!;
  const scores = [
    (k: number) => ahead.radialKm[k]!,
    (k: number) => ahead.inTrackKm[k]! / days(k) ** 1.5,
    (k: number) => ahead.crossTrackKm[k]!,
  ];
  for (const [component, score] of scores.entries()) {
    const values = Float64Array.from({ length: to - from }, (_, k) => score(from + k));
    const middle = medianOf(values);
    const spread = 1.4826 * medianOf(values.map((value) => Math.abs(value - middle)));
    const most = Math.max(JUMP_SIGMAS * spread, LEAST_JUMP_KM[component]!);
    values.forEach((value, k) => {
      if (Math.abs(value - middle) > most) flagged[from + k] = 1;
    });
  }
}

/** The fewest times such that each flagged stretch contains one: by its end, each time in the middle of what a group shares. */
function stabbingTimes({ count, fromDays, toDays }: HistoryDifferences, flagged: Uint8Array): Float64Array {
  const order = Array.from({ length: count }, (_, k) => k)
    .filter((k) => flagged[k] === 1)
    .sort((a, b) => toDays[a]! - toDays[b]!);
  const times: number[] = [];
  let sharedFrom = 0;
  let sharedTo = Number.NEGATIVE_INFINITY;
  for (const k of order) {
    if (fromDays[k]! < sharedTo) {
      sharedFrom = Math.max(sharedFrom, fromDays[k]!);
      continue;
    }
    if (sharedTo > Number.NEGATIVE_INFINITY) times.push((sharedFrom + sharedTo) / 2);
    sharedFrom = fromDays[k]!;
    sharedTo = toDays[k]!;
  }
  if (sharedTo > Number.NEGATIVE_INFINITY) times.push((sharedFrom + sharedTo) / 2);
  return Float64Array.from(times);
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
