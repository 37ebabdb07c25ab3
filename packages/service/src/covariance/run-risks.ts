import {
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  type Sgp4Constants,
  type UtcTime,
  unixMicros,
  utcFromUnixMicros,
} from '@clearway/astro';
import { type ErrorGrowth, hardBodyRadius } from '@clearway/risk';
import { isEphemerisObject, objectState, type RunObject } from '../operator-ephemerides/run-object.ts';
import { ephemerisCovariance } from '../operator-ephemerides/span-covariances.ts';
import { kindFromName } from '../runs/rank-object-kind.ts';
import type { CloseApproaches } from '../runs/screening-run.ts';
import type { ObjectUncertainties } from './object-uncertainties.ts';
import { collectRisks, type GivenCovariance, type RowRisks } from './row-risks.ts';
import { type KnownOfObjects, uncertaintiesOfNames } from './run-uncertainties.ts';

const DAY_US = 86_400e6;
/** Some ten milliseconds of work. */
const ROWS_AT_ONCE = 4000;

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
  const { count } = approaches;
  const epochsUs = Float64Array.from(objects, ({ epoch }) => unixMicros(epoch));
  const collector = collectRisks(count, uncertainties);
  const startUs = unixMicros(start);
  const writeState = createStates(objects, epochsUs);
  const states = new Float64Array(12);
  for (let k = 0; k < count; k++) {
    if (k % ROWS_AT_ONCE === 0) await pause();
    const primary = approaches.primary[k]!;
    const secondary = approaches.secondary[k]!;
    const tcaUs = startUs + approaches.tca[k]! * 1e6;
    writeState(primary, tcaUs, states, 0);
    writeState(secondary, tcaUs, states, 6);
    collector.add(states, {
      primary,
      secondary,
      primaryAgeDays: (tcaUs - epochsUs[primary]!) / DAY_US,
      secondaryAgeDays: (tcaUs - epochsUs[secondary]!) / DAY_US,
      relativeSpeedKmS: approaches.relativeSpeedKmS[k]!,
      isCoLocated: approaches.coLocated[k] === 1,
      primaryCovariance: covarianceGiven(objects[primary]!, tcaUs),
      secondaryCovariance: covarianceGiven(objects[secondary]!, tcaUs),
    });
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

type WriteState = (place: number, timeUs: number, states: Float64Array, offset: number) => void;

/** Writes states of objects at times; SGP4 is initialised once for those that are asked for. */
function createStates(objects: readonly RunObject[], epochsUs: Float64Array): WriteState {
  const initialised: (Sgp4Constants | undefined)[] = new Array(objects.length);
  const state = new Float64Array(6);
  return (place, timeUs, states, offset) => {
    const object = objects[place]!;
    if (isEphemerisObject(object)) {
      if (!objectState(object, utcFromUnixMicros(timeUs), state)) state.fill(Number.NaN);
      states.set(state, offset);
      return;
    }
    const constants = initialised[place] ?? initializeSgp4(object);
    initialised[place] = constants;
    propagateSgp4(constants, (timeUs - epochsUs[place]!) / 60e6, states, offset);
  };
}
