import type { EarthOrientation } from './earth-orientation.ts';

const RADIANS_PER_ARCSECOND: number = Math.PI / 648_000;

/**
 * Earth orientation as text: of each column the first value and then the change from day to day, in whole steps, apart by
 * spaces.
 */
export interface PackedOrientation {
  readonly source: string;
  /** Days since 2000-01-01. */
  readonly firstDay: number;
  readonly lastMeasuredDay: number;
  readonly xPole: string;
  readonly yPole: string;
  readonly ut1MinusTai: string;
  readonly dX: string;
  readonly dY: string;
}

/** Steps: 0.1 mas of the pole (3 mm on the ground), 0.01 ms of UT1 (5 mm), 0.01 mas of the celestial pole. */
const STEPS = {
  xPole: RADIANS_PER_ARCSECOND * 1e-4,
  yPole: RADIANS_PER_ARCSECOND * 1e-4,
  ut1MinusTai: 1e-5,
  dX: RADIANS_PER_ARCSECOND * 1e-5,
  dY: RADIANS_PER_ARCSECOND * 1e-5,
} as const;

type Column = keyof typeof STEPS;

/** Packs the days from `fromDay` on. What is unpacked is within half a step of what was packed. */
export function packOrientation(orientation: EarthOrientation, fromDay: number): PackedOrientation {
  const skipped = Math.max(0, fromDay - orientation.firstDay);
  const pack = (column: Column): string => {
    let before = 0;
    const changes: string[] = [];
    for (const value of orientation[column].subarray(skipped)) {
      const steps = Math.round(value / STEPS[column]);
      changes.push(String(steps - before));
      before = steps;
    }
    return changes.join(' ');
  };
  return {
    source: orientation.source,
    firstDay: orientation.firstDay + skipped,
    lastMeasuredDay: orientation.lastMeasuredDay,
    xPole: pack('xPole'),
    yPole: pack('yPole'),
    ut1MinusTai: pack('ut1MinusTai'),
    dX: pack('dX'),
    dY: pack('dY'),
  };
}

export function unpackOrientation(packed: PackedOrientation): EarthOrientation {
  const unpack = (column: Column): Float64Array => {
    let steps = 0;
    return Float64Array.from(packed[column].split(/\s+/), (change) => {
      steps += Number(change);
      return steps * STEPS[column];
    });
  };
  const { source, firstDay, lastMeasuredDay } = packed;
  return {
    source,
    firstDay,
    lastMeasuredDay,
    xPole: unpack('xPole'),
    yPole: unpack('yPole'),
    ut1MinusTai: unpack('ut1MinusTai'),
    dX: unpack('dX'),
    dY: unpack('dY'),
  };
}
