import {
  type EarthAttitude,
  type EarthOrientation,
  earthAttitude,
  type Frame,
  type FrameChange,
  frameChange,
  orientationAt,
  type UtcTime,
  unixMicros,
} from '@clearway/astro';

/** Turns states of one frame into TEME, in place of their numbers. */
export interface TurningToTeme {
  /** Turns the state at `states[at …]` (km, km/s), which is of the time `utc`. */
  readonly turn: (utc: UtcTime, states: Float64Array, at: number) => void;
}

/** Precession and nutation turn evenly within an hour: to 1e-13 rad. */
const HOUR_US = 3600e6;
/** Any time does for a change of frames that is the same at all times. */
const J2000: UtcTime = { day: 0, second: 43_200 };

/**
 * From `frame` to TEME, by GCRF. There the matrix is made once an hour and is linear between, and velocities have the turning of
 * TEME itself (8·10⁻¹² rad/s) in them, so that they are the derivatives of the positions, which interpolation needs: without it
 * it is off by millimetres. A frame of another epoch than the date has one matrix (`epoch`).
 */
export function turningToTeme(frame: Frame, orientation: EarthOrientation, epoch: UtcTime | null): TurningToTeme {
  if (frame === 'TEME' && epoch === null) return { turn: () => {} };
  const attitudeAt = (utc: UtcTime): EarthAttitude => earthAttitude(utc, orientationAt(orientation, utc));
  const isStill = frame === 'GCRF' || frame === 'EME2000';
  const fixed = epoch !== null || frame === 'EME2000' ? frameChange(frame, 'GCRF', attitudeAt(epoch ?? J2000)) : null;
  const turnToGcrf = (utc: UtcTime, states: Float64Array, at: number): void => {
    if (fixed) applyChange(fixed, states, at);
    else if (!isStill) applyChange(frameChange(frame, 'GCRF', attitudeAt(utc)), states, at);
  };
  let hour = Number.NaN;
  let before: Float64Array = new Float64Array(9);
  let after: Float64Array = new Float64Array(9);
  const rotationAt = (n: number): Float64Array => {
    const utc = { day: Math.floor((n * HOUR_US) / 86_400e6) - 10_957, second: (((n % 24) + 24) % 24) * 3600 };
    return frameChange('GCRF', 'TEME', attitudeAt(utc)).rotation;
  };
  return {
    turn: (utc, states, at) => {
      turnToGcrf(utc, states, at);
      const hours = unixMicros(utc) / HOUR_US;
      const n = Math.floor(hours);
      if (n !== hour) {
        before = n === hour + 1 ? after : rotationAt(n);
        after = rotationAt(n + 1);
        hour = n;
      }
      turnEvenly(before, after, hours - n, states, at);
    },
  };
}

function turnEvenly(before: Float64Array, after: Float64Array, share: number, states: Float64Array, at: number): void {
  const [px, py, pz] = [states[at]!, states[at + 1]!, states[at + 2]!];
  const [vx, vy, vz] = [states[at + 3]!, states[at + 4]!, states[at + 5]!];
  for (let row = 0; row < 3; row++) {
    const [a, b, c] = [3 * row, 3 * row + 1, 3 * row + 2];
    const [da, db, dc] = [after[a]! - before[a]!, after[b]! - before[b]!, after[c]! - before[c]!];
    const [ma, mb, mc] = [before[a]! + share * da, before[b]! + share * db, before[c]! + share * dc];
    states[at + row] = ma * px + mb * py + mc * pz;
    states[at + 3 + row] = ma * vx + mb * vy + mc * vz + (da * px + db * py + dc * pz) / 3600;
  }
}

function applyChange(change: FrameChange, states: Float64Array, at: number): void {
  const { rotation, angularVelocityBefore: w } = change;
  const [px, py, pz] = [states[at]!, states[at + 1]!, states[at + 2]!];
  const vx = states[at + 3]! + w[1] * pz - w[2] * py;
  const vy = states[at + 4]! + w[2] * px - w[0] * pz;
  const vz = states[at + 5]! + w[0] * py - w[1] * px;
  for (let row = 0; row < 3; row++) {
    const [a, b, c] = [rotation[3 * row]!, rotation[3 * row + 1]!, rotation[3 * row + 2]!];
    states[at + row] = a * px + b * py + c * pz;
    states[at + 3 + row] = a * vx + b * vy + c * vz;
  }
}
