import type { StatisticsDocument } from '@clearway/contract';
import { setInForce } from '../approaches/build-run-model.ts';
import type { BuiltRunModel } from '../approaches/run-model-input.ts';
import type { ObjectIndex } from '../objects/object-index.ts';

type ObjectStatistics = Pick<
  StatisticsDocument,
  'objects' | 'objects_in_orbit' | 'objects_by_kind' | 'objects_by_regime'
>;

/** Counts of all objects that are known; by regime those with current elements. Some 5 ms for 70,000: keep the answer. */
export function objectStatistics(objects: Pick<ObjectIndex, 'summaries' | 'size'>): ObjectStatistics {
  const byKind: Record<string, number> = {};
  const byRegime: Record<string, number> = {};
  let inOrbit = 0;
  let knowsOrbits = false;
  for (const { kind, regime, in_orbit } of objects.summaries()) {
    byKind[kind] = (byKind[kind] ?? 0) + 1;
    if (regime !== null) byRegime[regime] = (byRegime[regime] ?? 0) + 1;
    if (in_orbit !== null) knowsOrbits = true;
    if (in_orbit === true) inOrbit++;
  }
  return {
    objects: objects.size(),
    objects_in_orbit: knowsOrbits ? inOrbit : null,
    objects_by_kind: byKind,
    objects_by_regime: byRegime,
  };
}

type RunStatistics = Pick<
  StatisticsDocument,
  'element_age_days' | 'close_approaches' | 'close_approaches_by_class' | 'close_approaches_by_day'
>;

/** What a run has to say in numbers; ages of elements are those at `atUs` (microseconds since 1970-01-01 UTC). */
export function runStatistics(built: BuiltRunModel | null, atUs: number): RunStatistics {
  return {
    element_age_days: built && elementAges(built, atUs),
    close_approaches: built?.table.count ?? 0,
    close_approaches_by_class: built?.counts ?? {},
    close_approaches_by_day: built?.days ?? [],
  };
}

function elementAges(built: BuiltRunModel, atUs: number): StatisticsDocument['element_age_days'] {
  const { setEpochsUs, setStarts, objectIds } = built;
  // Of some objects only an ephemeris is known.
  const places = Array.from(objectIds.keys()).filter((place) => setStarts[place]! < setStarts[place + 1]!);
  if (places.length === 0) return null;
  const ages = Float64Array.from(
    places,
    (place) => (atUs - setEpochsUs[setInForce(built, place, atUs)]!) / 86_400e6,
  ).sort();
  const at = (share: number): number =>
    Math.round(ages[Math.min(ages.length - 1, Math.floor(share * ages.length))]! * 1000) / 1000;
  return { median: at(0.5), p95: at(0.95), greatest: at(1) };
}
