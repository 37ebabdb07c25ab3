import type { Catalog } from '../catalog/catalog.ts';
import type { SkyAnswer } from '../workers/questions/sky.ts';

/** What is shown of the sky: everything, what is lit while it is dark here, or large things only (payloads and rocket bodies). */
export const SKY_CHOICES = ['visible', 'large', 'all'] as const;
export type SkyChoice = (typeof SKY_CHOICES)[number];

/** Below this the Sun leaves the sky dark enough to see satellites: the end of civil twilight, rad. */
export const DARK_SUN_ELEVATION: number = (-6 * Math.PI) / 180;
/** Farther away than this nothing is seen with the naked eye, but for a few flares. */
const EYE_RANGE_KM = 2500;

/** Rows of the answer to be shown, the highest first as they come. */
export function chooseSky(sky: SkyAnswer, catalog: Catalog, choice: SkyChoice, watched: ReadonlySet<number>): number[] {
  const rows: number[] = [];
  const isDark = sky.sunElevation < DARK_SUN_ELEVATION;
  for (let row = 0; row < sky.objectIds.length; row++) {
    const objectId = sky.objectIds[row]!;
    const slot = catalog.slotOf(objectId);
    if (slot === undefined) continue;
    const kind = catalog.kind(slot);
    const isLarge = kind === 'payload' || kind === 'rocket-body';
    const canBeSeen = isDark && sky.sunlit[row] === 1 && isLarge && sky.rangesKm[row]! < EYE_RANGE_KM;
    if (choice === 'all' || watched.has(objectId) || (choice === 'large' ? isLarge : canBeSeen)) rows.push(row);
  }
  return rows;
}
