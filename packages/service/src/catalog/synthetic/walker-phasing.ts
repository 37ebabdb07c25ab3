import { degrees, radians } from './earth.ts';

/**
 * The phase by which the satellites of each plane lead those of the plane before, in 1/`planes` of a slot, for which
 * satellites in slots come least close where planes cross.
 *
 * Two circular orbits of inclination i whose nodes differ by ΔΩ cross where the argument of latitude in the one is
 * behind that in the other by 2·atan(cos i · tan(ΔΩ/2)); a pair meets there when its phase difference equals that. All
 * pairs of planes k apart share one difference, so the least of the remainders over k decides (Walker 1984, J. Brit.
 * Interplanet. Soc. 37).
 */
export function widestPhasing(
  planes: number,
  slotsPerPlane: number,
  inclinationDeg: number,
  nodeArcDeg: number,
): number {
  const slotDeg = 360 / slotsPerPlane;
  const distinctSteps = nodeArcDeg === 360 ? Math.floor(planes / 2) : planes - 1;
  const crossings = Array.from({ length: distinctSteps }, (_, step) => {
    const halfNodeDifference = radians((nodeArcDeg * (step + 1)) / planes) / 2;
    return 2 * degrees(Math.atan(Math.cos(radians(inclinationDeg)) * Math.tan(halfNodeDifference)));
  });
  let best = 0;
  let widest = -1;
  for (let phasing = 0; phasing < planes && widest < slotDeg / 2; phasing++) {
    let least = slotDeg / 2;
    for (let step = 1; step <= distinctSteps && least > widest; step++) {
      const phaseDeg = (step * phasing * slotDeg) / planes + (crossings[step - 1] ?? 0);
      least = Math.min(least, Math.abs(phaseDeg - slotDeg * Math.round(phaseDeg / slotDeg)));
    }
    if (least > widest) {
      widest = least;
      best = phasing;
    }
  }
  return best;
}
