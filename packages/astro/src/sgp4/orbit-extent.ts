import type { ElementSet } from '../elements/element-set.ts';
import { brouwerOrbit } from './brouwer-orbit.ts';
import { dragAtPerigee } from './near-earth-constants.ts';
import { DEEP_SPACE_PERIOD_MINUTES, EARTH_RADIUS_KM, J2, J3_OVER_J2, TWO_PI } from './wgs72.ts';

/** Radii between which an object stays, km. */
export interface OrbitExtent {
  readonly perigee: number;
  readonly apogee: number;
}

const RADIANS_PER_DEGREE = Math.PI / 180;
/** Lower perigees than this may end in the air within days (km above the Earth's radius): near the Earth, deep space. */
const SAFE_PERIGEE_KM = 250;
const SAFE_DEEP_PERIGEE_KM = 1500;
/** Sun and Moon change orbits in deep space by less than this within the time below; not those above this size. */
const DEEP_ECCENTRICITY_CHANGE = 0.015;
const DEEP_AXIS_CHANGE = 0.002;
const FURTHEST_DEEP_AXIS_KM = 60_000;
const LONGEST_TIME_MINUTES = 60 * 1440;
/** Below this, terms beyond the first of the series for drag add less than a fifth to the first. */
const SMALL_DRAG = 0.02;
/** Everything of second order, km. */
const MARGIN_KM = 3;

/**
 * The radii that SGP4 keeps an object between from `from` to `to` (minutes since its epoch), from its elements alone,
 * without initialising it; null where that can't be said so simply: drag that matters, a perigee in the air, orbits
 * that Sun and Moon change much, old elements. Where it is given, propagation does not fail between the two times.
 * Short- and long-period terms are taken at their greatest (AIAA 2006-6753).
 *
 * Measured (`validation/sgp4`): 160 states in a week of every object of three catalogues lie inside, the closest 3.6 km
 * from an edge.
 */
export function orbitExtent(elements: ElementSet, from: number, to: number): OrbitExtent | null {
  const e = elements.eccentricity;
  const time = Math.max(Math.abs(from), Math.abs(to));
  if (!(time <= LONGEST_TIME_MINUTES) || !(elements.meanMotionRevPerDay > 0) || !(e >= 0 && e < 0.95)) return null;
  const meanMotion = (elements.meanMotionRevPerDay * TWO_PI) / 1440;
  const orbit = brouwerOrbit(meanMotion, e, elements.inclinationDeg * RADIANS_PER_DEGREE);
  const axis = orbit.ao * EARTH_RADIUS_KM;
  const p = orbit.ao * orbit.omeosq;
  const k1 = (0.5 * J2) / p;
  const relative = (1.5 * k1 * (Math.abs(orbit.con41) + 0.02)) / p;
  let change = DEEP_ECCENTRICITY_CHANGE;
  let axisChange = DEEP_AXIS_CHANGE;
  if (TWO_PI / orbit.noUnkozai >= DEEP_SPACE_PERIOD_MINUTES) {
    if (axis > FURTHEST_DEEP_AXIS_KM || orbit.rp < 1 + SAFE_DEEP_PERIGEE_KM / EARTH_RADIUS_KM) return null;
  } else {
    if (orbit.rp < 1 + SAFE_PERIGEE_KM / EARTH_RADIUS_KM) return null;
    const { cc2, tsi } = dragAtPerigee(e, orbit);
    const rate = Math.abs(elements.bstar * cc2);
    if (!(rate * time * orbit.ao * tsi < SMALL_DRAG)) return null;
    axisChange = 2.4 * rate * time;
    // tempe = B* (cc4 t + cc5 (sin M − sin M0)), with cc4 and cc5 at most these multiples of cc2.
    change = rate * (6 * time + 30 / orbit.noUnkozai);
  }
  const eccentricity = e + change + (0.5 * Math.abs(J3_OVER_J2 * orbit.sinio)) / p;
  const low = axis * (1 - axisChange) * (1 - eccentricity);
  const high = axis * (1 + axisChange) * (1 + eccentricity);
  const flat = 0.5 * k1 * EARTH_RADIUS_KM + MARGIN_KM;
  return { perigee: low * (1 - relative) - flat, apogee: high * (1 + relative) + flat };
}
