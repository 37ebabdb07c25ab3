import { type ElementSet, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import type { ElementSetRow, NewElementSet } from '@clearway/store';
import { plainText, wholeNumber } from './storable-values.ts';

/** `LAGEOS 1 [HTS]`: one of several centres that predict one object. */
const CENTRE = /\[([A-Z0-9]{3})\]\s*$/;

/** The centre that made a set, where its source brings those of several; else empty. */
export function seriesOfName(name: string): string {
  return CENTRE.exec(name)?.[1] ?? '';
}

/** How a set goes into the database. Counters that its columns cannot hold are held at their limits. */
export function rowOfElementSet(
  elements: ElementSet,
  { sourceId, isPrivate, arrivedUs }: { sourceId: number; isPrivate: boolean; arrivedUs: number },
): NewElementSet {
  return {
    object_id: elements.id,
    source_id: sourceId,
    private: isPrivate,
    epoch_us: unixMicros(elements.epoch),
    arrived_us: arrivedUs,
    mean_motion_rev_per_day: elements.meanMotionRevPerDay,
    eccentricity: elements.eccentricity,
    inclination_deg: elements.inclinationDeg,
    raan_deg: elements.raanDeg,
    argument_of_pericenter_deg: elements.argumentOfPericenterDeg,
    mean_anomaly_deg: elements.meanAnomalyDeg,
    bstar: elements.bstar,
    mean_motion_dot: elements.meanMotionDot,
    mean_motion_ddot: elements.meanMotionDdot,
    revolution_at_epoch: wholeNumber(elements.revolutionAtEpoch, 2 ** 31 - 1),
    element_set_number: wholeNumber(elements.elementSetNumber, 2 ** 31 - 1),
    ephemeris_type: wholeNumber(elements.ephemerisType, 2 ** 15 - 1),
    classification: plainText(elements.classification, 8),
    series: seriesOfName(elements.name),
  };
}

/** A stored set. Its name and designator are those that the object has now. */
export function elementSetOfRow(
  row: ElementSetRow,
  object: { readonly name: string; readonly cospar: string | null } | undefined,
): ElementSet {
  return {
    id: row.object_id,
    name: object?.name ?? '',
    internationalDesignator: object?.cospar ?? '',
    classification: row.classification,
    epoch: utcFromUnixMicros(row.epoch_us),
    meanMotionRevPerDay: row.mean_motion_rev_per_day,
    eccentricity: row.eccentricity,
    inclinationDeg: row.inclination_deg,
    raanDeg: row.raan_deg,
    argumentOfPericenterDeg: row.argument_of_pericenter_deg,
    meanAnomalyDeg: row.mean_anomaly_deg,
    bstar: row.bstar,
    meanMotionDot: row.mean_motion_dot,
    meanMotionDdot: row.mean_motion_ddot,
    ephemerisType: row.ephemeris_type,
    elementSetNumber: row.element_set_number,
    revolutionAtEpoch: row.revolution_at_epoch,
  };
}

/** The name of an object without the centre that predicts it. */
export function objectName(name: string): string {
  return plainText(name.replace(CENTRE, ''), 60);
}
