import { createStore, type Store } from '../view/store.ts';

const KEY = 'clearway.person';

/** In whose name this browser asks for plans and decides; empty for nobody. */
export const keptPerson: Store<string> = createStore(readKept());

keptPerson.subscribe(() => {
  try {
    localStorage.setItem(KEY, keptPerson.get());
  } catch {
    // Full, or not allowed: it holds for this visit.
  }
});

function readKept(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
