import type { Quantities } from '../language/quantities.ts';

/** `413–422 km`; one number where both round to the same. */
export function altitudeRange(perigeeKm: number, apogeeKm: number, quantities: Quantities): string {
  const text = (km: number): string =>
    quantities.number(km, Math.abs(km) < 1000 ? Math.max(1, String(Math.round(Math.abs(km))).length) : 4);
  const low = text(perigeeKm);
  const high = text(apogeeKm);
  return `${low === high ? low : `${low}–${high}`}\u202fkm`;
}
