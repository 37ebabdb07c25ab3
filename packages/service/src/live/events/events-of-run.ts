import { setImmediate } from 'node:timers/promises';
import type { EventRow } from '@clearway/store';
import type { KnownEvent, SeenEncounter } from '../../events/follow-events.ts';
import type { RunModel } from '../approaches/run-model.ts';
import { teamOfRows } from '../approaches/run-views.ts';
import { detailsOfRow } from './event-details.ts';
import { eventRows } from './event-rule.ts';

/** What following events needs to know of the objects of a run, by number. */
export interface RunOrbits {
  /** Revolutions a day. */
  readonly meanMotions: ReadonlyMap<number, number>;
  /** Objects with elements of a personal account. */
  readonly privateIds: ReadonlySet<number>;
}

const SECONDS_PER_DAY = 86_400;

/** Some milliseconds of work. */
const AT_ONCE = 500;

/**
 * What a run saw that concerns events: the rows that are events by the rule, and every approach of the pairs of known ones. Pairs that
 * stay together are one encounter each. Of a team those alone that rest on its own ephemerides. Gives way to other work in between.
 */
export async function encountersForEvents(
  model: RunModel,
  known: readonly EventRow[],
  watched: Iterable<number>,
  orbits: RunOrbits,
  teamId: number | null = null,
): Promise<SeenEncounter[]> {
  const { table, ephemerides } = model.built;
  const teamOf = teamOfRows(table, ephemerides);
  const isOwn = (row: number): boolean => teamId === null || teamOf(row) === teamId;
  const isEvent = new Set(eventRows(model.built, watched));
  await setImmediate();
  const rows = new Set<number>(isEvent);
  const togetherOf = pairsTogether(model);
  for (const [k, event] of known.entries()) {
    if (k % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const together = togetherOf(event.primary_id, event.secondary_id);
    if (together !== undefined) rows.add(together);
    else for (const row of encountersOfPair(model, event.primary_id, event.secondary_id)) rows.add(row);
  }
  const seen: SeenEncounter[] = [];
  for (const row of [...rows].filter(isOwn).sort((a, b) => a - b)) {
    if (seen.length % AT_ONCE === AT_ONCE - 1) await setImmediate();
    seen.push({ ...seenEncounter(model, row, isEvent.has(row), orbits), teamId });
  }
  return seen;
}

/** Finds the closest row of a pair that stays together, in either order. */
function pairsTogether({ built }: RunModel): (one: number, other: number) => number | undefined {
  const rows = new Map<string, number>();
  const key = (one: number, other: number): string => (one < other ? `${one},${other}` : `${other},${one}`);
  for (const row of built.coLocatedRows) rows.set(key(built.table.primaryId[row]!, built.table.secondaryId[row]!), row);
  return (one, other) => rows.get(key(one, other));
}

/** Where an ephemeris stands beside elements, or takes over from them, an encounter that both see is the closer of both rows. */
function encountersOfPair(model: RunModel, one: number, other: number): Int32Array {
  const rows = rowsOfPair(model, one, other);
  const isByEphemeris = rows.some((row) => model.built.table.stateSources[row] !== 0);
  return isByEphemeris ? rows.filter((row) => model.classOfRow(row) !== 'repeated') : rows;
}

function rowsOfPair({ built, rowsOfObject }: RunModel, one: number, other: number): Int32Array {
  const { primaryId, secondaryId } = built.table;
  const [rows, others] = [rowsOfObject(one), rowsOfObject(other)];
  const [fewer, partner] = rows.length <= others.length ? [rows, other] : [others, one];
  return fewer.filter((row) => primaryId[row] === partner || secondaryId[row] === partner);
}

/** Events with the period that following them needs. */
export function knownEvents(rows: readonly EventRow[], { meanMotions }: RunOrbits): KnownEvent[] {
  return rows.map((row) => ({ row, periodSeconds: shorterPeriod(row.primary_id, row.secondary_id, meanMotions) }));
}

function seenEncounter(
  model: RunModel,
  row: number,
  isEvent: boolean,
  orbits: RunOrbits,
): Omit<SeenEncounter, 'teamId'> {
  const { table } = model.built;
  const primaryId = table.primaryId[row]!;
  const secondaryId = table.secondaryId[row]!;
  const probability = table.maxProbability[row]!;
  return {
    primaryId,
    secondaryId,
    tcaMicros: table.tcaUs[row]!,
    missDistanceKm: table.missDistanceMm[row]! / 1e6,
    relativeSpeedKmS: table.relativeSpeedMmS[row]! / 1e6,
    radialKm: table.radialMm[row]! / 1e6,
    inTrackKm: table.inTrackMm[row]! / 1e6,
    crossTrackKm: table.crossTrackMm[row]! / 1e6,
    coLocated: table.coLocated[row] === 1,
    periodSeconds: shorterPeriod(primaryId, secondaryId, orbits.meanMotions),
    maxProbability: Number.isNaN(probability) ? null : probability,
    isEvent,
    private: orbits.privateIds.has(primaryId) || orbits.privateIds.has(secondaryId),
    details: detailsOfRow(model, row),
  };
}

/** Of objects without elements in this run any period will do: they were not seen. */
function shorterPeriod(one: number, other: number, meanMotions: RunOrbits['meanMotions']): number {
  const fastest = Math.max(meanMotions.get(one) ?? 0, meanMotions.get(other) ?? 0);
  return SECONDS_PER_DAY / (fastest || 1);
}
