import { type ElementSet, parseUtc, secondsBetween } from '@clearway/astro';
import { createCatalogReader } from '@clearway/messages';
import { referenceText } from '../reference-data.ts';

const read = new Map<string, ReadonlyMap<number, readonly ElementSet[]>>();

/** The element sets of a file of the reference data, by object, in the order of the file; each file is read once. */
export function historiesOf(file: string): ReadonlyMap<number, readonly ElementSet[]> {
  const histories = read.get(file) ?? readHistories(file);
  read.set(file, histories);
  return histories;
}

function readHistories(file: string): ReadonlyMap<number, readonly ElementSet[]> {
  const histories = new Map<number, ElementSet[]>();
  const reader = createCatalogReader({
    file,
    onElementSet(elements) {
      const list = histories.get(elements.id);
      if (list) list.push(elements);
      else histories.set(elements.id, [elements]);
    },
    onRejected() {},
  });
  reader.push(referenceText(file));
  reader.end();
  return histories;
}

/** Logged manoeuvres of a satellite, days since the earliest epoch of its history. */
export function loggedManoeuvres(satellite: string, history: readonly ElementSet[]): Float64Array {
  const first = history
    .map(({ epoch }) => epoch)
    .reduce((one, other) => (secondsBetween(one, other) < 0 ? other : one));
  const times = referenceText(`history/manoeuvres/manoeuvres_${satellite}.yaml`).matchAll(
    /- (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/g,
  );
  return Float64Array.from(
    times,
    ([, date, time]) => secondsBetween(first, parseUtc(`${date}T${time}Z`)!) / 86_400,
  ).sort();
}
