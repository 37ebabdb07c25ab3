import { bandStratum } from './draw-low-orbit.ts';
import { PAYLOAD_TABLE } from './payload-table.ts';
import type { Stratum } from './stratum.ts';

/**
 * Satellites of the large constellations between the shells, on their way up or down: `[inclination in degrees, lowest,
 * highest mean altitude in km, objects]`. Counts per 10–100 km as in the public catalogue of March 2026.
 */
const TRANSFERS: readonly (readonly [number, number, number, number])[] = [
  [43.0, 300, 350, 125],
  [43.0, 362, 475, 50],
  [43.0, 490, 510, 73],
  [43.0, 510, 550, 354],
  [43.0, 550, 556, 50],
  [53.16, 262, 310, 74],
  [53.16, 310, 350, 79],
  [53.16, 362, 400, 85],
  [53.16, 400, 440, 117],
  [53.16, 440, 473, 20],
  [53.16, 478, 520, 42],
  [53.2, 520, 536, 41],
  [53.2, 541, 548, 84],
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
