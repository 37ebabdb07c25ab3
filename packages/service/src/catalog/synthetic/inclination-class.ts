import { sunSynchronousInclinationDeg } from './earth.ts';
import { drawIndex, drawNormal, type Random } from './random.ts';

interface InclinationPeak {
  readonly weight: number;
  readonly meanDeg: number;
  readonly sigmaDeg: number;
}

/** Inclinations that belong together: launch sites, plane families and the clouds of great break-ups. */
export type InclinationClass =
  | { readonly peaks: readonly InclinationPeak[] }
  | { readonly aroundSunSynchronous: { readonly meanOffsetDeg: number; readonly sigmaDeg: number } };

/** `[weight, mean, standard deviation]` in degrees. */
function peaks(...rows: readonly (readonly [number, number, number])[]): InclinationClass {
  return { peaks: rows.map(([weight, meanDeg, sigmaDeg]) => ({ weight, meanDeg, sigmaDeg })) };
}

/**
 * The columns of the low-orbit tables, in their order; the sun-synchronous one is replaced per kind of object by its own
 * spread. Peaks: launch from Cape Canaveral 28.5° and Kourou 5°; Alcântara, Wenchang and Tanegashima 35–45°; the
 * stations 51.6°; Molniya and Kosmos 63–66°; Plesetsk 71°, 74.0° (cloud of Kosmos 2251), 81–83°; polar 86.4° (cloud of
 * Iridium 33), 90° (Transit; SNAPSHOT and Solwind at 88–90°); Thorad and Delta 99–102°; retrograde 144°.
 */
export const INCLINATION_CLASSES: readonly InclinationClass[] = [
  peaks([0.5, 28.6, 0.4], [0.3, 20, 5], [0.2, 6, 3]),
  peaks([0.35, 35, 1.5], [0.45, 45, 1], [0.2, 38, 4]),
  peaks([0.4, 50, 0.4], [0.4, 51.7, 0.3], [0.2, 53, 0.4]),
  peaks([0.7, 63.2, 0.5], [0.3, 56, 1.5]),
  peaks([0.35, 65, 0.4], [0.65, 66, 0.4]),
  peaks([0.65, 71, 0.2], [0.35, 69.9, 0.4]),
  peaks([1, 74.02, 0.12]),
  peaks([0.75, 81.2, 0.15], [0.25, 77, 2]),
  peaks([0.5, 82.53, 0.1], [0.5, 82.95, 0.1]),
  peaks([0.9, 86.4, 0.15], [0.1, 85.5, 0.8]),
  peaks([0.45, 89, 0.4], [0.55, 90.3, 0.4]),
  peaks([1, 98.5, 0.5]),
  peaks([0.7, 101.8, 0.4], [0.3, 101, 0.4]),
  peaks([0.6, 106, 3], [0.4, 144, 1]),
];

/** Index of the sun-synchronous column among `INCLINATION_CLASSES`. */
export const SUN_SYNCHRONOUS_COLUMN = 11;

/** Draws an inclination in degrees, in [0, 180). */
export function drawInclinationDeg(
  random: Random,
  inclinationClass: InclinationClass,
  semiMajorAxisKm: number,
): number {
  if ('aroundSunSynchronous' in inclinationClass) {
    const { meanOffsetDeg, sigmaDeg } = inclinationClass.aroundSunSynchronous;
    return sunSynchronousInclinationDeg(semiMajorAxisKm) + meanOffsetDeg + sigmaDeg * drawNormal(random);
  }
  const chosen =
    inclinationClass.peaks[
      drawIndex(
        random,
        inclinationClass.peaks.map((peak) => peak.weight),
      )
    ];
  if (!chosen) throw new Error('an inclination class without peaks');
  return Math.abs(chosen.meanDeg + chosen.sigmaDeg * drawNormal(random));
}
