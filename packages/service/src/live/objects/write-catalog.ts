import { setImmediate } from 'node:timers/promises';
import { type CatalogSource, OBJECT_KINDS, type ObjectSummary, REGIMES } from '@clearway/contract';
import type { CatalogSnapshot } from '../../catalog/keeping/index.ts';
import { type ByteSink, writeText } from '../../files/byte-sink.ts';
import { type JsonColumn, numberColumn, writeJsonColumns } from '../columns/json-columns.ts';
import type { KnownObjects } from './party.ts';

/** What the catalogue of a run is written from. */
export interface CatalogToWrite {
  readonly runId: number;
  readonly clockUtc: string;
  readonly snapshot: CatalogSnapshot;
  readonly objects: KnownObjects;
}

const ROWS_AT_ONCE = 2000;

/** Writes a CatalogDocument of the contract: every object of the run, those that cannot be propagated too. */
export async function writeCatalog(catalog: CatalogToWrite, sink: ByteSink, signal?: AbortSignal): Promise<void> {
  const { runId, clockUtc, snapshot } = catalog;
  const { objectIds, objectOfSet } = await placesOf(snapshot);
  const described = await describeObjects(objectIds, catalog.objects);
  const { owners, fleets, columns } = described;
  const sources = snapshot.sources.map((each): CatalogSource => {
    return { source: each.source, title: each.title, private: each.private };
  });
  const head = { run_id: runId, clock_utc: clockUtc, synthetic: snapshot.synthetic };
  const keys = { kinds: OBJECT_KINDS, regimes: REGIMES, owners, fleets, sources };
  await writeText(sink, `${JSON.stringify({ ...head, ...keys }).slice(0, -1)},\n"objects":{`);
  await writeJsonColumns(sink, columns, signal);
  await writeText(sink, '},\n"element_sets":{');
  await writeJsonColumns(sink, elementColumns(snapshot, objectOfSet), signal);
  await writeText(sink, '}}\n');
}

/** The objects of a run, and of each element set the place of its object. */
async function placesOf({ elements }: CatalogSnapshot): Promise<{ objectIds: number[]; objectOfSet: Int32Array }> {
  const objectIds: number[] = [];
  const objectOfSet = new Int32Array(elements.length);
  for (let k = 0; k < elements.length; k++) {
    const { id } = elements[k]!;
    if (k === 0 || id !== elements[k - 1]!.id) objectIds.push(id);
    objectOfSet[k] = objectIds.length - 1;
    if (k % ROWS_AT_ONCE === 0) await setImmediate();
  }
  return { objectIds, objectOfSet };
}

interface DescribedObjects {
  readonly owners: readonly string[];
  readonly fleets: readonly string[];
  readonly columns: readonly JsonColumn[];
}

async function describeObjects(ids: readonly number[], objects: KnownObjects): Promise<DescribedObjects> {
  const count = ids.length;
  const summaries: (ObjectSummary | undefined)[] = [];
  const manoeuvrable: (boolean | null)[] = [];
  const owners = createNameCounts();
  const fleets = createNameCounts();
  for (let k = 0; k < count; k++) {
    const id = ids[k]!;
    const summary = objects.summary(id);
    summaries.push(summary);
    manoeuvrable.push(objects.row(id)?.manoeuvrable ?? null);
    owners.add(summary?.owner);
    fleets.add(summary?.fleet);
    if (k % ROWS_AT_ONCE === 0) await setImmediate();
  }
  const of = (name: string, cell: (object: ObjectSummary | undefined, k: number) => string): JsonColumn => {
    return { name, count, cell: (k) => cell(summaries[k], k) };
  };
  const ownerPlaces = placesIn(owners.names());
  const fleetPlaces = placesIn(fleets.names());
  return {
    owners: owners.names(),
    fleets: fleets.names(),
    columns: [
      numberColumn('object_id', ids),
      of('name', (object, k) => JSON.stringify(object?.name ?? String(ids[k]!))),
      of('cospar_id', (object) => JSON.stringify(object?.cospar_id ?? null)),
      of('kind', (object) => String(OBJECT_KINDS.indexOf(object?.kind ?? 'unknown'))),
      of('regime', (object) => placeOf(REGIME_PLACES, object?.regime)),
      of('owner', (object) => placeOf(ownerPlaces, object?.owner)),
      of('fleet', (object) => placeOf(fleetPlaces, object?.fleet)),
      of('manoeuvrable', (_, k) => String(manoeuvrable[k]!)),
    ],
  };
}

const REGIME_PLACES = placesIn(REGIMES);

function placesIn(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, place) => [name, place]));
}

function placeOf(places: ReadonlyMap<string, number>, name: string | null | undefined): string {
  return name === null || name === undefined ? 'null' : String(places.get(name)!);
}

interface NameCounts {
  readonly add: (name: string | null | undefined) => void;
  /** Each once: those of many first, so that their places are short; ties by name. */
  readonly names: () => string[];
}

function createNameCounts(): NameCounts {
  const counts = new Map<string, number>();
  return {
    add(name) {
      if (name !== null && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    names: () =>
      [...counts.keys()].sort((one, other) => counts.get(other)! - counts.get(one)! || (one < other ? -1 : 1)),
  };
}

function elementColumns({ rows, lives, sources }: CatalogSnapshot, objectOfSet: Int32Array): JsonColumn[] {
  const count = rows.length;
  const sourcePlaces = new Map(sources.map(({ sourceId }, place) => [sourceId, place]));
  const of = (name: string, value: (row: (typeof rows)[number]) => number): JsonColumn => {
    return { name, count, cell: (k) => String(value(rows[k]!)) };
  };
  const bound = (name: string, values: Float64Array | undefined): JsonColumn => {
    return { name, count, cell: (k) => (values && Number.isFinite(values[k]!) ? String(values[k]!) : 'null') };
  };
  return [
    numberColumn('object', objectOfSet),
    of('source', (row) => sourcePlaces.get(row.source_id)!),
    of('epoch_us', (row) => row.epoch_us),
    bound('from_us', lives?.fromUs),
    bound('to_us', lives?.toUs),
    of('mean_motion_rev_per_day', (row) => row.mean_motion_rev_per_day),
    of('eccentricity', (row) => row.eccentricity),
    of('inclination_deg', (row) => row.inclination_deg),
    of('raan_deg', (row) => row.raan_deg),
    of('argument_of_pericenter_deg', (row) => row.argument_of_pericenter_deg),
    of('mean_anomaly_deg', (row) => row.mean_anomaly_deg),
    of('bstar_per_earth_radius', (row) => row.bstar),
  ];
}
