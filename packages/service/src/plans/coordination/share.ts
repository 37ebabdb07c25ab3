import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import { type AnnouncedBurn, COORDINATION_SCHEMA, type CoordinationMessage } from '@clearway/contract';
import { chosenRoute } from '../decide/compare-plans.ts';
import { basisWords, type PlanToWrite, sharedOem } from '../files/plan-files.ts';

/** A plan as a message for the other operator: what we said about who moves, and the burnt path where there is a burn. */
export function coordinationMessageOf(write: PlanToWrite, originator: string, contact: string): CoordinationMessage {
  const { plan, nowUs } = write;
  const created = formatUtc(utcFromUnixMicros(nowUs), 3);
  const burn = chosenRoute(plan)?.burn;
  const announced: AnnouncedBurn | null = burn
    ? {
        object_id: plan[plan.mover].object_id!,
        plan: `${originator} plan ${plan.plan_id} version ${plan.version}`,
        state: plan.state,
        burn_utc: burn.utc,
        radial_mm_s: burn.radial_mm_s,
        in_track_mm_s: burn.in_track_mm_s,
        cross_track_mm_s: burn.cross_track_mm_s,
        oem: sharedOem(write),
      }
    : null;
  return {
    schema: COORDINATION_SCHEMA,
    message_id: `${originator}-PLAN-${plan.plan_id}-V${plan.version}-${created.replaceAll(/[-:.]/g, '')}`,
    created_utc: created,
    originator,
    contact,
    primary: plan.primary,
    secondary: plan.secondary,
    tca_utc: plan.tca_utc,
    statements: (plan.coordination?.statements ?? [])
      .filter(({ ours }) => ours)
      .map(({ object_id, status, at_utc, by, note }) => ({ object_id, status, at_utc, by, note })),
    burn: plan[plan.mover].object_id === null ? null : announced,
    basis: basisWords(plan).join(' '),
  };
}
