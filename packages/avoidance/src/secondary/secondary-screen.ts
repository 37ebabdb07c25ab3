import { addSeconds, EARTH_MU_KM3_S2, type UtcTime, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import { dayStartUs, secondOfDay } from '@clearway/screening';
import type { SecondBurn } from '../burnt-motion/burn-difference.ts';
import type { ExecutionErrors } from '../constraints/execution-errors.ts';
import { combinedProbability } from '../several-encounters/shared-burn.ts';
import { type ApproachRows, createRows } from './approach-rows.ts';
import { compareRows, type KnownRows } from './compare-rows.ts';
import type { Corridor, CorridorRequest } from './corridor.ts';
import { type CorridorBurns, createCorridorScreen } from './corridor-screen.ts';
import { type ScreenedRows, screenInFull, screenTwiceInFull } from './full-screening.ts';
import {
  type AlongTrackError,
  type RowProbabilities,
  rowProbabilities,
  type SecondaryUncertainties,
} from './row-probabilities.ts';
import type { SecondaryComparison } from './secondary-comparison.ts';

/** The encounter that a burn is for. */
export interface AvoidedEncounter {
  /** Null where the other object is in no catalogue. */
  readonly objectId: number | null;
  readonly tca: UtcTime;
}

/** How the risk of other encounters is judged. */
export interface SecondarySettings {
  readonly avoided: AvoidedEncounter;
  /** By the index of the catalogue's element sets; absent: distances alone. */
  readonly uncertainties?: SecondaryUncertainties | null;
  /** Index of the satellite's own element set in them. */
  readonly ownIndex?: number;
  readonly executionErrors?: ExecutionErrors | null;
}

/** A burn beside doing nothing, in numbers alone: what a sweep or a matrix shows of it. */
export interface SecondarySummary {
  readonly combinedAfter: number;
  /** Null where nothing comes within the threshold. */
  readonly closestAfterKm: number | null;
  /** The greatest probability of one encounter that is new or worse; 0 where there is none. */
  readonly worstIncrease: number;
}

/** Compares burns, alone or with a second that restores the orbit, with doing nothing, as far as all other objects go. */
export interface SecondaryScreen {
  readonly corridor: Corridor;
  /** Null where the burnt path leaves the corridor: `inFull` then answers. */
  readonly compare: (time: UtcTime, rtn: ArrayLike<number>, second?: SecondBurn | null) => SecondaryComparison | null;
  readonly summary: (time: UtcTime, rtn: ArrayLike<number>) => SecondarySummary | null;
  /** All that stays as it is where nothing is burnt, from a time on; absent: from the start of the corridor. */
  readonly doingNothing: (from?: UtcTime) => SecondaryComparison;
  /** By the engine's own search, whether the path leaves the corridor or not. Takes about as long as building the corridor. */
  readonly inFull: (
    request: CorridorRequest,
    time: UtcTime,
    rtn: ArrayLike<number>,
    second?: SecondBurn | null,
  ) => Promise<SecondaryComparison | null>;
}

/** Rows of one object whose times differ by less than this share of a revolution are the same encounter. */
const SAME_ENCOUNTER = 0.2;
/** In low orbit a burn moves the satellite along its track by three times its size and the time. */
const ALONG_TRACK_RATE = 3;

export function secondaryScreen(corridor: Corridor, settings: SecondarySettings): SecondaryScreen {
  const { avoided, uncertainties = null, ownIndex = -1, executionErrors = null } = settings;
  const { passages, thresholdKm } = corridor;
  const { day } = passages;
  const screen = createCorridorScreen(corridor);
  const zeroUs = dayStartUs(day);
  const avoidedAt = secondOfDay(unixMicros(avoided.tca), day);
  const periodSeconds = 2 * Math.PI * Math.sqrt(axisOf(corridor.nominal.states) ** 3 / EARTH_MU_KM3_S2);
  const matchSeconds = SAME_ENCOUNTER * periodSeconds;
  const isAvoided = (id: number, tca: number): boolean =>
    id === avoided.objectId && Math.abs(tca - avoidedAt) < matchSeconds;
  const twins = new Map(corridor.together.map((group) => [group[0]!, group]));
  const twinsOf = (id: number): readonly number[] => twins.get(id) ?? [id];
  const secondsOf = (time: UtcTime): number => secondOfDay(unixMicros(time), day);

  const known = (
    rows: ApproachRows,
    source: Pick<ScreenedRows, 'ids' | 'indices' | 'epochsUs'>,
    error: AlongTrackError | null,
  ): KnownRows => {
    const { ids, indices, epochsUs } = source;
    const inCatalog = { indices, epochsUs, zeroUs, ownIndex, ownEpochUs: unixMicros(corridor.own.epoch) };
    const risks = uncertainties && ownIndex >= 0 ? rowProbabilities(rows, inCatalog, uncertainties, error) : null;
    return { rows, ids, risks, day };
  };
  const errorOf = (burnSeconds: number, rtn: ArrayLike<number>): AlongTrackError | null => {
    if (executionErrors === null) return null;
    const across = Math.hypot(rtn[0]!, rtn[2]!);
    const sigma = Math.hypot(executionErrors.magnitude * rtn[1]!, executionErrors.directionRad * across);
    return { burnSeconds, rateKmS: ALONG_TRACK_RATE * sigma };
  };

  let without: KnownRows | null = null;
  /** Without a burn, from the start of the corridor on. */
  const unburnt = (): KnownRows => {
    if (without !== null) return without;
    const found = screen.burnsAt(utcFromUnixMicros(corridor.startUs)).unburnt();
    const kept = createRows(Math.max(1, found.count));
    kept.object.set(found.object.subarray(0, found.count));
    for (const column of ['tca', 'missKm', 'speedKmS'] as const)
      kept[column].set(found[column].subarray(0, found.count));
    kept.states.set(found.states.subarray(0, 12 * found.count));
    kept.count = found.count;
    without = known(kept, corridor, null);
    return without;
  };
  const combined = ({ rows, ids, risks }: KnownRows, from: number): number => {
    if (risks === null) return 0;
    const each: number[] = [];
    for (let k = 0; k < rows.count; k++) {
      const id = ids[rows.object[k]!]!;
      if (rows.tca[k]! < from || isAvoided(id, rows.tca[k]!) || risks.basis[k] === 0) continue;
      for (const _ of twinsOf(id)) each.push(risks.probability[k]!);
    }
    return combinedProbability(each);
  };
  const closest = ({ rows, ids }: KnownRows, from: number): number | null => {
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < rows.count; k++) {
      if (rows.tca[k]! < from || isAvoided(ids[rows.object[k]!]!, rows.tca[k]!)) continue;
      least = Math.min(least, rows.missKm[k]!);
    }
    return least === Number.POSITIVE_INFINITY ? null : least;
  };
  const comparison = (
    before: KnownRows,
    after: KnownRows,
    time: UtcTime,
    isByCorridor: boolean,
  ): SecondaryComparison => {
    const from = secondsOf(time);
    return {
      start: time,
      stop: addSeconds({ day, second: 0 }, secondOfDay(corridor.stopUs, day)),
      thresholdKm,
      objects: corridor.objects,
      isByCorridor,
      encounters: compareRows(before, after, { from, matchSeconds, isAvoided, twinsOf }),
      combinedBefore: combined(before, from),
      combinedAfter: combined(after, from),
      closestAfterKm: closest(after, from),
    };
  };

  let latest: { readonly key: number; readonly burns: CorridorBurns } | null = null;
  const burnsAt = (time: UtcTime): CorridorBurns => {
    const key = unixMicros(time);
    if (latest?.key !== key) latest = { key, burns: screen.burnsAt(time) };
    return latest.burns;
  };
  const burnt = (time: UtcTime, rtn: ArrayLike<number>, second: SecondBurn | null): KnownRows | null => {
    const burns = burnsAt(time);
    const rows = second ? burns.burntTwice(rtn, second) : burns.burnt(rtn);
    return rows && known(rows, corridor, errorOf(secondsOf(time), rtn));
  };
  return {
    corridor,
    compare: (time, rtn, second = null) => {
      const before = unburnt();
      const after = burnt(time, rtn, second);
      return after && comparison(before, after, time, true);
    },
    summary: (time, rtn) => {
      const before = unburnt();
      const after = burnt(time, rtn, null);
      if (after === null) return null;
      const from = secondsOf(time);
      return {
        combinedAfter: combined(after, from),
        closestAfterKm: closest(after, from),
        worstIncrease: worstIncrease(before, after, matchSeconds, isAvoided),
      };
    },
    doingNothing: (from = utcFromUnixMicros(corridor.startUs)) => comparison(unburnt(), unburnt(), from, true),
    inFull: async (request, time, rtn, second = null) => {
      const { family } = burnsAt(time);
      const difference = family.difference(rtn);
      if (difference === null) return null;
      const found = second
        ? await screenTwiceInFull(request, corridor, time, family, rtn, second)
        : await screenInFull(request, corridor, time, difference);
      if (found === null) return null;
      const after = known(found.rows, found, errorOf(secondsOf(time), rtn));
      return comparison(unburnt(), after, time, false);
    },
  };
}

/** Without making a list of what becomes of each. */
function worstIncrease(
  before: KnownRows,
  after: KnownRows,
  matchSeconds: number,
  isAvoided: (id: number, tca: number) => boolean,
): number {
  if (after.risks === null || before.risks === null) return 0;
  let worst = 0;
  let at = 0;
  for (let k = 0; k < after.rows.count; k++) {
    const probability = probabilityOf(after.risks, k);
    const object = after.rows.object[k]!;
    const tca = after.rows.tca[k]!;
    if (!(probability > worst) || isAvoided(after.ids[object]!, tca)) continue;
    // Rows of both are sorted by object, then by time.
    while (at > 0 && before.rows.object[at - 1]! >= object) at--;
    let was = 0;
    for (let i = at; i < before.rows.count && before.rows.object[i]! <= object; i++) {
      if (before.rows.object[i]! < object) at = i + 1;
      else if (Math.abs(before.rows.tca[i]! - tca) < matchSeconds) was = Math.max(was, probabilityOf(before.risks, i));
    }
    if (probability > was * 1.01) worst = probability;
  }
  return worst;
}

const probabilityOf = ({ probability, basis }: RowProbabilities, k: number): number =>
  basis[k] === 0 ? 0 : probability[k]!;

/** Semi-major axis of the first state, km. */
function axisOf(states: Float64Array): number {
  const [x, y, z, vx, vy, vz] = states as unknown as [number, number, number, number, number, number];
  return 1 / (2 / Math.hypot(x, y, z) - (vx * vx + vy * vy + vz * vz) / EARTH_MU_KM3_S2);
}
