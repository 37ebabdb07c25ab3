import { EARTH_RADIUS_KM } from '@clearway/astro';
import type { DrawnOrbit, ObjectKind } from './drawn-orbit.ts';
import { degrees, radians } from './earth.ts';
import { drawBetween, drawLogNormal, drawNormal, type Random } from './random.ts';
import type { Stratum } from './stratum.ts';

/** Mean altitude that SGP4's mean motion of one turn a sidereal day gives. */
const BELT_ALTITUDE_KM = 35_786;
/**
 * The Sun, the Moon and the Earth's oblateness make the pole of an uncontrolled orbit circle the pole of the Laplace
 * plane, 7.4° from the Earth's, in about 53 years (Allan & Cook 1964, Proc. R. Soc. A 280).
 */
const LAPLACE_PLANE_DEG = 7.4;

/** The geostationary belt: satellites kept in their slots, free ones in and about it, and its graveyard. */
export function geostationaryStrata(): Stratum[] {
  return [
    { kind: 'payload', share: 361, draw: (count, random) => drawKept(count, random) },
    free('payload', 430, 20, 5e-4, 0),
    free('payload', 495, 110, 8e-4, 270),
    free('rocket-body', 226, 350, 2.5e-3, 0),
    free('debris', 67, 500, 1e-2, 0),
  ];
}

/** Kept satellites share the belt evenly, each somewhere in the middle four fifths of its part. */
function* drawKept(count: number, random: Random): Generator<DrawnOrbit> {
  for (let index = 0; index < count; index++) {
    const raanDeg = drawBetween(random, 0, 360);
    const argumentOfPericenterDeg = drawBetween(random, 0, 360);
    const rightAscensionDeg = ((index + drawBetween(random, 0.1, 0.9)) * 360) / count;
    yield {
      // All at one mean motion: otherwise they would drift through each other's slots within the window.
      semiMajorAxisKm: EARTH_RADIUS_KM + BELT_ALTITUDE_KM + 0.3 * drawNormal(random),
      eccentricity: Math.min(6e-4, drawLogNormal(random, 2e-4, 0.6)),
      inclinationDeg: Math.min(0.1, drawLogNormal(random, 0.035, 0.6)),
      raanDeg,
      argumentOfPericenterDeg,
      meanAnomalyDeg: rightAscensionDeg - raanDeg - argumentOfPericenterDeg,
      bstar: 0,
    };
  }
}

function free(
  kind: ObjectKind,
  share: number,
  altitudeSigmaKm: number,
  eccentricityMedian: number,
  altitudeAboveBeltKm: number,
): Stratum {
  return {
    kind,
    share,
    *draw(count, random) {
      for (let index = 0; index < count; index++) {
        const { inclinationDeg, raanDeg } = drawPrecessedPlane(random);
        yield {
          semiMajorAxisKm:
            EARTH_RADIUS_KM + BELT_ALTITUDE_KM + altitudeAboveBeltKm + altitudeSigmaKm * drawNormal(random),
          eccentricity: Math.min(0.05, drawLogNormal(random, eccentricityMedian, 0.9)),
          inclinationDeg,
          raanDeg,
          argumentOfPericenterDeg: drawBetween(random, 0, 360),
          meanAnomalyDeg: drawBetween(random, 0, 360),
          bstar: 0,
        };
      }
    },
  };
}

/** A point of the circle through the Earth's pole that the orbit's pole describes, with a little scatter. */
function drawPrecessedPlane(random: Random): { inclinationDeg: number; raanDeg: number } {
  const phaseDeg = drawBetween(random, 0, 360);
  const sineHalf = Math.sin(radians(LAPLACE_PLANE_DEG)) * Math.sin(radians(phaseDeg / 2));
  return {
    inclinationDeg: Math.abs(degrees(2 * Math.asin(sineHalf)) + 0.4 * drawNormal(random)),
    raanDeg: 90 - phaseDeg / 2 + 4 * drawNormal(random),
  };
}
