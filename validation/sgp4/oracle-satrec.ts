import { type ElementSet, formatUtc, utcTime } from '@clearway/astro';
import { json2satrec, type SatRec } from 'satellite.js';

/** The same elements with their epoch to whole milliseconds, as satellite.js reads it, so that two programs get the same. */
export function withWholeMilliseconds(elements: ElementSet): ElementSet {
  const { day, second } = elements.epoch;
  return { ...elements, epoch: utcTime(day, Math.round(second * 1000) / 1000) };
}

/** satellite.js's record of an element set. */
export function oracleSatrec(elements: ElementSet): SatRec {
  return json2satrec({
    OBJECT_NAME: elements.name,
    OBJECT_ID: elements.internationalDesignator,
    EPOCH: formatUtc(withWholeMilliseconds(elements).epoch, 3),
    MEAN_MOTION: elements.meanMotionRevPerDay,
    ECCENTRICITY: elements.eccentricity,
    INCLINATION: elements.inclinationDeg,
    RA_OF_ASC_NODE: elements.raanDeg,
    ARG_OF_PERICENTER: elements.argumentOfPericenterDeg,
    MEAN_ANOMALY: elements.meanAnomalyDeg,
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: 'U',
    NORAD_CAT_ID: elements.id,
    ELEMENT_SET_NO: elements.elementSetNumber,
    REV_AT_EPOCH: elements.revolutionAtEpoch,
    BSTAR: elements.bstar,
    MEAN_MOTION_DOT: elements.meanMotionDot,
    MEAN_MOTION_DDOT: elements.meanMotionDdot,
  });
}
