import type { EventRow } from '@clearway/store';
import type { KnownEvent, SeenEncounter } from '../../events/follow-events.ts';
import type { RunModel } from '../approaches/run-model.ts';
import { detailsOfRow } from './event-details.ts';
import { eventRows } from './event-rule.ts';

/** Mean motions of the objects of a run, revolutions a day, by number. */
export type MeanMotions = ReadonlyMap<number, number>;

const SECONDS_PER_DAY = 86_400;

/**
 * What a run saw that concerns events: the rows that are events by the rule, and every approach of the pairs of known ones. Pairs that
 * stay together are one encounter each.
 */
export function encountersForEvents(
  model: RunModel,
  known: readonly EventRow[],
  watched: Iterable<number>,
  meanMotions: MeanMotions,
): SeenEncounter[] {
  const { built } = model;
  const isEvent = new Set(eventRows(built, watched));
  const closest = new Map<string, number>();
  for (const row of built.coLocatedRows) closest.set(pairOfRow(model, row), row);
  const rows = new Set<number>(isEvent);
  for (const event of known) {
    const pair = pairKey(event.primary_id, event.secondary_id);
    const together = closest.get(pair);
    if (together !== undefined) {
      rows.add(together);
      continue;
    }
    for (const row of model.rowsOfObject(event.primary_id)) if (pairOfRow(model, row) === pair) rows.add(row);
  }
  return [...rows].sort((a, b) => a - b).map((row) => seenEncounter(model, row, isEvent.has(row), meanMotions));
}

/** Events with the period that following them needs. */
export function knownEvents(rows: readonly EventRow[], meanMotions: MeanMotions): KnownEvent[] {
  return rows.map((row) => ({ row, periodSeconds: shorterPeriod(row.primary_id, row.secondary_id, meanMotions) }));
}

function seenEncounter(model: RunModel, row: number, isEvent: boolean, meanMotions: MeanMotions): SeenEncounter {
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
    periodSeconds: shorterPeriod(primaryId, secondaryId, meanMotions),
    maxProbability: Number.isNaN(probability) ? null : probability,
    isEvent,
    details: detailsOfRow(model, row),
  };
}

/** Of objects without elements in this run any period will do: they were not seen. */
function shorterPeriod(one: number, other: number, meanMotions: MeanMotions): number {
  const fastest = Math.max(meanMotions.get(one) ?? 0, meanMotions.get(other) ?? 0);
  return SECONDS_PER_DAY / (fastest || 1);
}

function pairOfRow({ built }: RunModel, row: number): string {
  return pairKey(built.table.primaryId[row]!, built.table.secondaryId[row]!);
}

function pairKey(one: number, other: number): string {
  return one < other ? `${one},${other}` : `${other},${one}`;
}
