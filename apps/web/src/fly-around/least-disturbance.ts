import type { BurnDone, Route } from '../workers/avoidance/burn-question.ts';
import type { SecondaryAnswer } from '../workers/avoidance/secondary-question.ts';
import { chosenOf, isSameBurn } from './burn-shape.ts';

/** Routes with what each does to everything else; null where there is no burn, or it is not known. */
export interface ScreenedRoutes {
  readonly routes: readonly Route[];
  readonly others: readonly (SecondaryAnswer | null)[];
}

/**
 * The routes with the one that disturbs others least: of them and the `alternatives` the burn that brings the fewest new or closer neighbours,
 * and of those with as few the one whose closest neighbour stays farthest. `answers` are of the routes with a burn, then of the
 * alternatives; null while they are not known.
 */
export function withLeastDisturbance(
  routes: readonly Route[],
  alternatives: readonly BurnDone[],
  answers: readonly SecondaryAnswer[] | null,
): ScreenedRoutes {
  const burning = routes.filter(({ burn }) => burn !== null);
  const known = routes.map((route) => (route.burn === null ? null : (answers?.[burning.indexOf(route)] ?? null)));
  if (answers === null) return { routes, others: known };
  const all = [...burning.map(({ burn }) => burn!), ...alternatives];
  const order = all.map((_, k) => k).filter((k) => answers[k]?.status === 'ok');
  const [best] = order.toSorted((one, other) => compare(answers[one]!, answers[other]!));
  if (best === undefined) return { routes, others: known };
  const burn = all[best]!;
  const same = routes.findIndex(
    (route) => route.burn !== null && isSameBurn(chosenOf(route.burn.burn), chosenOf(burn.burn)),
  );
  if (same >= 0) {
    const { kinds } = routes[same]!;
    if (kinds.includes('least-disturbance')) return { routes, others: known };
    const named: Route = { ...routes[same]!, kinds: [...kinds, 'least-disturbance'] };
    return { routes: routes.with(same, named), others: known };
  }
  const place = routes.findIndex((route) => route.burn === null);
  const added: Route = { kinds: ['least-disturbance'], burn, words: [] };
  return { routes: routes.toSpliced(place, 0, added), others: known.toSpliced(place, 0, answers[best]!) };
}

/** Below 0 where the first disturbs less. */
function compare(one: SecondaryAnswer, other: SecondaryAnswer): number {
  const [few, many] = [one, other].map(disturbed) as [number, number];
  return few === many ? closestKm(other) - closestKm(one) : few - many;
}

function disturbed(answer: SecondaryAnswer): number {
  if (answer.status !== 'ok') return Number.POSITIVE_INFINITY;
  return answer.changed.filter(({ change }) => change === 'new' || change === 'worse').length;
}

function closestKm(answer: SecondaryAnswer): number {
  if (answer.status !== 'ok') return 0;
  return answer.closest?.after?.missKm ?? answer.thresholdKm;
}
