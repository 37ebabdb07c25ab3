import { OUTLINE_FILES } from '../../src/globe/earth/outline-levels.ts';
import { PLACE_FILES } from '../../src/places/gazetteer-format.ts';
import { packOutline } from './pack-outline.ts';
import { prepareGazetteer } from './prepare-gazetteer.ts';
import { type OutlineDetail, readWorld, worldOutline } from './world-outline.ts';

export interface EarthFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first picture: small enough to be there at once. */
const COARSE: OutlineDetail = { shoreToleranceKm: 5, borderToleranceKm: 5, leastIslandKm2: 0 };
/** From afar a pixel is wider than 4 km, so nothing is lost against the whole of 1 : 50 million. */
const FAR: OutlineDetail = { shoreToleranceKm: 4, borderToleranceKm: 4, leastIslandKm2: 60 };
/** What 500 kB hold of 1 : 10 million; borders are few and looked at closely. */
const NEAR: OutlineDetail = { shoreToleranceKm: 1.2, borderToleranceKm: 0.6, leastIslandKm2: 6 };

function outline(scale: '10m' | '50m' | '110m', detail: OutlineDetail, cellDegrees: number): Uint8Array {
  return packOutline(worldOutline(readWorld(scale), detail), cellDegrees);
}

/** Files of the Earth that the map fetches from `/earth/<name>`; the same sources give the same bytes. */
export async function prepareEarth(): Promise<EarthFile[]> {
  const { names, gazetteer } = prepareGazetteer(readWorld('50m'));
  return [
    { name: OUTLINE_FILES.coarse, bytes: outline('110m', COARSE, 5) },
    { name: OUTLINE_FILES.far, bytes: outline('50m', FAR, 5) },
    // Smaller cells keep the land within 1.5 km of the ellipsoid, below a pixel at the limb.
    { name: OUTLINE_FILES.near, bytes: outline('10m', NEAR, 2.5) },
    { name: PLACE_FILES.names, bytes: new TextEncoder().encode(JSON.stringify(names)) },
    { name: PLACE_FILES.gazetteer, bytes: new TextEncoder().encode(JSON.stringify(gazetteer)) },
  ];
}
