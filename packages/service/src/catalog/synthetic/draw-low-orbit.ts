import { EARTH_RADIUS_KM, type UtcTime } from '@clearway/astro';
import { largestLastingBstar } from './drag.ts';
import type { DrawnOrbit } from './drawn-orbit.ts';
import { meanSunRightAscensionDeg } from './earth.ts';
import {
  drawInclinationDeg,
  INCLINATION_CLASSES,
  type InclinationClass,
  SUN_SYNCHRONOUS_COLUMN,
} from './inclination-class.ts';
import type { LowOrbitTable } from './low-orbit-table.ts';
import { drawBetween, drawFromQuantiles, drawIndex, drawLogNormal, drawNormal, type Random } from './random.ts';
import type { Stratum } from './stratum.ts';

/** Below this perigee an object would decay within a week, or be brought down by a drawn B*. */
const LOWEST_PERIGEE_KM = 230;
const SCATTER_PROBABILITIES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** Local solar times of the ascending node that sun-synchronous missions choose: `[weight, hours, spread]`. */
const LOCAL_TIMES_OF_NODE: readonly (readonly [number, number, number])[] = [
  [0.45, 22.4, 0.4],
  [0.1, 21, 0.8],
  [0.2, 7.6, 0.7],
  [0.1, 18, 0.8],
  [0.15, 1.5, 1.2],
];

/** The strata of a table: one per altitude band and inclination column that is not empty. */
export function lowOrbitStrata(table: LowOrbitTable): Stratum[] {
  return table.counts.flatMap(([lowKm, highKm, counts]) =>
    counts.flatMap((share, column): Stratum[] => {
      const sunSynchronous = column === SUN_SYNCHRONOUS_COLUMN;
      const inclinationClass = sunSynchronous ? table.sunSynchronous : INCLINATION_CLASSES[column];
      if (share === 0 || !inclinationClass) return [];
      const localTimeShare = sunSynchronous ? table.localTimeShare : 0;
      return [bandStratum(table, { lowKm, highKm, share, inclinationClass, localTimeShare })];
    }),
  );
}

/** One altitude band at one kind of inclination. */
export interface LowOrbitBand {
  readonly lowKm: number;
  readonly highKm: number;
  readonly share: number;
  readonly inclinationClass: InclinationClass;
  readonly localTimeShare: number;
}

export function bandStratum(table: LowOrbitTable, band: LowOrbitBand): Stratum {
  return {
    kind: table.kind,
    share: band.share,
    *draw(count, random, epoch) {
      for (let index = 0; index < count; index++) yield drawLowOrbit(table, band, random, epoch);
    },
  };
}

function drawLowOrbit(table: LowOrbitTable, band: LowOrbitBand, random: Random, epoch: UtcTime): DrawnOrbit {
  const altitudeKm = drawBetween(random, band.lowKm, band.highKm);
  const semiMajorAxisKm = EARTH_RADIUS_KM + altitudeKm;
  const scatter = table.scatter.find(([upToKm]) => altitudeKm < upToKm) ?? table.scatter.at(-1);
  if (!scatter) throw new Error('a low-orbit table without scatter');
  const [, quantiles, bstarMedian, bstarSigmaLn] = scatter;
  const eccentricity = Math.min(
    drawEccentricity(random, quantiles),
    1 - (EARTH_RADIUS_KM + LOWEST_PERIGEE_KM) / semiMajorAxisKm,
  );
  const keepsLocalTime = random() < band.localTimeShare;
  return {
    semiMajorAxisKm,
    eccentricity,
    inclinationDeg: drawInclinationDeg(random, band.inclinationClass, semiMajorAxisKm),
    raanDeg: keepsLocalTime ? drawNodeOfLocalTime(random, epoch) : drawBetween(random, 0, 360),
    argumentOfPericenterDeg: drawBetween(random, 0, 360),
    meanAnomalyDeg: drawBetween(random, 0, 360),
    bstar: Math.min(
      drawLogNormal(random, bstarMedian, bstarSigmaLn),
      largestLastingBstar(semiMajorAxisKm, eccentricity),
    ),
  };
}

/** Log-linear between the quantiles; the outermost twentieths reach half as low and half as high again. */
function drawEccentricity(random: Random, quantiles: readonly [number, number, number, number, number]): number {
  const logarithms = [quantiles[0] * 0.5, ...quantiles, quantiles[4] * 1.5].map(Math.log);
  return Math.exp(drawFromQuantiles(random, SCATTER_PROBABILITIES, logarithms));
}

function drawNodeOfLocalTime(random: Random, epoch: UtcTime): number {
  const weights = LOCAL_TIMES_OF_NODE.map(([weight]) => weight);
  const [, hours, spread] = LOCAL_TIMES_OF_NODE[drawIndex(random, weights)] ?? [0, 12, 12];
  const localTime = hours + spread * drawNormal(random);
  const days = epoch.day + epoch.second / 86_400;
  return meanSunRightAscensionDeg(days) + (localTime - 12) * 15;
}
