import type { Signal } from '@clearway/contract';
import { createStore, type Store } from '../view/store.ts';

/** Counts up whenever a plan may have come or changed: whoever shows some asks again. */
export const plansRevision: Store<number> = createStore(0);

export function plansChanged(): void {
  plansRevision.update((revision) => revision + 1);
}

/** Takes note of the signals that tell of plans. */
export function noteOfPlans({ type }: Signal): void {
  if (type === 'plan-changed' || type === 'plan-progress') plansChanged();
}
