import { type ElementSet, type UtcTime, unixMicros } from '@clearway/astro';
import { type ErrorGrowth, hardBodyRadius } from '@clearway/risk';
import { isEphemerisObject, type RunObject } from '../operator-ephemerides/run-object.ts';
import { ephemerisCovariance } from '../operator-ephemerides/span-covariances.ts';
import { kindFromName } from '../runs/rank-object-kind.ts';
import type { CloseApproaches } from '../runs/screening-run.ts';
import type { ObjectUncertainties } from './object-uncertainties.ts';
import { collectRisks, type GivenCovariance, type RiskRow, type RowRisks } from './row-risks.ts';
import { type KnownOfObjects, uncertaintiesOfNames } from './run-uncertainties.ts';
import { writeStatesAtTca } from './states-at-tca.ts';

const DAY_US = 86_400e6;
/** Some milliseconds of work. */
const ROWS_AT_ONCE = 4000;
/** Rows whose states are computed together: some ten for each object of a full catalogue, in 25 MB. */
const STATES_AT_ONCE = 262_144;

/** What risk needs of rows; `tca` in seconds from the start. */
export type RiskApproaches = Pick<
  CloseApproaches,
  'count' | 'primary' | 'secondary' | 'tca' | 'relativeSpeedKmS' | 'coLocated'
>;

/** The risk of every row of a screening, in its order. */
export async function risksOfRun(
  objects: readonly RunObject[],
  approaches: CloseApproaches,
  start: UtcTime,
  known: KnownOfObjects,
  pause: () => Promise<void>,
): Promise<RowRisks> {
  const historyOf = await historiesOfMet(objects, approaches, known, pause);
  return risksOfObjects(objects, uncertaintiesOfRun(objects, { ...known, historyOf }), approaches, start, pause);
}

/** The same where the uncertainties of the objects are known. */
export async function risksOfObjects(
  objects: readonly RunObject[],
  uncertainties: ObjectUncertainties,
  approaches: RiskApproaches,
  start: UtcTime,
  pause: () => Promise<void>,
): Promise<RowRisks> {
  const { count, relativeSpeedKmS, coLocated } = approaches;
  const epochsUs = Float64Array.from(objects, ({ epoch }) => unixMicros(epoch));
  const hasEphemeris = Uint8Array.from(objects, (object) => (isEphemerisObject(object) ? 1 : 0));
  const given = (place: number, tcaUs: number): GivenCovariance | null =>
    hasEphemeris[place] === 1 ? covarianceGiven(objects[place]!, tcaUs) : null;
  const collector = collectRisks(count, uncertainties);
  const startUs = unixMicros(start);
  const states = new Float64Array(12 * Math.min(count, STATES_AT_ONCE));
  const row: { -readonly [key in keyof RiskRow]: RiskRow[key] } = {
    primary: 0,
    secondary: 0,
    primaryAgeDays: 0,
    secondaryAgeDays: 0,
    relativeSpeedKmS: 0,
    isCoLocated: false,
    primaryCovariance: null,
    secondaryCovariance: null,
  };
  for (let from = 0; from < count; from += STATES_AT_ONCE) {
    const to = Math.min(from + STATES_AT_ONCE, count);
    await writeStatesAtTca(objects, epochsUs, approaches, startUs, from, to, states, pause);
    for (let k = from; k < to; k++) {
      if (k % ROWS_AT_ONCE === 0) await pause();
      const primary = approaches.primary[k]!;
      const secondary = approaches.secondary[k]!;
      const tcaUs = startUs + approaches.tca[k]! * 1e6;
      row.primary = primary;
      row.secondary = secondary;
      row.primaryAgeDays = (tcaUs - epochsUs[primary]!) / DAY_US;
      row.secondaryAgeDays = (tcaUs - epochsUs[secondary]!) / DAY_US;
      row.relativeSpeedKmS = relativeSpeedKmS[k]!;
      row.isCoLocated = coLocated[k] === 1;
      row.primaryCovariance = given(primary, tcaUs);
      row.secondaryCovariance = given(secondary, tcaUs);
      collector.add(states, row, 12 * (k - from));
    }
  }
  return collector.finish();
}

/** Histories of those that meet somebody: each takes milliseconds, and most objects of a catalogue meet nobody. */
async function historiesOfMet(
  objects: readonly RunObject[],
  { primary, secondary }: CloseApproaches,
  known: KnownOfObjects,
  pause: () => Promise<void>,
): Promise<NonNullable<KnownOfObjects['historyOf']>> {
  const growths = new Map<number, ErrorGrowth>();
  if (!known.historyOf) return () => null;
  const met = new Set<number>();
  for (const places of [primary, secondary]) for (const place of places) met.add(objects[place]!.id);
  for (const id of met) {
    const growth = known.historyOf(id);
    if (!growth) continue;
    growths.set(id, growth);
    await pause();
  }
  return (id) => growths.get(id);
}

/** What the operator says of the errors of its ephemeris. */
function covarianceGiven(object: RunObject, timeUs: number): GivenCovariance | null {
  const covariance = isEphemerisObject(object) ? ephemerisCovariance(object, timeUs) : null;
  return covariance && { covariance, source: 'operator-ephemeris' };
}

/** Of element sets by their names; of operators' ephemerides the size alone: their errors do not grow as those of element sets do. */
function uncertaintiesOfRun(objects: readonly RunObject[], known: KnownOfObjects): ObjectUncertainties {
  const elements = objects.filter((object): object is ElementSet => !isEphemerisObject(object));
  const ofSets = uncertaintiesOfNames(elements, known);
  const sizes = objects.slice(elements.length).map(({ id, name }) => hardBodyRadius(id, kindFromName(name), known));
  const without = sizes.map(() => 0);
  return {
    radiiM: Float64Array.from([...ofSets.radiiM, ...sizes.map(({ radiusM }) => radiusM)]),
    radiusSigmasM: Float64Array.from([...ofSets.radiusSigmasM, ...sizes.map(({ sigmaM }) => sigmaM)]),
    profiles: ofSets.profiles,
    profileOf: Int32Array.from([...ofSets.profileOf, ...sizes.map(() => -1)]),
    isMovable: Uint8Array.from([...ofSets.isMovable, ...without]),
  };
}
