import type { ElementSet } from '@clearway/astro';
import { isEphemerisObject, type RunObject } from '../operator-ephemerides/run-object.ts';

const COLUMNS = 9;

/** What propagation needs of the element sets among objects, in memory that threads share; NaN in the places of ephemerides. */
export function columnsOfElements(objects: readonly RunObject[]): Float64Array {
  const columns = new Float64Array(new SharedArrayBuffer(8 * COLUMNS * objects.length));
  objects.forEach((object, place) => {
    if (isEphemerisObject(object)) {
      columns.fill(Number.NaN, COLUMNS * place, COLUMNS * (place + 1));
      return;
    }
    columns.set(
      [
        object.epoch.day,
        object.epoch.second,
        object.meanMotionRevPerDay,
        object.eccentricity,
        object.inclinationDeg,
        object.raanDeg,
        object.argumentOfPericenterDeg,
        object.meanAnomalyDeg,
        object.bstar,
      ],
      COLUMNS * place,
    );
  });
  return columns;
}

/** Element sets that propagate as those that the columns are of, and have nothing else of them. */
export function elementsOfColumns(columns: Float64Array): ElementSet[] {
  return Array.from({ length: columns.length / COLUMNS }, (_, place) => {
    const at = (column: number): number => columns[COLUMNS * place + column]!;
    return {
      id: 0,
      name: '',
      internationalDesignator: '',
      classification: '',
      epoch: { day: at(0), second: at(1) },
      meanMotionRevPerDay: at(2),
      eccentricity: at(3),
      inclinationDeg: at(4),
      raanDeg: at(5),
      argumentOfPericenterDeg: at(6),
      meanAnomalyDeg: at(7),
      bstar: at(8),
      meanMotionDot: 0,
      meanMotionDdot: 0,
      ephemerisType: 0,
      elementSetNumber: 0,
      revolutionAtEpoch: 0,
    };
  });
}
