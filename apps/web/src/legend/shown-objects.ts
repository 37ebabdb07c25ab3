import { altitudesOf, type Catalog } from '../catalog/catalog.ts';
import type { ObjectFilter, TrafficBand } from '../view/view.ts';

/** Which objects are drawn at all, by slot, for the filters of the view; null where every object is. */
export function shownObjects(
  catalog: Catalog,
  filters: {
    readonly only: ObjectFilter | null;
    /** Members of the watchlist that `only` names; null where it names none. */
    readonly members: ReadonlySet<number> | null;
    readonly band: TrafficBand | null;
  },
): Uint8Array | null {
  const { only, members, band } = filters;
  if (only === null && band === null) return null;
  const shown = new Uint8Array(catalog.count);
  for (let slot = 0; slot < catalog.count; slot++) {
    if (only?.owner !== undefined && catalog.owner(slot) !== only.owner) continue;
    if (only?.fleet !== undefined && catalog.fleet(slot) !== only.fleet) continue;
    if (only?.watchlist !== undefined && members?.has(catalog.ids[slot]!) !== true) continue;
    if (band !== null && !crossesBand(catalog, slot, band)) continue;
    shown[slot] = 1;
  }
  return shown;
}

/** Whether the orbit reaches into the band, by mean perigee and apogee; objects without elements do not. */
export function crossesBand(catalog: Catalog, slot: number, band: TrafficBand): boolean {
  if (Number.isNaN(catalog.epochsMs[slot]!)) return false;
  const inclination = catalog.inclinationsDeg[slot]!;
  if (band.fromDeg !== undefined && inclination < band.fromDeg) return false;
  if (band.toDeg !== undefined && inclination >= band.toDeg) return false;
  const { perigeeKm, apogeeKm } = altitudesOf(catalog, slot);
  return perigeeKm < band.toKm && apogeeKm >= band.fromKm;
}
