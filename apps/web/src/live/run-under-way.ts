import type { RunDocument } from '@clearway/contract';
import { createStore, type Store } from '../view/store.ts';

/** The screening that the service is at, as its last signal told; null for none. */
export const runUnderWay: Store<RunDocument | null> = createStore<RunDocument | null>(null);
