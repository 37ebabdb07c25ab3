import type { PickRequest } from './pick-request.ts';

/** Nothing that stays about the Earth is faster, km/s. */
const FASTEST_KM_S = 11.2;

/**
 * Tells which objects may be within so many pixels of a place on screen: by where they are at the nearer knot, from which they cannot be
 * farther than they fly. Errs towards yes; on the flat map everything may be.
 *
 * With w the share of the interval to that knot, the weights of cubic Hermite bound the way by (w + 2w² - 2w³) of the fastest.
 */
export function aboutRay(request: PickRequest, pixels: number): (slot: number) => boolean {
  const { interval, share, siderealAngle, projection, x, y } = request;
  const fixed = projection.rayAt(x, y);
  if (fixed === null) return () => true;
  const states = share < 0.5 ? interval.first : interval.second;
  const w = Math.min(share, 1 - share);
  const moved = (FASTEST_KM_S * interval.stepMs * (w + 2 * w * w - 2 * w * w * w)) / 1000;
  const slope = projection.slopePerPixel * pixels;
  // The eye and its line of sight turned to TEME, instead of every object to the Earth.
  const cos = Math.cos(siderealAngle);
  const sin = Math.sin(siderealAngle);
  const { eye } = projection;
  const [eyeX, eyeY, eyeZ] = [cos * eye[0] - sin * eye[1], sin * eye[0] + cos * eye[1], eye[2]];
  const [rayX, rayY, rayZ] = [cos * fixed[0] - sin * fixed[1], sin * fixed[0] + cos * fixed[1], fixed[2]];
  return (slot) => {
    const dx = states[slot * 6]! - eyeX;
    const dy = states[slot * 6 + 1]! - eyeY;
    const dz = states[slot * 6 + 2]! - eyeZ;
    const along = dx * rayX + dy * rayY + dz * rayZ;
    const squared = dx * dx + dy * dy + dz * dz;
    const reach = (Math.sqrt(squared) + moved) * slope + moved;
    // Numbers that are none are about nothing.
    return squared - along * along <= reach * reach;
  };
}
