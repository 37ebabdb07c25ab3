import type { EphemerisMode, EphemerisRow } from '@clearway/store';
import { newestSpans, type Stretch } from '../../operator-ephemerides/newest-spans.ts';
import { OTHER_TEAM } from '../approach-table.ts';

/** An operator's ephemeris as a run uses it; times are microseconds since 1970-01-01 UTC. */
export interface RunEphemeris {
  readonly ephemerisId: number;
  readonly id: number;
  readonly name: string;
  /** Whose it is; null: everybody's. */
  readonly teamId: number | null;
  /** 0: everybody's; else which of the teams that have one of its object, from 1. */
  readonly whose: number;
  /** As its operator wants it. */
  readonly mode: EphemerisMode;
  /** What its age counts from. */
  readonly epochUs: number;
  /** Where it holds; nowhere, where newer ones of its object do everywhere. */
  readonly spans: readonly Stretch[];
}

/** Of several ephemerides of one object, mode and team that which was made last holds, of those made at one time that which came last. */
export function runEphemerides(rows: readonly EphemerisRow[]): RunEphemeris[] {
  const lastFirst = [...rows].sort((a, b) => b.ephemeris_id - a.ephemeris_id);
  const teams = teamsOfObjects(rows);
  return [...Map.groupBy(lastFirst, (row) => `${row.object_id} ${row.mode} ${row.team_id}`).values()]
    .flatMap((own) => {
      const holding = newestSpans(
        own.map((row) => ({
          madeUs: row.created_us ?? Number.NEGATIVE_INFINITY,
          spans: row.spans.map(([fromUs, untilUs]) => ({ fromUs, untilUs })),
        })),
      );
      return own.map(
        (row, k): RunEphemeris => ({
          ephemerisId: row.ephemeris_id,
          id: row.object_id,
          name: row.object_name,
          teamId: row.team_id,
          whose: row.team_id === null ? 0 : Math.min(OTHER_TEAM, 1 + teams.get(row.object_id)!.indexOf(row.team_id)),
          mode: row.mode,
          epochUs: row.epoch_us,
          spans: holding[k]!.sort((a, b) => a.fromUs - b.fromUs),
        }),
      );
    })
    .sort((a, b) => a.id - b.id || a.ephemerisId - b.ephemerisId);
}

/** The teams that have ephemerides of each object, ascending. */
function teamsOfObjects(rows: readonly EphemerisRow[]): ReadonlyMap<number, readonly number[]> {
  const ofObjects = Map.groupBy(rows, (row) => row.object_id);
  return new Map(
    [...ofObjects].map(([id, own]) => [
      id,
      [...new Set(own.flatMap(({ team_id }) => team_id ?? []))].sort((a, b) => a - b),
    ]),
  );
}

/**
 * How it is screened. That of a team joins the element set even where it stands for it in what the team sees: to others the element set
 * is all there is.
 */
export function screenedMode({ teamId, mode }: Pick<RunEphemeris, 'teamId' | 'mode'>): EphemerisMode {
  return teamId === null ? mode : 'joins';
}
