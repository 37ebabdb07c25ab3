import type { PersonDocument, PlanDocument } from '@clearway/contract';
import { useApp } from '../app/app-context.ts';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import type { Answer } from '../status/use-answer.ts';
import { useStore } from '../view/store.ts';
import { plansRevision } from './plans-revision.ts';

/** More plans of one encounter than these nobody looks at. */
const MOST = 8;

/** Closer in time than this two passages of a pair are one, ms. */
const SAME_ENCOUNTER_MS = 1_800_000;
/** Of a satellite so many are looked through. */
const MOST_LISTED = 100;

/** Which plans are wanted: those about two objects and a time, whichever message or elements they were made from. */
export interface PlansOf {
  readonly objectIds: readonly [number | null, number | null];
  readonly tcaMs: number;
  /** Where no object has a number. */
  readonly cdmId: number | null;
}

/** Plans of an encounter, the last asked for first. */
export function usePlans({ objectIds, tcaMs, cdmId }: PlansOf): Answer<readonly PlanDocument[]> {
  const { client } = useApp();
  const revision = useStore(plansRevision);
  const known = objectIds.filter((id) => id !== null);
  const key = known.length === 0 && cdmId === null ? null : JSON.stringify([objectIds, tcaMs, cdmId]);
  return useKeyedAnswer(key, String(revision), async (signal) => {
    const query = known.length === 0 ? { cdm: cdmId! } : { object: [known[0]!] };
    const { items } = await client.listPlans({ limit: MOST_LISTED, ...query }, { signal });
    const about = items.filter(
      ({ primary, secondary, tca_utc: tca }) =>
        known.every((id) => id === primary.object_id || id === secondary.object_id) &&
        Math.abs(Date.parse(tca) - tcaMs) < SAME_ENCOUNTER_MS,
    );
    return Promise.all(about.slice(0, MOST).map(({ plan_id: id }) => client.findPlan(id, { signal })));
  });
}

/** Who may propose and decide. */
export function usePeople(): Answer<readonly PersonDocument[]> {
  const { client } = useApp();
  const revision = useStore(plansRevision);
  return useKeyedAnswer('people', String(revision), async (signal) => (await client.listPeople({ signal })).items);
}
