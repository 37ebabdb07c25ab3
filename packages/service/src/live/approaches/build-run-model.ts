import type { ApproachTable } from '../../runs/approach-table.ts';
import { rankApproachTable, STALE_AFTER_DAYS } from '../../runs/rank-approach-table.ts';
import { descendingFloatKeys, descendingKeys, rowsByKey } from '../../runs/rank-sort-rows.ts';
import { compareRows } from '../../runs/session/merge-tables.ts';
import { resultOfSlices } from '../../runs/stored/stored-result.ts';
import type { BuiltRunModel, RunElementSets, RunModelInput } from './run-model-input.ts';

const DAY_US = 86_400e6;

/**
 * Ranks and orders the rows of a run, and finds what belongs to which object. Heavy (a second at 600,000 rows): for a thread
 * of its own, see {@link buildInThread}.
 */
export function buildRunModel(input: RunModelInput): BuiltRunModel {
  const { runId, startUs, stopUs, approaches } = input;
  const table = 'count' in approaches ? approaches : resultOfSlices(approaches, startUs, stopUs).rows;
  checkOrder(table);
  const sets = placeSets(input.elementSets);
  const places = new Map<number, number>();
  sets.objectIds.forEach((id, place) => {
    places.set(id, place);
  });
  const primary = placesOf(table.primaryId, places);
  const secondary = placesOf(table.secondaryId, places);
  const objectCount = sets.objectIds.length;
  const identical = input.identicalGroups.map((ids) => ids.map((id) => places.get(id) ?? -1).filter((p) => p >= 0));
  const ranking = rankApproachTable({
    table,
    primary,
    secondary,
    objectCount,
    startUs,
    stopUs,
    identical: identical.filter((members) => members.length > 1),
    fleets: fleetNumbers(sets.objectIds, input.fleets),
    isStale: staleness(sets, startUs),
  });
  return {
    runId,
    startUs,
    stopUs,
    table,
    ...sets,
    primary,
    secondary,
    ...ranking,
    bySpeed: rowsByKey(descendingKeys(table.relativeSpeedMmS)),
    byProbability: rowsByKey(descendingFloatKeys(table.maxProbability)),
    groups: groupsOf(ranking.groupOf),
    ...rowsByObject(primary, secondary, objectCount),
    days: rowsByDay(table),
  };
}

/** Pages go on where others end by the order of rows: in a table without it they would go round in circles. */
function checkOrder(table: ApproachTable): void {
  for (let row = 1; row < table.count; row++) {
    if (compareRows(table, row - 1, table, row) > 0) throw new Error(`row ${row} of a run is not in order`);
  }
}

type PlacedSets = Pick<BuiltRunModel, 'objectIds' | 'setStarts' | 'setEpochsUs' | 'setFromUs'>;

function placeSets({ objectIds, epochsUs, fromUs }: RunElementSets): PlacedSets {
  const ids: number[] = [];
  const starts: number[] = [];
  objectIds.forEach((id, set) => {
    const last = ids.at(-1);
    if (last !== undefined && id < last) throw new Error('the element sets of a run are not ascending by object');
    if (id === last) return;
    ids.push(id);
    starts.push(set);
  });
  return {
    objectIds: Int32Array.from(ids),
    setStarts: Int32Array.from([...starts, objectIds.length]),
    setEpochsUs: epochsUs,
    setFromUs: fromUs ?? new Float64Array(objectIds.length).fill(Number.NEGATIVE_INFINITY),
  };
}

/** The element set of an object that is in force at a time: the last that has begun, else its first. */
export function setInForce(sets: PlacedSets, place: number, timeUs: number): number {
  const first = sets.setStarts[place]!;
  let set = sets.setStarts[place + 1]! - 1;
  while (set > first && sets.setFromUs[set]! > timeUs) set--;
  return set;
}

function staleness(sets: PlacedSets, startUs: number): (place: number, tcaUs: number) => boolean {
  const isStale = sets.setEpochsUs.map((epochUs) => (Math.abs(startUs - epochUs) / DAY_US > STALE_AFTER_DAYS ? 1 : 0));
  return (place, tcaUs) => isStale[setInForce(sets, place, tcaUs)] === 1;
}

function placesOf(ids: Int32Array, places: ReadonlyMap<number, number>): Int32Array<ArrayBuffer> {
  return Int32Array.from(ids, (id) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`a row has object ${id}, of which the run has no elements`);
    return place;
  });
}

function fleetNumbers(objectIds: Int32Array, fleets: ReadonlyMap<number, string>): Int32Array {
  const numbers = new Map<string, number>();
  return objectIds.map((id) => {
    const fleet = fleets.get(id);
    if (fleet === undefined) return -1;
    const number = numbers.get(fleet) ?? numbers.size;
    numbers.set(fleet, number);
    return number;
  });
}

function groupsOf(groupOf: Int32Array): number[][] {
  const members = new Map<number, number[]>();
  groupOf.forEach((group, place) => {
    if (group === place) return;
    const list = members.get(group);
    if (list) list.push(place);
    else members.set(group, [group, place]);
  });
  return [...members.values()];
}

function rowsByObject(
  primary: Int32Array,
  secondary: Int32Array,
  objectCount: number,
): Pick<BuiltRunModel, 'rowStarts' | 'rowsOfObjects'> {
  const rowStarts = new Int32Array(objectCount + 1);
  for (let row = 0; row < primary.length; row++) {
    rowStarts[primary[row]! + 1]!++;
    rowStarts[secondary[row]! + 1]!++;
  }
  for (let place = 0; place < objectCount; place++) rowStarts[place + 1]! += rowStarts[place]!;
  const next = rowStarts.slice();
  const rowsOfObjects = new Int32Array(primary.length * 2);
  for (let row = 0; row < primary.length; row++) {
    rowsOfObjects[next[primary[row]!]!++] = row;
    rowsOfObjects[next[secondary[row]!]!++] = row;
  }
  return { rowStarts, rowsOfObjects };
}

function rowsByDay({ tcaUs }: ApproachTable): BuiltRunModel['days'] {
  const counts = new Map<number, number>();
  for (let row = 0; row < tcaUs.length; row++) {
    const day = Math.floor(tcaUs[row]! / DAY_US);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([day, close_approaches]) => ({
      day_utc: new Date((day * DAY_US) / 1000).toISOString().slice(0, 10),
      close_approaches,
    }));
}
