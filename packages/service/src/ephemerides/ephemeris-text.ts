import { formatUtc } from '@clearway/astro';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { type EphemerisOf, isOperatorSegment, timeOf } from './ephemeris-request.ts';
import { type EphemerisStates, partAt } from './ephemeris-states.ts';

/** Micrometres and micrometres a second, as everywhere. */
const STATE_DECIMALS = 9;

const COLUMNS = ['x_km', 'y_km', 'z_km', 'vx_km_s', 'vy_km_s', 'vz_km_s'] as const;

/** A file as pieces of text: what stands before the states, one piece for each state, what stands behind. */
export interface EphemerisText {
  readonly head: string;
  readonly state: (index: number) => string;
  readonly tail: string;
}

function values(states: Float64Array, index: number): string[] {
  return Array.from(states.subarray(index * 6, index * 6 + 6), (value) => value.toFixed(STATE_DECIMALS));
}

/** `element_set` or `ephemeris`, of a state. */
function sourceOf(all: EphemerisStates): (index: number) => string {
  const part = partAt(all);
  return (index) => (isOperatorSegment(part(index).segment) ? 'ephemeris' : 'element_set');
}

/** The columns of `clearway propagate` and `source`; where it ends early, a last line that begins with `#` says so. */
export function ephemerisCsv(of: EphemerisOf, all: EphemerisStates): EphemerisText {
  const { states, stopped } = all;
  const source = sourceOf(all);
  return {
    head: `id,utc,${COLUMNS.join(',')},source\n`,
    state: (k) => `${of.objectId},${formatUtc(timeOf(of, k))},${values(states, k).join(',')},${source(k)}\n`,
    tail: stopped === null ? '' : `# ends before ${formatUtc(stopped.at)}: ${stopped.reason}\n`,
  };
}

export function ephemerisJson(of: EphemerisOf, all: EphemerisStates): EphemerisText {
  const { states, stopped, parts } = all;
  const source = sourceOf(all);
  const about = {
    object_id: of.objectId,
    name: of.name,
    cospar_id: of.cospar,
    frame: 'TEME',
    start_utc: formatUtc(of.start),
    stop_utc: formatUtc(of.stop),
    step_seconds: of.stepSeconds,
    stopped: stopped === null ? null : { at_utc: formatUtc(stopped.at), reason: stopped.reason },
    sources: parts.map(({ first, segment }) =>
      isOperatorSegment(segment)
        ? { from_utc: formatUtc(timeOf(of, first)), source: 'ephemeris', ephemeris_id: segment.ephemerisId, note: null }
        : {
            from_utc: formatUtc(timeOf(of, first)),
            source: 'element_set',
            epoch_utc: formatUtc(segment.elements.epoch),
            note: SCREENING_ONLY,
          },
    ),
  };
  return {
    head: `${JSON.stringify(about).slice(0, -1)},"states":[\n`,
    state: (k) => {
      const numbers = values(states, k).map((value, at) => `"${COLUMNS[at]}":${value}`);
      return `${k === 0 ? '' : ',\n'}{"utc":"${formatUtc(timeOf(of, k))}",${numbers.join(',')},"source":"${source(k)}"}`;
    },
    tail: '\n]}\n',
  };
}
