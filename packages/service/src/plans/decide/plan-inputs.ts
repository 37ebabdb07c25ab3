import type { NewPlan, PlanInputs, StaleChange } from '@clearway/contract';
import { digestOf } from '../canonical-json.ts';
import { type ChangedNeighbours, neighbourWords } from './changed-neighbours.ts';

/** What there is now that a plan may be computed from. */
export type CurrentInputs = Omit<PlanInputs, 'sha256' | 'settings_sha256'>;

export function inputsOf(current: CurrentInputs, settings: Omit<NewPlan, 'by'>): PlanInputs {
  const inputs = { ...current, settings_sha256: digestOf(settings) };
  return { ...inputs, sha256: digestOf(inputs) };
}

/**
 * What has changed since a plan was computed, a sentence each. Whether a new catalogue changes what else may come close is told by
 * `neighbours`.
 */
export function changesSince(
  before: PlanInputs,
  now: CurrentInputs,
  neighbours: ChangedNeighbours,
): readonly StaleChange[] {
  const changes: StaleChange[] = [];
  const added = now.cdm_ids.filter((id) => !before.cdm_ids.includes(id));
  if (added.length > 0) {
    const which = added.length === 1 ? `Message ${added[0]} has` : `Messages ${added.join(', ')} have`;
    changes.push({ code: 'new-message', text: `${which} come about this encounter.` });
  }
  const gone = before.cdm_ids.filter((id) => !now.cdm_ids.includes(id));
  if (gone.length > 0) changes.push({ code: 'message-gone', text: `Message ${gone.join(', ')} was deleted.` });
  for (const which of ['primary', 'secondary'] as const) {
    const [old, young] = [before[`${which}_elements`], now[`${which}_elements`]];
    if (old?.element_set_id === young?.element_set_id) continue;
    const text = young
      ? `The ${which} (${young.object_id}) has other elements now: epoch ${young.epoch_utc} instead of ${old?.epoch_utc ?? 'none'}.`
      : `The ${which} (${old!.object_id}) has no elements any more.`;
    changes.push({ code: 'new-elements', text });
  }
  const catalogue = before.run_id === now.run_id ? null : neighbourWords(now.run_id, neighbours);
  if (before.run_id !== null && catalogue !== null) changes.push({ code: 'new-catalogue', text: catalogue });
  if (before.profile_version !== now.profile_version) {
    const text = `The satellite's profile is at version ${now.profile_version ?? 'none'} now, instead of ${before.profile_version ?? 'none'}.`;
    changes.push({ code: 'new-profile', text });
  }
  if (before.announced_message_id !== now.announced_message_id) {
    const text = now.announced_message_id
      ? `The other operator has announced a burn (${now.announced_message_id}).`
      : 'The burn that the other operator announced is taken back.';
    changes.push({ code: 'new-announcement', text });
  }
  return changes;
}
