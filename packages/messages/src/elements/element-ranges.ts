import type { ElementSet } from '@clearway/astro';

/** Catalogue numbers have at most nine digits (CCSDS 502.0-B-3). */
export const LARGEST_CATALOG_NUMBER = 999_999_999;

/** Above any orbit: a circular orbit at the Earth's surface makes 17.04 revolutions a day. */
export const LARGEST_MEAN_MOTION_REV_PER_DAY = 18;

/** Epochs are accepted from 1957-01-01, the year of the first satellite, up to 2099-12-31 (days since 2000-01-01). */
const FIRST_EPOCH_DAY = -15_705;
const LAST_EPOCH_DAY = 36_524;

/**
 * Says what is out of range in an element set, null where nothing is. Angles may be up to a turn beyond [0, 360°]
 * (some sources write 360.0000 or negative values); anything wilder is a broken field.
 */
export function elementOutOfRange(e: ElementSet): string | null {
  if (!(e.id >= 1 && e.id <= LARGEST_CATALOG_NUMBER)) {
    return `catalogue number ${e.id} is outside 1 to ${LARGEST_CATALOG_NUMBER}`;
  }
  if (!(e.eccentricity >= 0 && e.eccentricity < 1)) return `eccentricity ${e.eccentricity} is outside [0, 1)`;
  if (!(e.inclinationDeg >= 0 && e.inclinationDeg <= 180)) {
    return `inclination ${e.inclinationDeg} deg is outside [0, 180]`;
  }
  if (!(e.meanMotionRevPerDay > 0 && e.meanMotionRevPerDay <= LARGEST_MEAN_MOTION_REV_PER_DAY)) {
    return `mean motion ${e.meanMotionRevPerDay} rev/day is outside (0, ${LARGEST_MEAN_MOTION_REV_PER_DAY}]`;
  }
  if (!isAngle(e.raanDeg)) return angleFault('right ascension of the ascending node', e.raanDeg);
  if (!isAngle(e.argumentOfPericenterDeg)) return angleFault('argument of pericenter', e.argumentOfPericenterDeg);
  if (!isAngle(e.meanAnomalyDeg)) return angleFault('mean anomaly', e.meanAnomalyDeg);
  if (!Number.isFinite(e.bstar)) return 'BSTAR is not a finite number';
  if (!(e.epoch.day >= FIRST_EPOCH_DAY && e.epoch.day <= LAST_EPOCH_DAY)) return 'epoch is outside 1957 to 2099';
  return null;
}

function isAngle(degrees: number): boolean {
  return degrees >= -360 && degrees <= 720;
}

function angleFault(name: string, degrees: number): string {
  return `${name} ${degrees} deg is outside [-360, 720]`;
}
