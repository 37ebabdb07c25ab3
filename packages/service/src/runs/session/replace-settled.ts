import { mergeTables, withoutObjects } from './merge-tables.ts';
import { replacePairs } from './pairs-inside.ts';
import type { SettledPairs } from './screening-session.ts';

/** What was known of pairs over a window, without those of changed objects, and what was found of these over the same window. */
export function replaceSettled(known: SettledPairs, changed: ReadonlySet<number>, found: SettledPairs): SettledPairs {
  return {
    rows: mergeTables([withoutObjects(known.rows, changed), found.rows]),
    insideAtStart: replacePairs(known.insideAtStart, changed, found.insideAtStart),
    insideAtStop: replacePairs(known.insideAtStop, changed, found.insideAtStop),
  };
}
