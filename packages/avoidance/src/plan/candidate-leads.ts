import type { ApplyingMethod } from '../applying-method/planning-method.ts';
import { isAllowedLead, type LeadRange } from '../constraints/burn-constraints.ts';
import type { SweptBurns } from '../sweep/sweep-burn-times.ts';
import type { PrimaryOrbit } from '../transition/primary-orbit.ts';

/** A lead (s), and the least burn there as the sweep has it (km/s; 0 where it is not known). */
export interface LeadToTry {
  readonly lead: number;
  readonly size: number;
}

/** The asked lead if it is allowed, or the sweep's allowed times and the edges of the windows, the cheapest first. */
export function candidateLeads(
  leadOrbits: number | undefined,
  ranges: readonly LeadRange[],
  sweep: SweptBurns,
  orbit: PrimaryOrbit,
): LeadToTry[] {
  if (leadOrbits !== undefined) {
    const lead = leadOrbits * orbit.periodSeconds;
    return isAllowedLead(ranges, lead) ? [{ lead, size: 0 }] : [];
  }
  const cheapest = Array.from(sweep.leadSeconds, (lead, k) => ({ lead, size: sweep.size[k]! }))
    .filter(({ lead, size }) => !Number.isNaN(size) && isAllowedLead(ranges, lead))
    .sort((a, b) => a.size - b.size);
  if (cheapest.length > 0) return cheapest;
  // Windows between the sweep's times: their middle and their ends.
  return ranges
    .flatMap(({ from, to }) => [(from + to) / 2, from, to])
    .filter((lead) => lead > 0)
    .map((lead) => ({ lead, size: 0 }));
}

/** Searches along the whole course take a tenth of a second by 2D-Nc, up to ten seconds by 3D-Nc: so many times are looked at. */
const MOST_SEARCHED = { Pc2D: 0, Nc2D: 4, Nc3D: 2 } as const;

/**
 * Of the allowed times those before the encounter begins, the cheapest by the plane of each half revolution first; where by the plane
 * nothing has to be burnt, half revolutions before.
 */
export function leadsBefore(
  { method, beginsSeconds }: ApplyingMethod,
  allowed: readonly LeadToTry[],
  { periodSeconds }: PrimaryOrbit,
): LeadToTry[] {
  const places = new Map<number, LeadToTry & { readonly off: number }>();
  for (const { lead, size } of allowed) {
    if (lead < -beginsSeconds) continue;
    const halves = lead / periodSeconds - 0.5;
    const off = Math.abs(halves - Math.round(halves));
    const known = places.get(Math.round(halves));
    // Sizes that are all 0 say nothing: then the middle of the half revolution.
    if (known && (known.size < size || (known.size === size && known.off <= off))) continue;
    places.set(Math.round(halves), { lead, size, off });
  }
  return [...places.values()]
    .sort((a, b) => a.size - b.size || a.lead - b.lead)
    .slice(0, MOST_SEARCHED[method])
    .map(({ lead, size }) => ({ lead, size }));
}

/** Where by the plane of one encounter nothing has to be burnt, but for others: burns are cheapest half revolutions before. */
export function halfRevolutionsBefore(allowed: readonly LeadToTry[], { periodSeconds }: PrimaryOrbit): LeadToTry[] {
  const places = new Map<number, { readonly lead: number; readonly off: number }>();
  for (const { lead } of allowed) {
    const halves = lead / periodSeconds - 0.5;
    const place = Math.round(halves);
    const off = Math.abs(halves - place);
    if (!((places.get(place)?.off ?? Number.POSITIVE_INFINITY) <= off)) places.set(place, { lead, off });
  }
  return [...places.values()].map(({ lead }) => ({ lead, size: 0 })).sort((a, b) => a.lead - b.lead);
}
