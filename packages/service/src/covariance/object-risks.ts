import { type UtcTime, unixMicros } from '@clearway/astro';
import { isEphemerisObject, type RunObject } from '../operator-ephemerides/run-object.ts';
import { ephemerisCovariance } from '../operator-ephemerides/span-covariances.ts';
import type { CloseApproaches } from '../runs/screening-run.ts';
import type { ObjectUncertainties } from './object-uncertainties.ts';
import { collectRisks, type GivenCovariance, type RiskRow, type RowRisks } from './row-risks.ts';
import { writeStatesAtTca } from './states-at-tca.ts';

const DAY_US = 86_400e6;
/** Some milliseconds of work. */
const ROWS_AT_ONCE = 4000;
/** Rows whose states are computed together: some twenty for each object of a full catalogue, in 50 MB. */
const STATES_AT_ONCE = 524_288;

/** What risk needs of rows; `tca` in seconds from the start. */
export type RiskApproaches = Pick<
  CloseApproaches,
  'count' | 'primary' | 'secondary' | 'tca' | 'relativeSpeedKmS' | 'coLocated'
>;

/** The risk of rows, in their order, from the uncertainties of their objects. */
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

/** What the operator says of the errors of its ephemeris. */
function covarianceGiven(object: RunObject, timeUs: number): GivenCovariance | null {
  const covariance = isEphemerisObject(object) ? ephemerisCovariance(object, timeUs) : null;
  return covariance && { covariance, source: 'operator-ephemeris' };
}
