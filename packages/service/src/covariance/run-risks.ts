import type { ElementSet, UtcTime } from '@clearway/astro';
import { type ErrorGrowth, hardBodyRadius } from '@clearway/risk';
import { isEphemerisObject, type RunObject } from '../operator-ephemerides/run-object.ts';
import { kindFromName } from '../runs/rank-object-kind.ts';
import type { CloseApproaches } from '../runs/screening-run.ts';
import { risksOfObjects } from './object-risks.ts';
import type { ObjectUncertainties } from './object-uncertainties.ts';
import { type RiskThreads, risksInThreads } from './risk-threads.ts';
import type { RowRisks } from './row-risks.ts';
import { type KnownOfObjects, uncertaintiesOfNames } from './run-uncertainties.ts';

/** The risk of every row of a screening, in its order; with threads the same, to the last bit, sooner. */
export async function risksOfRun(
  objects: readonly RunObject[],
  approaches: CloseApproaches,
  start: UtcTime,
  known: KnownOfObjects,
  pause: () => Promise<void>,
  threads: RiskThreads | null = null,
): Promise<RowRisks> {
  const historyOf = await historiesOfMet(objects, approaches, known, pause);
  const uncertainties = uncertaintiesOfRun(objects, { ...known, historyOf });
  return threads
    ? risksInThreads(threads, objects, uncertainties, approaches, start, pause)
    : risksOfObjects(objects, uncertainties, approaches, start, pause);
}

/** Histories of those that meet somebody: each takes milliseconds, and most objects of a catalogue meet nobody. */
async function historiesOfMet(
  objects: readonly RunObject[],
  { primary, secondary }: CloseApproaches,
  known: KnownOfObjects,
  pause: () => Promise<void>,
): Promise<NonNullable<KnownOfObjects['historyOf']>> {
  const growths = new Map<number, ErrorGrowth>();
  if (!known.historyOf) return () => null;
  const met = new Set<number>();
  for (const places of [primary, secondary]) for (const place of places) met.add(objects[place]!.id);
  for (const id of met) {
    const growth = known.historyOf(id);
    if (!growth) continue;
    growths.set(id, growth);
    await pause();
  }
  return (id) => growths.get(id);
}

/** Of element sets by their names; of operators' ephemerides the size alone: their errors do not grow as those of element sets do. */
function uncertaintiesOfRun(objects: readonly RunObject[], known: KnownOfObjects): ObjectUncertainties {
  const elements = objects.filter((object): object is ElementSet => !isEphemerisObject(object));
  const ofSets = uncertaintiesOfNames(elements, known);
  const sizes = objects.slice(elements.length).map(({ id, name }) => hardBodyRadius(id, kindFromName(name), known));
  const without = sizes.map(() => 0);
  return {
    radiiM: Float64Array.from([...ofSets.radiiM, ...sizes.map(({ radiusM }) => radiusM)]),
    radiusSigmasM: Float64Array.from([...ofSets.radiusSigmasM, ...sizes.map(({ sigmaM }) => sigmaM)]),
    profiles: ofSets.profiles,
    profileOf: Int32Array.from([...ofSets.profileOf, ...sizes.map(() => -1)]),
    isMovable: Uint8Array.from([...ofSets.isMovable, ...without]),
  };
}
