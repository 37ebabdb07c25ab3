import { EARTH_RADIUS_KM, type ElementSet, MU_KM3_S2, type Vector3 } from '@clearway/astro';
import { DEEP_SPACE_FLOOR_KM, NEAR_EARTH_FLOOR_KM } from './error-growth.ts';

/** Orbits whose errors grow alike: mostly a matter of drag, and beyond low orbits of the Moon, the Sun and how often they are seen. */
export const COVARIANCE_REGIMES = [
  'leo-below-450',
  'leo-450-600',
  'leo-600-800',
  'leo-800-1000',
  'leo-1000-2000',
  'meo',
  'geo',
  'eccentric',
  'high',
] as const;
export type CovarianceRegime = (typeof COVARIANCE_REGIMES)[number];

type Orbit = Pick<ElementSet, 'meanMotionRevPerDay' | 'eccentricity'>;

/**
 * The regime of an orbit by its mean elements. Heights are above the equator. Low orbits (up to 2,000 km) go by their perigees, where the
 * drag is; `geo` is within 2,000 km of the geostationary height; `high` rises more than 10,000 km above it; `eccentric` is what leaves low
 * orbits and comes back, or crosses the geostationary ring.
 */
export function covarianceRegime({ meanMotionRevPerDay, eccentricity }: Orbit): CovarianceRegime {
  const radiansPerSecond = (meanMotionRevPerDay * 2 * Math.PI) / 86_400;
  const semiMajorAxis = Math.cbrt(MU_KM3_S2 / radiansPerSecond ** 2);
  const perigee = semiMajorAxis * (1 - eccentricity) - EARTH_RADIUS_KM;
  const apogee = semiMajorAxis * (1 + eccentricity) - EARTH_RADIUS_KM;
  if (apogee <= 2000) {
    if (perigee < 450) return 'leo-below-450';
    if (perigee < 600) return 'leo-450-600';
    if (perigee < 800) return 'leo-600-800';
    return perigee < 1000 ? 'leo-800-1000' : 'leo-1000-2000';
  }
  if (apogee > GEOSTATIONARY_KM + 10_000) return 'high';
  if (perigee < 2000) return 'eccentric';
  if (perigee > GEOSTATIONARY_KM - 2000 && apogee < GEOSTATIONARY_KM + 2000) return 'geo';
  return apogee < GEOSTATIONARY_KM - 2000 ? 'meo' : 'eccentric';
}

const GEOSTATIONARY_KM = 35_786;

/** What element sets of a regime get wrong even at their epoch, km. */
export function floorOf(regime: CovarianceRegime): Vector3 {
  return regime.startsWith('leo') ? NEAR_EARTH_FLOOR_KM : DEEP_SPACE_FLOOR_KM;
}
