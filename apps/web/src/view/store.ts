import { useSyncExternalStore } from 'react';

/** A value that changes, and whoever wants to know of it. */
export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  /** From the value as it is now. */
  update(change: (value: Value) => Value): void;
  /** Gives a function that ends it. */
  subscribe(listener: () => void): () => void;
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  const set = (next: Value): void => {
    if (Object.is(value, next)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>(store: Pick<Store<Value>, 'get' | 'subscribe'>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A part of the value: renders only when that part changes (`Object.is`). */
export function useStorePart<Value, Part>(
  store: Pick<Store<Value>, 'get' | 'subscribe'>,
  part: (value: Value) => Part,
): Part {
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}
