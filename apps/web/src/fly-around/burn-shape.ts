import type { ChosenBurn } from '../view/view.ts';
import type { Burn } from '../workers/avoidance/burn-question.ts';

/** A burn as it is set by hand: size, and direction by two angles. */
export interface BurnShape {
  readonly leadSeconds: number;
  readonly sizeMmS: number;
  /** In the orbit's plane: 0 forwards, 90 outwards, ±180 backwards; degrees. */
  readonly pitchDeg: number;
  /** Out of the plane: 90 along the orbit's normal; degrees. */
  readonly yawDeg: number;
}

const DEGREE = Math.PI / 180;

export function shapeOf({ leadSeconds, rtnMmS: [radial, inTrack, crossTrack] }: ChosenBurn): BurnShape {
  const inPlane = Math.hypot(radial, inTrack);
  return {
    leadSeconds,
    sizeMmS: Math.hypot(inPlane, crossTrack),
    pitchDeg: inPlane === 0 ? 0 : Math.atan2(radial, inTrack) / DEGREE,
    yawDeg: inPlane === 0 && crossTrack === 0 ? 0 : Math.atan2(crossTrack, inPlane) / DEGREE,
  };
}

export function burnOfShape({ leadSeconds, sizeMmS, pitchDeg, yawDeg }: BurnShape): ChosenBurn {
  const [pitch, yaw] = [pitchDeg * DEGREE, yawDeg * DEGREE];
  const inPlane = sizeMmS * Math.cos(yaw);
  return {
    leadSeconds,
    rtnMmS: [clean(inPlane * Math.sin(pitch)), clean(inPlane * Math.cos(pitch)), clean(sizeMmS * Math.sin(yaw))],
  };
}

/** What rounding leaves of nothing is nothing. */
function clean(mmS: number): number {
  return Math.abs(mmS) < 1e-9 ? 0 : mmS;
}

/** mm/s of the address, km/s of the workers. */
export function burnOf({ leadSeconds, rtnMmS: [radial, inTrack, crossTrack] }: ChosenBurn): Burn {
  return { leadSeconds, rtn: [radial * 1e-6, inTrack * 1e-6, crossTrack * 1e-6] };
}

export function chosenOf({ leadSeconds, rtn: [radial, inTrack, crossTrack] }: Burn): ChosenBurn {
  return { leadSeconds, rtnMmS: [radial * 1e6, inTrack * 1e6, crossTrack * 1e6] };
}

/** Whether two burns are the same as the address rounds them; null is to stay. */
export function isSameBurn(one: ChosenBurn | null, other: ChosenBurn | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    Math.abs(one.leadSeconds - other.leadSeconds) < 0.01 &&
    one.rtnMmS.every((component, k) => Math.abs(component - other.rtnMmS[k]!) < 1e-3)
  );
}
