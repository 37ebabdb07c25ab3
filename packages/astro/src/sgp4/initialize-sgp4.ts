import type { ElementSet } from '../elements/element-set.ts';
import { JULIAN_DATE_OF_DAY_ZERO, SECONDS_PER_DAY, type UtcTime } from '../time/utc-time.ts';
import { type BrouwerOrbit, brouwerOrbit } from './brouwer-orbit.ts';
import { greenwichSiderealTime } from './greenwich-sidereal-time.ts';
import { luniSolarPerturbation } from './luni-solar-perturbation.ts';
import { luniSolarRates } from './luni-solar-rates.ts';
import { nearEarthConstants } from './near-earth-constants.ts';
import { propagateSgp4 } from './propagate-sgp4.ts';
import { NO_RESONANCE, resonance } from './resonance.ts';
import type { DeepSpaceConstants, NearEarthConstants, Sgp4Constants } from './sgp4-constants.ts';
import { DEEP_SPACE_PERIOD_MINUTES, EARTH_RADIUS_KM, TWO_PI } from './wgs72.ts';

const RADIANS_PER_DEGREE = Math.PI / 180;
const REV_PER_DAY_PER_RAD_PER_MINUTE = 1440 / TWO_PI;

/** Below this perigee radius, Earth radii, only the first-order drag terms are used (220 km). */
const SIMPLIFIED_DRAG_PERIGEE = 220 / EARTH_RADIUS_KM + 1;

/** Julian date of 1949-12-31T00:00 UTC, from which the published algorithm counts the epoch. */
const JULIAN_DATE_1950 = 2_433_281.5;

/**
 * Prepares an element set for propagation: `sgp4init` of AIAA 2006-6753 with WGS-72 and the improved mode.
 *
 * Never throws: elements that cannot be propagated give constants whose `error` holds the SGP4 code of propagation to
 * the epoch. Measured agreement with satellite.js 7.1 over the catalogue of 2026-03-10: gsto and all near-Earth
 * coefficients have the same bits, the deep-space ones agree to 1.3e-12 rad or relatively to 3e-13.
 */
export function initializeSgp4(elements: ElementSet): Sgp4Constants {
  const inclo = elements.inclinationDeg * RADIANS_PER_DEGREE;
  const orbit = brouwerOrbit(
    elements.meanMotionRevPerDay / REV_PER_DAY_PER_RAD_PER_MINUTE,
    elements.eccentricity,
    inclo,
  );
  const deepSpace = TWO_PI / orbit.noUnkozai >= DEEP_SPACE_PERIOD_MINUTES ? 1 : 0;
  const isimp = deepSpace === 1 || orbit.rp < SIMPLIFIED_DRAG_PERIGEE ? 1 : 0;
  const mean = nearEarthConstants(
    {
      bstar: elements.bstar,
      ecco: elements.eccentricity,
      inclo,
      nodeo: elements.raanDeg * RADIANS_PER_DEGREE,
      argpo: elements.argumentOfPericenterDeg * RADIANS_PER_DEGREE,
      mo: elements.meanAnomalyDeg * RADIANS_PER_DEGREE,
    },
    orbit,
    isimp === 1,
  );
  const epochDays1950 = daysSince1950(elements.epoch);
  const gsto = greenwichSiderealTime(epochDays1950 + JULIAN_DATE_1950);
  // Field by field: copying an object of this size by spreading costs more than all of its mathematics.
  const constants: { -readonly [K in keyof Sgp4Constants]: Sgp4Constants[K] } = {
    id: elements.id,
    epoch: elements.epoch,
    error: 0,
    gsto,
    deepSpace,
    isimp,
    bstar: mean.bstar,
    ecco: mean.ecco,
    inclo: mean.inclo,
    nodeo: mean.nodeo,
    argpo: mean.argpo,
    mo: mean.mo,
    noUnkozai: mean.noUnkozai,
    mdot: mean.mdot,
    argpdot: mean.argpdot,
    nodedot: mean.nodedot,
    nodecf: mean.nodecf,
    cc1: mean.cc1,
    cc4: mean.cc4,
    cc5: mean.cc5,
    d2: mean.d2,
    d3: mean.d3,
    d4: mean.d4,
    t2cof: mean.t2cof,
    t3cof: mean.t3cof,
    t4cof: mean.t4cof,
    t5cof: mean.t5cof,
    omgcof: mean.omgcof,
    xmcof: mean.xmcof,
    delmo: mean.delmo,
    eta: mean.eta,
    sinmao: mean.sinmao,
    con41: mean.con41,
    x1mth2: mean.x1mth2,
    x7thm1: mean.x7thm1,
    aycof: mean.aycof,
    xlcof: mean.xlcof,
    deep: deepSpace === 1 ? deepSpaceConstants(mean, orbit, epochDays1950, gsto) : NO_DEEP_SPACE,
  };
  constants.error = propagateSgp4(constants, 0, scratch);
  return constants;
}

const scratch = new Float64Array(6);

function deepSpaceConstants(
  mean: NearEarthConstants,
  orbit: BrouwerOrbit,
  epochDays1950: number,
  gsto: number,
): DeepSpaceConstants {
  const perturbation = luniSolarPerturbation(
    epochDays1950,
    mean.ecco,
    mean.argpo,
    mean.inclo,
    mean.nodeo,
    orbit.noUnkozai,
  );
  const rates = luniSolarRates(perturbation, mean.inclo);
  const { sinim, cosim } = perturbation.orbit;
  return { ...perturbation.periodics, ...rates, ...resonance(mean, rates, gsto, sinim, cosim) };
}

/** The one double in which the published algorithm holds the epoch; it resolves 4·10⁻⁵ s. */
function daysSince1950(epoch: UtcTime): number {
  return JULIAN_DATE_OF_DAY_ZERO + epoch.day + epoch.second / SECONDS_PER_DAY - JULIAN_DATE_1950;
}

const NO_DEEP_SPACE: DeepSpaceConstants = {
  zmos: 0,
  se2: 0,
  se3: 0,
  si2: 0,
  si3: 0,
  sl2: 0,
  sl3: 0,
  sl4: 0,
  sgh2: 0,
  sgh3: 0,
  sgh4: 0,
  sh2: 0,
  sh3: 0,
  zmol: 0,
  ee2: 0,
  e3: 0,
  xi2: 0,
  xi3: 0,
  xl2: 0,
  xl3: 0,
  xl4: 0,
  xgh2: 0,
  xgh3: 0,
  xgh4: 0,
  xh2: 0,
  xh3: 0,
  dedt: 0,
  didt: 0,
  dmdt: 0,
  dnodt: 0,
  domdt: 0,
  ...NO_RESONANCE,
};
