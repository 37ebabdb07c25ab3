import { createStore, type Store } from '../view/store.ts';

/** Counts up whenever messages may have come or gone: whoever shows some asks again. */
export const messagesRevision: Store<number> = createStore(0);

export function messagesChanged(): void {
  messagesRevision.update((revision) => revision + 1);
}
