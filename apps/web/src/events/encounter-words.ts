import { type Catalog, semiMajorAxisKm } from '../catalog/catalog.ts';
import type { Quantities } from '../language/quantities.ts';

/** How two objects come to each other, as people say it. */
export const APPROACHES = ['head-on', 'crossing', 'overtaking', 'drifting'] as const;
export type Approach = (typeof APPROACHES)[number];

/** Slower than this they stay near each other for minutes: no encounter but company. */
const DRIFTING_KM_S = 0.02;
const MU_KM3_S2 = 398_600.8;

/** From the angle between the velocities, rad, and the relative speed, km/s. */
export function approachOf(angle: number, relativeSpeedKmS: number): Approach {
  if (relativeSpeedKmS < DRIFTING_KM_S) return 'drifting';
  if (angle > (3 * Math.PI) / 4) return 'head-on';
  return angle > Math.PI / 6 ? 'crossing' : 'overtaking';
}

/**
 * The same where only the relative speed is known, from the speed that both would have on circular orbits: two equal speeds v that meet at
 * an angle θ differ by 2 v sin(θ/2). Null where the orbit is too eccentric for that, or not known.
 */
export function approachBySpeed(catalog: Catalog | null, primaryId: number, relativeSpeedKmS: number): Approach | null {
  if (relativeSpeedKmS < DRIFTING_KM_S) return 'drifting';
  const slot = catalog?.slotOf(primaryId);
  if (catalog === null || slot === undefined || catalog.eccentricities[slot]! > 0.1) return null;
  const speedKmS = Math.sqrt(MU_KM3_S2 / semiMajorAxisKm(catalog.meanMotions[slot]!));
  return approachOf(2 * Math.asin(Math.min(1, relativeSpeedKmS / (2 * speedKmS))), relativeSpeedKmS);
}

/** A distance that is uncertain by kilometres, rounded so that it does not claim more: km. */
export function roundedEstimateKm(km: number): number {
  if (km < 0.95) return Math.max(1, Math.round(km * 10)) / 10;
  return km < 9.75 ? Math.round(km * 2) / 2 : Math.round(km);
}

/** `0.3 km`, to stand behind "about". In kilometres also below one: metres would sound measured. */
export function estimateText(km: number, quantities: Quantities): string {
  return `${quantities.number(roundedEstimateKm(km), 4)}\u202fkm`;
}

/** The name by which the map knows an object; its number where it has none. */
export function nameOf(catalog: Catalog | null, objectId: number): string {
  const slot = catalog?.slotOf(objectId);
  const name = catalog === null || slot === undefined ? '' : catalog.name(slot);
  return name === '' ? `#${objectId}` : name;
}
