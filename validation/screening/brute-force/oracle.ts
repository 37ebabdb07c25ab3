import { EARTH_RADIUS_KM, type ElementSet, MU_KM3_S2, secondsBetween, type UtcTime } from '@clearway/astro';
import { type SatRec, sgp4 } from 'satellite.js';
import { oracleSatrec } from '../../sgp4/oracle-satrec.ts';

/** One object of satellite.js 7.1, the independent propagator, with times in seconds from the window's start. */
export interface OracleObject {
  readonly id: number;
  /** Writes position (km) and velocity (km/s), TEME, from `at` on; false (and NaN) where the object is not there. */
  readonly stateAt: (seconds: number, out: Float64Array, at: number) => boolean;
  /** Half a revolution, s. */
  readonly halfPeriod: number;
}

const SECONDS_PER_DAY = 86_400;

/** Largest radius at which a state is believed, km, as the command's contract says. */
const FARTHEST_KM = 2e6;

export function oracleObject(elements: ElementSet, start: UtcTime): OracleObject {
  const satrec = oracleSatrec(elements);
  // satellite.js reads the epoch to whole milliseconds. Times count from the exact epoch, which for SGP4 is all that matters
  // in low orbit; in deep space the Moon, Sun and Earth then stand where they do less than a millisecond earlier.
  const offset = secondsBetween(elements.epoch, start);
  return {
    id: elements.id,
    halfPeriod: SECONDS_PER_DAY / elements.meanMotionRevPerDay / 2,
    stateAt: (seconds, out, at) => {
      const minutes = (offset + seconds) / 60;
      const state = sgp4(satrec, minutes);
      if (!state || !isBelievable(satrec, minutes, state)) {
        out.fill(Number.NaN, at, at + 6);
        return false;
      }
      out[at] = state.position.x;
      out[at + 1] = state.position.y;
      out[at + 2] = state.position.z;
      out[at + 3] = state.velocity.x;
      out[at + 4] = state.velocity.y;
      out[at + 5] = state.velocity.z;
      return true;
    },
  };
}

type OracleState = NonNullable<ReturnType<typeof sgp4>>;

/** The failures that SGP4 gives without an error code: a drag term that is not positive, or a state that cannot be. */
function isBelievable(satrec: SatRec, minutes: number, { position: p, velocity: v }: OracleState): boolean {
  const t = minutes;
  const drag = satrec.isimp
    ? 1 - satrec.cc1 * t
    : 1 - satrec.cc1 * t - satrec.d2 * t ** 2 - satrec.d3 * t ** 3 - satrec.d4 * t ** 4;
  const radius = Math.hypot(p.x, p.y, p.z);
  const energy = (v.x * v.x + v.y * v.y + v.z * v.z) / 2 - MU_KM3_S2 / radius;
  return drag > 0 && radius > EARTH_RADIUS_KM && radius < FARTHEST_KM && energy < 0;
}
