import { formatUtc } from '@clearway/astro';
import { type EphemerisOf, timeOf } from './ephemeris-request.ts';
import type { EphemerisStates } from './ephemeris-states.ts';

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

/** The columns of `clearway propagate`; where it ends early, a last line that begins with `#` says so. */
export function ephemerisCsv(of: EphemerisOf, { states, stopped }: EphemerisStates): EphemerisText {
  return {
    head: `id,utc,${COLUMNS.join(',')}\n`,
    state: (k) => `${of.objectId},${formatUtc(timeOf(of, k))},${values(states, k).join(',')}\n`,
    tail: stopped === null ? '' : `# ends before ${formatUtc(stopped.at)}: ${stopped.reason}\n`,
  };
}

export function ephemerisJson(of: EphemerisOf, { states, stopped }: EphemerisStates): EphemerisText {
  const about = {
    object_id: of.objectId,
    name: of.name,
    cospar_id: of.cospar,
    frame: 'TEME',
    start_utc: formatUtc(of.start),
    stop_utc: formatUtc(of.stop),
    step_seconds: of.stepSeconds,
    stopped: stopped === null ? null : { at_utc: formatUtc(stopped.at), reason: stopped.reason },
  };
  return {
    head: `${JSON.stringify(about).slice(0, -1)},"states":[\n`,
    state: (k) => {
      const numbers = values(states, k).map((value, at) => `"${COLUMNS[at]}":${value}`);
      return `${k === 0 ? '' : ',\n'}{"utc":"${formatUtc(timeOf(of, k))}",${numbers.join(',')}}`;
    },
    tail: '\n]}\n',
  };
}
