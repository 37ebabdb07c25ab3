import { formatUtc } from '@clearway/astro';
import type { AvoidancePlan } from '@clearway/avoidance';
import type { PlanRoute } from '@clearway/contract';
import type { CoveredEncounter } from './covered-messages.ts';

/** One of the satellite's other encounters. */
export interface CoveredDocument {
  readonly file: string;
  readonly event_id: number | null;
  readonly message_id: string | null;
  readonly object_id: number | null;
  readonly name: string | null;
  readonly tca_utc: string;
  readonly miss_before_km: number | null;
  readonly probability_before: number | null;
  /** Null to stay, and where the encounter is over before the burn. */
  readonly probability_after: number | null;
  readonly is_over_before_burn: boolean;
}

/** The satellite's other encounters, and the probability of a collision in any of them or in that which is planned for. */
export interface CoversDocument {
  readonly combined_before: number;
  /** Null to stay. */
  readonly combined_after: number | null;
  readonly within_target: boolean | null;
  readonly encounters: readonly CoveredDocument[];
}

/** What a burn does to the encounters that it is for besides; null where it is for one alone, and to stay. */
export function coversAfterDocument({ together, burn }: AvoidancePlan): NonNullable<PlanRoute['covers_after']> | null {
  if (burn === null || !together?.after) return null;
  const { combined, isWithinLimit, after } = together.after;
  return { combined, within_target: isWithinLimit, probability: after.map((each) => each?.probability ?? null) };
}

export function coversDocument(covered: readonly CoveredEncounter[], plan: AvoidancePlan): CoversDocument | null {
  const { together } = plan;
  if (together === null || covered.length === 0) return null;
  const after = plan.burn === null ? null : together.after;
  return {
    combined_before: together.before.combined,
    combined_after: after?.combined ?? null,
    within_target: after?.isWithinLimit ?? null,
    encounters: covered.map(({ name, eventId, messageId, encounter }, k) => ({
      file: name,
      event_id: eventId,
      message_id: messageId,
      object_id: encounter.secondary.id,
      name: encounter.secondary.name,
      tca_utc: formatUtc(encounter.tca, 6),
      miss_before_km: together.before.after[k]?.missDistanceKm ?? null,
      probability_before: together.before.after[k]?.probability ?? null,
      probability_after: after?.after[k]?.probability ?? null,
      is_over_before_burn: after !== null && after.after[k] === null,
    })),
  };
}
