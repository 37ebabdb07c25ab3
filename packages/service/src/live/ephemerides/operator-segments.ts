import { maySee, readPreparedEphemeris, type Store } from '@clearway/store';
import type { OperatorSegment } from '../../ephemerides/index.ts';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import { screenedEphemeris } from '../../runs/session/session-ephemeris.ts';

/** Unpacked ones take megabytes each; who plays with the time asks for the same again and again. */
const MOST_KEPT = 16;

/** Those of a run that the actor may see. */
export function seenEphemerides(used: readonly RunEphemeris[]): readonly RunEphemeris[] {
  return used.filter(({ teamId }) => maySee(teamId));
}

/**
 * What the ephemerides of a run that the actor may see say of objects in [fromUs, untilUs]; those that stand for element sets before those
 * that join them. Objects without any are left out. Those that were removed meanwhile say nothing.
 */
export type OperatorSegments = (
  used: readonly RunEphemeris[],
  objectIds: readonly number[],
  fromUs: number,
  untilUs: number,
) => Promise<ReadonlyMap<number, readonly OperatorSegment[]>>;

export function operatorSegments({ db }: Store): OperatorSegments {
  const kept = new Map<string, readonly OperatorSegment[]>();
  const segmentsOf = async (each: RunEphemeris): Promise<readonly OperatorSegment[]> => {
    const { ephemerisId } = each;
    const key = [ephemerisId, ...each.spans.flatMap(({ fromUs, untilUs }) => [fromUs, untilUs])].join(' ');
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const packed = await readPreparedEphemeris(db, ephemerisId);
    if (!packed) return [];
    const { spans } = screenedEphemeris({ ...each, packed: new Uint8Array(packed) }, 'states');
    const segments = spans.map(({ motion, fromUs, untilUs }) => ({ ephemerisId, motion, fromUs, toUs: untilUs }));
    kept.set(key, segments);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return segments;
  };
  return async (used, objectIds, fromUs, untilUs) => {
    const wanted = new Set(objectIds);
    const speaking = seenEphemerides(used)
      .filter(
        ({ id, spans }) => wanted.has(id) && spans.some((span) => span.fromUs <= untilUs && span.untilUs > fromUs),
      )
      .sort((a, b) => Number(a.mode === 'joins') - Number(b.mode === 'joins'));
    const found = new Map<number, OperatorSegment[]>();
    for (const each of speaking) {
      const own = found.get(each.id) ?? [];
      own.push(...(await segmentsOf(each)));
      found.set(each.id, own);
    }
    return found;
  };
}
