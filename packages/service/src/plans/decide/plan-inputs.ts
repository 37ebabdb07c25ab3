import type { NewPlan, PlanInputs, StaleChange } from '@clearway/contract';
import { digestOf } from '../canonical-json.ts';
import { type ChangedNeighbours, neighbourChange } from './changed-neighbours.ts';

/** What there is now that a plan may be computed from. */
export type CurrentInputs = Omit<PlanInputs, 'sha256' | 'settings_sha256'>;

export function inputsOf(current: CurrentInputs, settings: Omit<NewPlan, 'by'>): PlanInputs {
  const inputs = { ...current, settings_sha256: digestOf(settings) };
  return { ...inputs, sha256: digestOf(inputs) };
}

/**
 * What has changed since a plan was computed, a sentence each. Whether a new catalogue changes what else may come close is told by
 * `neighbours`, what became of operators' ephemerides by `ephemerides`.
 */
export function changesSince(
  before: PlanInputs,
  now: CurrentInputs,
  neighbours: ChangedNeighbours,
  ephemerides: readonly StaleChange[],
): readonly StaleChange[] {
  const catalogue = before.run_id === now.run_id ? null : neighbourChange(now.run_id, neighbours);
  return [
    ...changedMessages(before, now),
    ...changedElements(before, now),
    ...ephemerides,
    ...(before.run_id !== null && catalogue !== null ? [catalogue] : []),
    ...changedDecisions(before, now),
  ];
}

function changedMessages(before: PlanInputs, now: CurrentInputs): StaleChange[] {
  const changes: StaleChange[] = [];
  const added = now.cdm_ids.filter((id) => !before.cdm_ids.includes(id));
  if (added.length > 0) {
    const which = added.length === 1 ? `Message ${added[0]} has` : `Messages ${added.join(', ')} have`;
    changes.push({
      code: 'new-message',
      text: `${which} come about this encounter.`,
      about: { cdm_ids: added },
    });
  }
  const gone = before.cdm_ids.filter((id) => !now.cdm_ids.includes(id));
  if (gone.length > 0) {
    changes.push({
      code: 'message-gone',
      text: `Message ${gone.join(', ')} was deleted.`,
      about: { cdm_ids: gone },
    });
  }
  return changes;
}

function changedElements(before: PlanInputs, now: CurrentInputs): StaleChange[] {
  return (['primary', 'secondary'] as const).flatMap((which): StaleChange[] => {
    const [old, young] = [before[`${which}_elements`], now[`${which}_elements`]];
    if (old?.element_set_id === young?.element_set_id) return [];
    const text = young
      ? `The ${which} (${young.object_id}) has other elements now: epoch ${young.epoch_utc} instead of ${old?.epoch_utc ?? 'none'}.`
      : `The ${which} (${old!.object_id}) has no elements any more.`;
    const object = String((young ?? old)!.object_id);
    return [
      {
        code: 'new-elements',
        text,
        about: {
          objects: [{ part: 'other', names: [object], count: 1 }],
          before: old?.epoch_utc ?? null,
          after: young?.epoch_utc ?? null,
        },
      },
    ];
  });
}

function changedDecisions(before: PlanInputs, now: CurrentInputs): StaleChange[] {
  const changes: StaleChange[] = [];
  const version = (value: number | null): string | null => (value === null ? null : String(value));
  if (before.profile_version !== now.profile_version) {
    const text = `The satellite's profile is at version ${now.profile_version ?? 'none'} now, instead of ${before.profile_version ?? 'none'}.`;
    const about = { before: version(before.profile_version), after: version(now.profile_version) };
    changes.push({ code: 'new-profile', text, about });
  }
  if (before.announced_message_id !== now.announced_message_id) {
    const text = now.announced_message_id
      ? `The other operator has announced a burn (${now.announced_message_id}).`
      : 'The burn that the other operator announced is taken back.';
    const about = { before: before.announced_message_id, after: now.announced_message_id };
    changes.push({ code: 'new-announcement', text, about });
  }
  return changes;
}
