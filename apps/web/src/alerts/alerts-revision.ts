import { createStore, type Store } from '../view/store.ts';

/** Counts up whenever alerts may have changed: whoever shows some asks again. */
export const alertsRevision: Store<number> = createStore(0);

export function alertsChanged(): void {
  alertsRevision.update((revision) => revision + 1);
}
