import { utcFromUnixMicros } from '@clearway/astro';
import { APPROACH_COLUMNS, DAY_COLUMN, microsOf } from '@clearway/screening';
import { type RiskApproaches, risksOfObjects } from '../../covariance/object-risks.ts';
import type { ObjectUncertainties } from '../../covariance/object-uncertainties.ts';
import type { ScreenedEphemeris } from '../../operator-ephemerides/replaced-lives.ts';
import type { EphemerisObject, RunObject } from '../../operator-ephemerides/run-object.ts';
import type { ApproachTable } from '../approach-table.ts';
import { searchEphemerides } from '../ephemeris-search-threads.ts';
import { idsOfPlaces } from '../search-ephemerides.ts';
import { clipToWindow, mergeTables, withoutObjects } from './merge-tables.ts';
import { pairsInside } from './pairs-inside.ts';
import { replaceSettled } from './replace-settled.ts';
import { tableOfRows } from './rows-to-table.ts';
import type { KnownPairs, SessionRequest, SettledPairs, SweepProgress } from './screening-session.ts';
import { type SessionEphemeris, screenedEphemeris } from './session-ephemeris.ts';

/**
 * Searches the ephemerides of a session against all its element sets and each other, over its whole window; where pairs are known, only those
 * of changed objects. The rows of a pair are a function of its ephemeris and the other's elements (or ephemeris) and absolute time, as those
 * of element sets are.
 */
export async function ephemerisPairs(
  request: SessionRequest,
  ephemerides: readonly SessionEphemeris[],
  wasm: Uint8Array<ArrayBuffer>,
  pause: () => Promise<void>,
  options: {
    readonly known?: KnownPairs | undefined;
    readonly onProgress?: ((progress: SweepProgress) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<SettledPairs & { readonly completeness: Readonly<Record<string, unknown>> }> {
  const { elements, startUs, stopUs } = request;
  const { known } = options;
  if (known?.changed.size === 0) return { ...known.pairs, completeness: keptRows(known.pairs.rows) };
  const screened = ephemerides.map((each) => screenedEphemeris(each, 'states'));
  const forever = (value: number): Float64Array => new Float64Array(elements.length).fill(value);
  const search = {
    elements,
    identicalGroups: request.identicalGroups,
    inForce: request.lives ?? { fromUs: forever(Number.NEGATIVE_INFINITY), toUs: forever(Number.POSITIVE_INFINITY) },
    ephemerides: screened,
    start: utcFromUnixMicros(startUs),
    durationSeconds: (stopUs - startUs) / 1e6,
    thresholdKm: request.thresholdKm,
    wanted: known?.changed ?? null,
    namesWantedFirst: false,
    onProgress: (fraction: number) =>
      options.onProgress?.({
        done: Math.floor(fraction * screened.length),
        total: screened.length,
        closeApproaches: 0,
      }),
  };
  const found = await searchEphemerides(search, wasm, pause, {
    workers: request.workers,
    lowPriority: request.lowPriority ?? false,
    signal: options.signal,
  });
  const ids = Int32Array.from(idsOfPlaces(search, found.objects));
  const rows = joinedLists(found.lists);
  const whose = (place: number): number | null => ephemerides[found.objects[place]! - elements.length]?.whose ?? null;
  const withCovariances = lazyEphemerides(ephemerides);
  const risks = await risksOfObjects(
    found.objects.map((k): RunObject => elements[k] ?? withCovariances[k - elements.length]!),
    uncertaintiesOfPlaces(request.uncertainties, ephemerides, found.objects),
    approachesOf(rows, startUs),
    search.start,
    pause,
  );
  const pairs: SettledPairs = {
    rows: clipToWindow(mergeTables([tableOfRows(rows, risks, ids, whose)]), startUs, stopUs),
    insideAtStart: pairsInside(joinedLists(found.insideAtStart), ids),
    insideAtStop: pairsInside(joinedLists(found.insideAtStop), ids),
  };
  if (!known) return { ...pairs, completeness: found.completeness };
  return {
    ...replaceSettled(known.pairs, known.changed, pairs),
    completeness: { ...found.completeness, ...keptRows(withoutObjects(known.pairs.rows, known.changed)) },
  };
}

function keptRows({ count }: ApproachTable): Readonly<Record<string, unknown>> {
  return { ephemeris_rows_kept: count };
}

/** So many are unpacked at a time: a week of covariances takes some megabytes. */
const MOST_UNPACKED = 8;

function lazyEphemerides(ephemerides: readonly SessionEphemeris[]): EphemerisObject[] {
  const unpacked = new Map<number, ScreenedEphemeris>();
  const get = (k: number): ScreenedEphemeris => {
    const known = unpacked.get(k) ?? screenedEphemeris(ephemerides[k]!, 'covariances');
    // The last used comes last.
    unpacked.delete(k);
    unpacked.set(k, known);
    if (unpacked.size > MOST_UNPACKED) unpacked.delete(unpacked.keys().next().value!);
    return known;
  };
  return ephemerides.map(({ id, name, epochUs }, k) => ({
    id,
    name,
    epoch: utcFromUnixMicros(epochUs),
    get spans() {
      return get(k).spans;
    },
  }));
}

/** Of element sets as they are; of ephemerides the size alone: their errors do not grow as those of element sets do. */
function uncertaintiesOfPlaces(
  known: ObjectUncertainties,
  ephemerides: readonly SessionEphemeris[],
  objects: readonly number[],
): ObjectUncertainties {
  const count = known.radiiM.length;
  const column = (values: ArrayLike<number>, ofEphemeris: (each: SessionEphemeris) => number): number[] =>
    objects.map((k) => (k < count ? values[k]! : ofEphemeris(ephemerides[k - count]!)));
  return {
    radiiM: Float64Array.from(column(known.radiiM, ({ radiusM }) => radiusM)),
    radiusSigmasM: Float64Array.from(column(known.radiusSigmasM, ({ sigmaM }) => sigmaM)),
    profiles: known.profiles,
    profileOf: Int32Array.from(column(known.profileOf, () => -1)),
    isMovable: Uint8Array.from(column(known.isMovable, () => 0)),
  };
}

const [PRIMARY, SECONDARY, TCA, SPEED, CO_LOCATED] = [0, 1, 2, 4, 10] as const;

/** What risk needs of packed rows; times in seconds from the window's start. */
function approachesOf(rows: Float64Array, startUs: number): RiskApproaches {
  const count = rows.length / APPROACH_COLUMNS;
  const at = (row: number, column: number): number => rows[row * APPROACH_COLUMNS + column]!;
  const column = (of: (row: number) => number): number[] => Array.from({ length: count }, (_, row) => of(row));
  return {
    count,
    primary: Int32Array.from(column((row) => at(row, PRIMARY))),
    secondary: Int32Array.from(column((row) => at(row, SECONDARY))),
    tca: Float64Array.from(column((row) => (microsOf(at(row, DAY_COLUMN), at(row, TCA)) - startUs) / 1e6)),
    relativeSpeedKmS: Float64Array.from(column((row) => at(row, SPEED))),
    coLocated: Uint8Array.from(column((row) => at(row, CO_LOCATED))),
  };
}

function joinedLists(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
