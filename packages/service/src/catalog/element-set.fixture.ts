import { type ElementSet, parseUtc, type UtcTime } from '@clearway/astro';

export function utc(text: string): UtcTime {
  const time = parseUtc(text);
  if (!time) throw new Error(`not a time: ${text}`);
  return time;
}

/** A plausible element set, with what a test changes. */
export function elementSet(changes: Partial<ElementSet> & { readonly id: number }): ElementSet {
  return {
    name: `OBJECT ${changes.id}`,
    internationalDesignator: '2020-001A',
    classification: 'U',
    epoch: utc('2026-03-09T12:00:00'),
    meanMotionRevPerDay: 15.1,
    eccentricity: 0.001,
    inclinationDeg: 51.6,
    raanDeg: 10,
    argumentOfPericenterDeg: 20,
    meanAnomalyDeg: changes.id % 360,
    bstar: 1e-4,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 999,
    revolutionAtEpoch: 100,
    ...changes,
  };
}
