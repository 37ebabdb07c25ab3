import { addSeconds, formatUtc, type UtcTime } from '@clearway/astro';
import type { Certificate, PlannedBurn, ReturnBurn, RuleOfThumb } from '@clearway/avoidance';
import type { PlanBurn, PlanRoute } from '@clearway/contract';

/** mm/s in a km/s. */
export const MM_S = 1e6;

/** A burn's components and size, mm/s, from km/s along the primary's axes at the burn. */
export function burnSizes(
  [radial, inTrack, crossTrack]: readonly [number, number, number],
  total: number,
): Omit<PlanBurn, 'utc' | 'lead_orbits'> {
  return {
    radial_mm_s: MM_S * radial,
    in_track_mm_s: MM_S * inTrack,
    cross_track_mm_s: MM_S * crossTrack,
    total_mm_s: MM_S * total,
  };
}

export function burnDocument({ time, leadOrbits, rtn, size }: PlannedBurn): PlanBurn {
  return { utc: formatUtc(time, 6), lead_orbits: leadOrbits, ...burnSizes(rtn, size) };
}

export function certificateDocument(certificate: Certificate): NonNullable<PlanRoute['certificate']> {
  return {
    lambda: certificate.lambda,
    optimal: certificate.optimal,
    gap: Number.isFinite(certificate.gap) ? certificate.gap : null,
    lower_bound_mm_s: MM_S * certificate.lowerBoundKmS,
    states: certificate.states,
  };
}

export function ruleDocument({
  estimateKmS,
  shiftInPlaneKm,
  words,
}: RuleOfThumb): NonNullable<PlanRoute['rule_of_thumb']> {
  return { estimate_mm_s: MM_S * estimateKmS, shift_km: shiftInPlaneKm, text: words };
}

/** The burn that restores the orbit after an encounter at `tca`. */
export function returnBurnDocument(tca: UtcTime, back: ReturnBurn): NonNullable<PlanRoute['return_burn']> {
  return {
    utc: formatUtc(addSeconds(tca, back.secondsAfterTca), 6),
    ...burnSizes(back.rtn, back.size),
    ahead_km: back.aheadKm,
    revolutions: back.revolutions,
    waited_revolutions: back.waited,
  };
}
