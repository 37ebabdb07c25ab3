import { EARTH_RADIUS_KM, MU_KM3_S2, propagateChecked, type Sgp4Constants, sgp4FailureReason } from '@clearway/astro';

/** When an object is no longer there (s from the window's start), and why. */
export interface EndOfLife {
  readonly from: number;
  readonly reason: string | null;
}

/** Objects whose osculating perigee is seen lower than this are followed for the moment they fail, km. */
export const RISKY_PERIGEE_KM: number = EARTH_RADIUS_KM + 100;

const SHORTEST_STEP_SECONDS = 20;
const LONGEST_STEP_SECONDS = 1800;
const RESOLUTION_SECONDS = 0.5;
/** Room for the short-period terms, by which radius and radial speed differ from the osculating orbit's. */
const RADIUS_MARGIN_KM = 15;
const RADIAL_SPEED_MARGIN_KM_S = 0.02;
const PAUSE_EVERY = 1024;

const state = new Float64Array(6);

/**
 * Follows an object through the window (times in minutes: `epochOffset` at its start) at times between which its radius
 * can't reach the Earth unseen. Returns when its propagation first fails, to half a second, or null.
 */
export async function findEndOfLife(
  satellite: Sgp4Constants,
  epochOffset: number,
  durationSeconds: number,
  pause: () => Promise<void>,
): Promise<EndOfLife | null> {
  const codeAt = (seconds: number): number => propagateChecked(satellite, epochOffset + seconds / 60, state);
  let good = 0;
  let looked = 0;
  for (let time = 0; ; ) {
    if (++looked % PAUSE_EVERY === 0) await pause();
    if (codeAt(time) !== 0) {
      let bad = time;
      while (bad - good > RESOLUTION_SECONDS) {
        const middle = (good + bad) / 2;
        if (codeAt(middle) === 0) good = middle;
        else bad = middle;
      }
      return { from: bad, reason: sgp4FailureReason(codeAt(bad), state) };
    }
    if (time >= durationSeconds) return null;
    good = time;
    time = Math.min(durationSeconds, time + safeStep());
  }
}

/** Time in which an object with `state` can't come down to the Earth's radius, s. */
function safeStep(): number {
  const x = state[0]!;
  const y = state[1]!;
  const z = state[2]!;
  const vx = state[3]!;
  const vy = state[4]!;
  const vz = state[5]!;
  const r = Math.sqrt(x * x + y * y + z * z);
  const rv = x * vx + y * vy + z * vz;
  const h = Math.sqrt(r * r * (vx * vx + vy * vy + vz * vz) - rv * rv);
  const ec = (h * h) / (MU_KM3_S2 * r) - 1;
  const es = (rv / r) * (h / MU_KM3_S2);
  // The greatest radial speed of a Kepler orbit is e · μ/h.
  const speed = (1.2 * Math.sqrt(ec * ec + es * es) * MU_KM3_S2) / h + RADIAL_SPEED_MARGIN_KM_S;
  const step = (r - EARTH_RADIUS_KM - RADIUS_MARGIN_KM) / speed;
  return Math.max(SHORTEST_STEP_SECONDS, Math.min(LONGEST_STEP_SECONDS, step));
}
