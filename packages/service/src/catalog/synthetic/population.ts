import { CONSTELLATION_SHELLS } from './constellation-shell.ts';
import { DEBRIS_TABLE } from './debris-table.ts';
import { highOrbitStratum } from './draw-high-orbit.ts';
import { lowOrbitStrata } from './draw-low-orbit.ts';
import { shellStratum } from './draw-shell.ts';
import { geostationaryStrata } from './geostationary.ts';
import { HIGH_ORBIT_FAMILIES } from './high-orbit-table.ts';
import { PAYLOAD_TABLE } from './payload-table.ts';
import { ROCKET_BODY_TABLE } from './rocket-body-table.ts';
import type { Stratum } from './stratum.ts';
import { transferStrata } from './transfer-orbit.ts';

/** The whole population, part by part, in the order in which objects are numbered. */
export function populationStrata(): Stratum[] {
  return [
    ...CONSTELLATION_SHELLS.map(shellStratum),
    ...transferStrata(),
    ...lowOrbitStrata(PAYLOAD_TABLE),
    ...lowOrbitStrata(ROCKET_BODY_TABLE),
    ...lowOrbitStrata(DEBRIS_TABLE),
    ...HIGH_ORBIT_FAMILIES.map(highOrbitStratum),
    ...geostationaryStrata(),
  ];
}
