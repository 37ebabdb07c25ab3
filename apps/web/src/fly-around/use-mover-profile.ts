import type { SatelliteProfile } from '@clearway/contract';
import { useApp } from '../app/app-context.ts';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import type { SatelliteMass } from '../view/view.ts';

/** What the operator has kept of the satellite that moves; null where nothing is, or not yet. */
export function useMoverProfile(objectId: number | null): SatelliteProfile | null {
  const { client } = useApp();
  const answer = useKeyedAnswer(objectId === null ? null : String(objectId), '', async (signal) => {
    // Asked as a list: an object without a profile is no error.
    const { items } = await client.listProfiles({ signal });
    return items.find(({ object_id: id }) => id === objectId)?.profile ?? null;
  });
  return answer.state === 'there' ? answer.value : null;
}

export function massOf(profile: SatelliteProfile | null): SatelliteMass | null {
  const { mass_kg: massKg, specific_impulse_s: specificImpulseSeconds } = profile ?? {};
  return massKg === undefined || specificImpulseSeconds === undefined ? null : { massKg, specificImpulseSeconds };
}
