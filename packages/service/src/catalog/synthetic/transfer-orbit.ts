import { bandStratum } from './draw-low-orbit.ts';
import { PAYLOAD_TABLE } from './payload-table.ts';
import type { Stratum } from './stratum.ts';

/**
 * Satellites of the large constellations between the shells, on their way up or down: `[inclination in degrees, lowest,
 * highest mean altitude in km, objects]`. Counts per 10–100 km as in the public catalogue of March 2026.
 */
const TRANSFERS: readonly (readonly [number, number, number, number])[] = [
  [43.0, 310, 330, 115],
  [43.0, 330, 350, 12],
  [43.0, 362, 475, 50],
  [43.0, 476, 490, 75],
  [43.0, 490, 510, 73],
  [43.0, 510, 550, 354],
  [43.0, 550, 556, 50],
  [53.16, 262, 290, 34],
  [53.16, 290, 300, 29],
  [53.16, 300, 320, 16],
  [53.16, 320, 330, 42],
  [53.16, 330, 350, 21],
  [53.16, 362, 400, 85],
  [53.16, 400, 440, 117],
  [53.16, 440, 470, 20],
  [53.16, 470, 490, 67],
  [53.16, 490, 520, 42],
  [53.2, 520, 539, 45],
  [53.2, 540, 550, 84],
  [70, 400, 568, 30],
  [97.6, 260, 335, 80],
  [97.6, 350, 425, 45],
  [51.9, 440, 480, 45],
  [51.9, 500, 650, 40],
  [50, 1080, 1130, 30],
  [89, 790, 1060, 22],
];

/** One stratum per row, with the eccentricity and drag of other payloads at that altitude. */
export function transferStrata(): Stratum[] {
  return TRANSFERS.map(([inclinationDeg, lowKm, highKm, share]) =>
    bandStratum(PAYLOAD_TABLE, {
      lowKm,
      highKm,
      share,
      inclinationClass: { peaks: [{ weight: 1, meanDeg: inclinationDeg, sigmaDeg: 0.02 }] },
      localTimeShare: 0,
    }),
  );
}
