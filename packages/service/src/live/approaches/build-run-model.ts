import type { ApproachTable } from '../../runs/approach-table.ts';
import { type RankInput, rankApproachTable, STALE_AFTER_DAYS } from '../../runs/rank-approach-table.ts';
import { descendingFloatKeys, descendingKeys, rowsByKey } from '../../runs/rank-sort-rows.ts';
import { compareRows } from '../../runs/session/merge-tables.ts';
import { resultOfSlices } from '../../runs/stored/stored-result.ts';
import type { BuiltRunModel, RunElementSets, RunEphemerisSpans, RunModelInput } from './run-model-input.ts';
import { EVERYBODY, rowsOfTeam, spansOfTeam, teamsOfSpans } from './run-views.ts';

const DAY_US = 86_400e6;

/**
 * Ranks and orders the rows of a run, and finds what belongs to which object. Heavy (a second at 600,000 rows): for a thread
 * of its own, see {@link buildInThread}.
 */
export function buildRunModel(input: RunModelInput): BuiltRunModel {
  const { startUs, stopUs, approaches } = input;
  const table = 'count' in approaches ? approaches : resultOfSlices(approaches, startUs, stopUs).rows;
  checkOrder(table);
  const { ephemerides = NO_EPHEMERIDES } = input;
  const teams = teamsOfSpans(ephemerides);
  const views = (teams.length === 0 ? [] : [EVERYBODY, ...teams]).map((teamId) => {
    const seen = { approaches: rowsOfTeam(table, ephemerides, teamId), ephemerides: spansOfTeam(ephemerides, teamId) };
    return { teamId, built: { ...builtView({ ...input, ...seen }, seen.approaches), views: [] } };
  });
  return { ...builtView(input, table), views };
}

/** Of the rows that somebody sees. */
function builtView(input: RunModelInput, table: ApproachTable): Omit<BuiltRunModel, 'views'> {
  const { runId, startUs, stopUs } = input;
  const sets = placeSets(input.elementSets, input.ephemerides ?? NO_EPHEMERIDES);
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

type PlacedSets = Pick<BuiltRunModel, 'objectIds' | 'setStarts' | 'setEpochsUs' | 'setFromUs' | 'ephemerides'>;

const NO_EPHEMERIDES: RunEphemerisSpans = {
  objectIds: new Int32Array(0),
  epochsUs: new Float64Array(0),
  fromUs: new Float64Array(0),
  untilUs: new Float64Array(0),
  teamIds: new Int32Array(0),
  whose: new Uint8Array(0),
  replaces: new Uint8Array(0),
};

function placeSets({ objectIds, epochsUs, fromUs }: RunElementSets, ephemerides: RunEphemerisSpans): PlacedSets {
  const ids: number[] = [];
  const starts: number[] = [];
  const withSets = new Set(objectIds);
  const without = [...new Set(ephemerides.objectIds)].filter((id) => !withSets.has(id)).sort((a, b) => b - a);
  objectIds.forEach((id, set) => {
    const last = ids.at(-1);
    if (last !== undefined && id < last) throw new Error('the element sets of a run are not ascending by object');
    if (id === last) return;
    // Objects of which only an ephemeris is known have no sets.
    while (without.length > 0 && without.at(-1)! < id) {
      ids.push(without.pop()!);
      starts.push(set);
    }
    ids.push(id);
    starts.push(set);
  });
  for (const id of without.reverse()) {
    ids.push(id);
    starts.push(objectIds.length);
  }
  return {
    objectIds: Int32Array.from(ids),
    setStarts: Int32Array.from([...starts, objectIds.length]),
    setEpochsUs: epochsUs,
    setFromUs: fromUs ?? new Float64Array(objectIds.length).fill(Number.NEGATIVE_INFINITY),
    ephemerides,
  };
}

/** The element set of an object that is in force at a time: the last that has begun, else its first. */
export function setInForce(sets: PlacedSets, place: number, timeUs: number): number {
  const first = sets.setStarts[place]!;
  let set = sets.setStarts[place + 1]! - 1;
  while (set > first && sets.setFromUs[set]! > timeUs) set--;
  return set;
}

/** What the age of the states of an object counts from, at a time: the epoch of its elements, or when its ephemeris was made. */
export function stateEpochUs(sets: PlacedSets, place: number, timeUs: number, isByEphemeris: boolean): number {
  if (!isByEphemeris) return sets.setEpochsUs[setInForce(sets, place, timeUs)]!;
  const { objectIds, epochsUs, fromUs, untilUs } = sets.ephemerides;
  const id = sets.objectIds[place]!;
  // Of rows rounded to microseconds one may be at the very end of its stretch.
  const at = objectIds.findIndex((each, k) => each === id && timeUs >= fromUs[k]! - 1 && timeUs <= untilUs[k]! + 1);
  return epochsUs[at] ?? Number.NaN;
}

function staleness(sets: PlacedSets, startUs: number): RankInput['isStale'] {
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
