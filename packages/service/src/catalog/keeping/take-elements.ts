import { setImmediate } from 'node:timers/promises';
import { type ElementSet, unixMicros } from '@clearway/astro';
import { addMissingObjects, analyzeAfter, type Database, insertElementSets } from '@clearway/store';
import { compareElementSets } from '../better-element-set.ts';
import { rowOfElementSet, seriesOfName } from './element-set-rows.ts';
import { rowsOfElementSets } from './object-rows.ts';

/** Whose sets they are and when they came. */
export interface Arrival {
  readonly sourceId: number;
  readonly isPrivate: boolean;
  readonly arrivedUs: number;
}

/** What was new. */
export interface Taken {
  /** Objects that have a set which was not there. */
  readonly changed: ReadonlySet<number>;
  readonly newElementSets: number;
}

/** As many as are made rows before the thread serves others. */
const AT_ONCE = 2000;

/**
 * Stores element sets and the objects that they name. Several epochs of an object are kept; of several sets of one epoch and
 * series the one that `compareElementSets` prefers, so that the order of records never counts. To be run in a transaction:
 * everything is taken in or nothing.
 */
export async function takeElements(db: Database, sets: readonly ElementSet[], arrival: Arrival): Promise<Taken> {
  const changed = new Set<number>();
  let newElementSets = 0;
  const once = await onePerEpoch(sets);
  await addMissingObjects(db, rowsOfElementSets(once, arrival.arrivedUs));
  for (let at = 0; at < once.length; at += AT_ONCE) {
    const rows = once.slice(at, at + AT_ONCE).map((each) => rowOfElementSet(each, arrival));
    const inserted = await insertElementSets(db, rows);
    newElementSets += inserted.length;
    for (const { object_id } of inserted) changed.add(object_id);
  }
  await analyzeAfter(db, newElementSets);
  return { changed, newElementSets };
}

async function onePerEpoch(sets: readonly ElementSet[]): Promise<readonly ElementSet[]> {
  const best = new Map<string, ElementSet>();
  let count = 0;
  for (const each of sets) {
    if (++count % AT_ONCE === 0) await setImmediate();
    const key = `${each.id} ${unixMicros(each.epoch)} ${seriesOfName(each.name)}`;
    const rival = best.get(key);
    if (rival === undefined || compareElementSets(each, rival, each.epoch) > 0) best.set(key, each);
  }
  return best.size === sets.length ? sets : [...best.values()];
}
