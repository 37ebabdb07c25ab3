import { parseUtc, unixMicros } from '@clearway/astro';
import type { PlanEphemerisInput, PlanInputs, StaleChange, StaleCode, StaleObjects } from '@clearway/contract';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import { isSeenBy, type PlanParties, speaksAround } from '../compute/plan-ephemerides.ts';
import { namedWords, nameWithNumber, staleObjects } from './some-names.ts';

interface SaidObject {
  readonly id: number;
  readonly name: string;
}

/** Objects whose operators' ephemerides are others than those that a plan goes by. */
export interface ChangedEphemerides {
  /** Of which there was none. */
  readonly arrived: readonly SaidObject[];
  /** Of which there was one, and a newer one came. */
  readonly replaced: readonly SaidObject[];
  /** Of which one was removed that has not ended. */
  readonly removed: readonly SaidObject[];
}

export const NO_EPHEMERIDES_CHANGED: ChangedEphemerides = { arrived: [], replaced: [], removed: [] };

/** What there is now. */
export interface EphemeridesNow {
  /** Of the current run, everybody's; null where there is none, or it is the run that the plan was computed from. */
  readonly used: readonly RunEphemeris[] | null;
  /** Numbers of those of the plan that are there still. */
  readonly remaining: ReadonlySet<number>;
  readonly nowUs: number;
}

/** What of a plan decides which ephemerides concern it. */
export interface EphemerisConcern {
  readonly parties: PlanParties;
  readonly tcaUs: number;
  readonly teamId: number | null;
  /** Whether another object is one that the plan was screened against, or would be. */
  readonly isNear: (objectId: number) => boolean;
}

/** Those that a plan goes by; plans of before they were kept know of none, and whatever there is counts as come since. */
export function ephemeridesOfPlan({ ephemerides = [] }: PlanInputs): readonly PlanEphemerisInput[] {
  return ephemerides;
}

/** Compares the ephemerides that a plan goes by with those that there are now. */
export function changedEphemerides(
  before: readonly PlanEphemerisInput[],
  { used, remaining, nowUs }: EphemeridesNow,
  { parties, tcaUs, teamId, isNear }: EphemerisConcern,
): ChangedEphemerides {
  // What has ended says nothing of what is to come: its going changes nothing.
  const gone = before.filter(
    ({ ephemeris_id: id, until_utc }) => !remaining.has(id) && unixMicros(parseUtc(until_utc)!) > nowUs,
  );
  const lastGone = new Map(gone.map(({ object_id, ephemeris_id }) => [object_id, ephemeris_id]));
  for (const { object_id, ephemeris_id } of gone) {
    lastGone.set(object_id, Math.max(ephemeris_id, lastGone.get(object_id)!));
  }
  const known = new Set(before.map(({ ephemeris_id: id }) => id));
  const knownObjects = new Set(before.map(({ object_id: id }) => id));
  const concerns = ({ id }: RunEphemeris): boolean => id === parties.moving || id === parties.avoided || isNear(id);
  const fresh = (used ?? [])
    .filter(isSeenBy(teamId))
    .filter(speaksAround(tcaUs))
    .filter(({ ephemerisId }) => !known.has(ephemerisId))
    // An older one that holds again, because that which was newer is gone, is told by its going.
    .filter(({ id, ephemerisId }) => ephemerisId > (lastGone.get(id) ?? 0))
    .filter(concerns);
  const freshObjects = new Set(fresh.map(({ id }) => id));
  return {
    arrived: eachOnce(fresh.filter(({ id }) => !knownObjects.has(id))),
    replaced: eachOnce(fresh.filter(({ id }) => knownObjects.has(id))),
    removed: eachOnce(gone.map(({ object_id: id, name }) => ({ id, name })).filter(({ id }) => !freshObjects.has(id))),
  };
}

function eachOnce(objects: readonly SaidObject[]): readonly SaidObject[] {
  return [...new Map(objects.map(({ id, name }) => [id, { id, name }])).values()];
}

const WORDS = {
  'new-ephemeris': "Operators' ephemerides have come that it did not have",
  'ephemeris-replaced': "Newer operators' ephemerides have come than those that it goes by",
  'ephemeris-gone': "Operators' ephemerides that it goes by were removed",
} as const satisfies Partial<Record<StaleCode, string>>;

const PART_WORDS = {
  moving: 'of the satellite that moves,',
  avoided: 'of the object that it avoids,',
  other: 'of others that it was screened against,',
} as const;

/** In a sentence for each kind of change. */
export function ephemerisChanges(
  { arrived, replaced, removed }: ChangedEphemerides,
  parties: PlanParties,
): readonly StaleChange[] {
  const changes = [
    ['new-ephemeris', arrived],
    ['ephemeris-replaced', replaced],
    ['ephemeris-gone', removed],
  ] as const;
  return changes.flatMap(([code, objects]): StaleChange[] => {
    const groups = byPart(objects, parties);
    if (groups.length === 0) return [];
    const said = groups.map((group) => `${PART_WORDS[group.part as keyof typeof PART_WORDS]} ${namedWords(group)}`);
    return [{ code, text: `${WORDS[code]}: ${said.join('; ')}.`, about: { objects: groups } }];
  });
}

function byPart(objects: readonly SaidObject[], { moving, avoided }: PlanParties): readonly StaleObjects[] {
  const names = (of: (id: number) => boolean): string[] =>
    objects.filter(({ id }) => of(id)).map(({ id, name }) => nameWithNumber(id, name));
  return [
    staleObjects(
      'moving',
      names((id) => id === moving),
    ),
    staleObjects(
      'avoided',
      names((id) => id === avoided && id !== moving),
    ),
    staleObjects(
      'other',
      names((id) => id !== moving && id !== avoided),
    ),
  ].filter(({ count }) => count > 0);
}
