import { positionAt } from '../../motion/hermite.ts';
import { aboutRay } from './about-ray.ts';
import type { PickRequest } from './pick-request.ts';

/** By which what is preferred counts as nearer, CSS pixels. */
const PREFERRED_PIXELS = 4;

const position = new Float64Array(3);
const pixel = new Float64Array(2);

/**
 * The object whose disc is nearest to a pixel and within reach: the same positions, the same projection and the same hiding as what is
 * drawn, so that it is what the eye sees. Only objects about the line of sight are looked at so closely: 0.2 ms for 30,000.
 */
export function pickObject(request: PickRequest): number | null {
  const { interval, share, siderealAngle, projection, styles, x, y, reachPixels } = request;
  const cos = Math.cos(siderealAngle);
  const sin = Math.sin(siderealAngle);
  const count = Math.min(interval.first.length / 6, styles.length / 4);
  const preferred = new Set(request.preferred);
  const mayBe = aboutRay(request, reachPixels + PREFERRED_PIXELS);
  let best: number | null = null;
  let bestDistance = reachPixels;
  for (let slot = 0; slot < count; slot++) {
    if (styles[slot * 4 + 3] === 0 || !mayBe(slot)) continue;
    positionAt(interval, slot, share, position);
    const px = position[0]!;
    const py = position[1]!;
    if (Number.isNaN(px)) continue;
    if (!projection.project(cos * px + sin * py, cos * py - sin * px, position[2]!, pixel)) continue;
    const distance = Math.hypot(pixel[0]! - x, pixel[1]! - y) - (preferred.has(slot) ? PREFERRED_PIXELS : 0);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = slot;
    }
  }
  return best;
}
