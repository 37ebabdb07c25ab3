import { EARTH_RADIUS_KM } from '@clearway/astro';
import { largestLastingBstar } from './drag.ts';
import type { DrawnOrbit } from './drawn-orbit.ts';
import type { HighOrbitFamily } from './high-orbit-table.ts';
import { drawInclinationDeg } from './inclination-class.ts';
import { drawBetween, drawFromQuantiles, drawLogNormal, drawNormal, type Random } from './random.ts';
import type { Stratum } from './stratum.ts';

const PROBABILITIES = [0, 0.1, 0.5, 0.9, 1];
const BSTAR_SIGMA_LN = 1;

export function highOrbitStratum(family: HighOrbitFamily): Stratum {
  return {
    kind: family.kind,
    share: family.share,
    *draw(count, random) {
      for (let index = 0; index < count; index++) yield drawHighOrbit(family, random);
    },
  };
}

function drawHighOrbit(family: HighOrbitFamily, random: Random): DrawnOrbit {
  const one = drawFromQuantiles(random, PROBABILITIES, family.perigeeKm);
  const other = drawFromQuantiles(random, PROBABILITIES, family.apogeeKm);
  const semiMajorAxisKm = EARTH_RADIUS_KM + (one + other) / 2;
  const eccentricity = Math.abs(other - one) / (2 * semiMajorAxisKm);
  const peaks = family.inclinationDeg.map(([weight, meanDeg, sigmaDeg]) => ({ weight, meanDeg, sigmaDeg }));
  const inclinationDeg = drawInclinationDeg(random, { peaks }, semiMajorAxisKm);
  const [pericenterDeg, pericenterSigmaDeg] = family.argumentOfPericenterDeg ?? [drawBetween(random, 0, 360), 0];
  return {
    semiMajorAxisKm,
    eccentricity,
    inclinationDeg,
    raanDeg: drawBetween(random, 0, 360),
    argumentOfPericenterDeg: pericenterDeg + pericenterSigmaDeg * drawNormal(random),
    meanAnomalyDeg: drawBetween(random, 0, 360),
    bstar: Math.min(
      drawLogNormal(random, family.bstar, BSTAR_SIGMA_LN),
      largestLastingBstar(semiMajorAxisKm, eccentricity),
    ),
  };
}
