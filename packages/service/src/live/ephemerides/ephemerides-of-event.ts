import type { EventDocument } from '@clearway/contract';
import { type EventRow, readPreparedEphemeris, type Store } from '@clearway/store';
import type { EphemerisObject } from '../../operator-ephemerides/run-object.ts';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import { screenedEphemeris } from '../../runs/session/session-ephemeris.ts';

/** The ephemerides by which an event was seen, by object; read when they are wanted, for each takes megabytes. */
export async function ephemeridesOfEvent(
  { db }: Store,
  used: readonly RunEphemeris[],
  { primary_id, secondary_id, tca_us, team_id }: EventRow,
  { primary_source, secondary_source }: EventDocument,
): Promise<ReadonlyMap<number, EphemerisObject>> {
  const ids = [
    ...(primary_source === 'ephemeris' ? [primary_id] : []),
    ...(secondary_source === 'ephemeris' ? [secondary_id] : []),
  ];
  const found = new Map<number, EphemerisObject>();
  for (const each of used) {
    if (each.teamId !== null && each.teamId !== team_id) continue;
    if (!ids.includes(each.id) || !each.spans.some((span) => holdsAt(span, tca_us))) continue;
    const packed = await readPreparedEphemeris(db, each.ephemerisId);
    if (packed) found.set(each.id, screenedEphemeris({ ...each, packed: new Uint8Array(packed) }, 'covariances'));
  }
  return found;
}

function holdsAt({ fromUs, untilUs }: RunEphemeris['spans'][number], timeUs: number): boolean {
  return timeUs >= fromUs && timeUs < untilUs;
}
