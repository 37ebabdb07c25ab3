import { closestAhead, type Meeting, nearestFirst } from './closest-ahead.ts';
import type { ElementSets } from './element-sets.ts';
import { type AnswerOptions, givingWay } from './giving-way.ts';
import type { MotionSource } from './motion-pieces.ts';
import { stateOfSet } from './object-motion.ts';
import { orbitShapeAt } from './orbit.ts';
import { type Refusal, refusalAt } from './refusal.ts';

export interface NeighboursQuestion {
  readonly kind: 'neighbours';
  readonly objectId: number;
  readonly timeMs: number;
  /** How many of each, at most 100. */
  readonly count: number;
  /** Also who comes closest within one revolution of the object: some tenths of a second for a whole catalogue. */
  readonly ahead: boolean;
}

/** Columns, the nearest first. */
export interface NeighbourColumns {
  readonly objectIds: Float64Array;
  /** When, ms. */
  readonly timesMs: Float64Array;
  readonly distancesKm: Float64Array;
  readonly relativeSpeedsKmS: Float64Array;
  /** Sum of 1 where the object itself, 2 where the neighbour is by its operator's ephemeris then; else by element sets. */
  readonly byEphemeris: Uint8Array;
}

export type NeighboursAnswer =
  | {
      readonly status: 'ok';
      readonly now: NeighbourColumns;
      /** The least distance of each within the coming revolution; empty where it was not asked for. */
      readonly ahead: NeighbourColumns;
    }
  | Refusal;

const MOST_NEIGHBOURS = 100;
const CHUNK = 512;

/** Who is nearest to an object now, and who comes nearest within its next revolution. */
export async function answerNeighbours(
  sets: ElementSets,
  question: NeighboursQuestion,
  options: AnswerOptions = {},
): Promise<NeighboursAnswer> {
  const { objectId, timeMs, count } = question;
  if (!(count >= 1 && count <= MOST_NEIGHBOURS)) throw new RangeError(`${count} neighbours: 1 to ${MOST_NEIGHBOURS}`);
  const refusal = refusalAt(sets, objectId, timeMs);
  if (refusal !== null) return refusal;
  const index = sets.indexOf(objectId);
  const giveWay = givingWay(options);
  const own = new Float64Array(6);
  const set = sets.setIndexAt(index, timeMs);
  stateOfSet(sets, set, timeMs, own);
  const other = new Float64Array(6);
  const spoken = new Float64Array(6);
  const sourceOf = (k: number): MotionSource =>
    sets.operators.stateAt(sets.objectIds[k]!, timeMs, spoken) ? 'ephemeris' : 'element_set';
  const ownSource = sourceOf(index);
  const now = nearestFirst(count);
  const total = sets.objectIds.length;
  const share = question.ahead ? 0.1 : 1;
  for (let k = 0; k < total; k++) {
    if (k % CHUNK === 0) await giveWay((share * k) / total);
    if (k === index || stateOfSet(sets, sets.setIndexAt(k, timeMs), timeMs, other) !== 0) continue;
    const distanceKm = Math.hypot(other[0]! - own[0]!, other[1]! - own[1]!, other[2]! - own[2]!);
    if (!(distanceKm < now.worst())) continue;
    const relativeSpeedKmS = Math.hypot(other[3]! - own[3]!, other[4]! - own[4]!, other[5]! - own[5]!);
    now.add({ index: k, timeMs, distanceKm, relativeSpeedKmS, ownSource, otherSource: sourceOf(k) });
  }
  const nearby = now.list();
  const toMs = timeMs + orbitShapeAt(sets, set, timeMs).periodSeconds * 1000;
  const ahead = question.ahead
    ? await closestAhead(sets, index, nearby, { fromMs: timeMs, toMs }, count, (part) =>
        giveWay(share + (1 - share) * part),
      )
    : [];
  return { status: 'ok', now: columnsOf(sets, nearby), ahead: columnsOf(sets, ahead) };
}

function columnsOf(sets: ElementSets, meetings: readonly Meeting[]): NeighbourColumns {
  return {
    objectIds: Float64Array.from(meetings, (meeting) => sets.objectIds[meeting.index]!),
    timesMs: Float64Array.from(meetings, (meeting) => meeting.timeMs),
    distancesKm: Float64Array.from(meetings, (meeting) => meeting.distanceKm),
    relativeSpeedsKmS: Float64Array.from(meetings, (meeting) => meeting.relativeSpeedKmS),
    byEphemeris: Uint8Array.from(
      meetings,
      ({ ownSource, otherSource }) => (ownSource === 'ephemeris' ? 1 : 0) + (otherSource === 'ephemeris' ? 2 : 0),
    ),
  };
}
