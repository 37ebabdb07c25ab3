import type { CameraState } from './camera-pose.ts';

/** A flight between two places of the camera: where it is at a share of the way, 0 to 1. */
export interface FlyPath {
  readonly milliseconds: number;
  at(share: number): CameraState;
}

/**
 * Flies along the great circle, rising in the middle so that both ends come into view: range by its logarithm, with a bow that grows with
 * the way to go (after the idea of van Wijk and Nuij 2003, smooth and efficient zooming and panning).
 */
export function planFlight(from: CameraState, to: CameraState): FlyPath {
  const a = unit(from);
  const b = unit(to);
  const angle = Math.acos(Math.min(1, Math.max(-1, a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!)));
  const lowest = Math.min(from.rangeKm, to.rangeKm);
  const wayKm = angle * 6378;
  const bow = Math.max(0, Math.log((wayKm * 1.2 + lowest) / lowest)) * 0.5;
  const zoom = Math.abs(Math.log(to.rangeKm / from.rangeKm));
  const milliseconds = Math.min(2400, 500 + 450 * (angle + zoom * 0.45 + bow));
  const turn = shortest(to.heading - from.heading);
  return {
    milliseconds,
    at(share) {
      const s = share * share * (3 - 2 * share);
      const [x, y, z] = along(a, b, angle, s);
      const rise = bow * 4 * s * (1 - s);
      return {
        longitude: Math.atan2(y!, x!),
        latitude: Math.atan2(z!, Math.hypot(x!, y!)),
        rangeKm: Math.exp(Math.log(from.rangeKm) * (1 - s) + Math.log(to.rangeKm) * s + rise),
        heading: from.heading + turn * s,
        tilt: from.tilt + (to.tilt - from.tilt) * s,
      };
    },
  };
}

function unit({ longitude, latitude }: CameraState): number[] {
  const cos = Math.cos(latitude);
  return [cos * Math.cos(longitude), cos * Math.sin(longitude), Math.sin(latitude)];
}

function along(a: readonly number[], b: readonly number[], angle: number, s: number): number[] {
  const sin = Math.sin(angle);
  if (sin < 1e-6) return a.map((value, k) => value * (1 - s) + b[k]! * s);
  const wa = Math.sin((1 - s) * angle) / sin;
  const wb = Math.sin(s * angle) / sin;
  return a.map((value, k) => value * wa + b[k]! * wb);
}

function shortest(angle: number): number {
  return angle - Math.round(angle / (2 * Math.PI)) * 2 * Math.PI;
}
