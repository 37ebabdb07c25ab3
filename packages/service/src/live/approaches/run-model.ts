import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import {
  type CloseApproachDocument,
  type CloseApproachQuery,
  type Page,
  ROW_CLASSES,
  type RowClass,
  type StateSource,
} from '@clearway/contract';
import { riskDocument } from '../../covariance/write-risk.ts';
import { PRIMARY_BY_EPHEMERIS, SECONDARY_BY_EPHEMERIS } from '../../runs/approach-table.ts';
import { createKeptAnswers } from '../cursors/kept-answers.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import { filterKey, type WatchlistMembers } from '../objects/encounter-filter.ts';
import { type KnownObjects, partyOf } from '../objects/party.ts';
import { stateEpochUs } from './build-run-model.ts';
import { type ListedRun, type MatchingRows, matchingRows, placeOfObject, rowsAfter } from './matching-rows.ts';
import { placeOfRow, type RowPlace, rowOrders } from './row-orders.ts';
import type { BuiltRunModel } from './run-model-input.ts';

/** One of the two objects of a row. */
export interface RowSide {
  /** TCA − epoch of the elements in force, or when the ephemeris was made, days. */
  readonly ageDays: number;
  readonly source: StateSource;
  /** Numbers of what shares its elements or stays beside it. */
  readonly company: readonly number[];
}

/** The close approaches of one run, to be listed. */
export interface RunModel {
  readonly built: BuiltRunModel;
  readonly runId: number;
  /** How many rows there are. */
  readonly count: number;
  /** Throws UserError where limit, cursor, time or watchlist cannot be meant. */
  readonly list: (query: CloseApproachQuery) => Page<CloseApproachDocument>;
  readonly document: (row: number) => CloseApproachDocument;
  /** What a row knows of its primary and its secondary. */
  readonly sidesOf: (row: number) => readonly [RowSide, RowSide];
  /** Rows of an object by TCA; none where the run has it not. */
  readonly rowsOfObject: (id: number) => Int32Array;
  readonly classOfRow: (row: number) => RowClass;
  /** The members of watchlists have changed. */
  readonly forgetLists: () => void;
}

const NOBODY: readonly number[] = [];

/** What is kept of answered lists, bytes. */
const BYTES_KEPT = 24e6;

/** Reads a run that {@link buildRunModel} made; names and owners are those that `objects` knows now. */
export function openRunModel(
  built: BuiltRunModel,
  objects: KnownObjects,
  members: WatchlistMembers = () => undefined,
): RunModel {
  const orders = rowOrders(built);
  const kept = createKeptAnswers<MatchingRows>(BYTES_KEPT, (matching) =>
    'rows' in matching ? matching.rows.byteLength + 1000 : matching.marks.byteLength,
  );
  let keptRevision = -1;
  let listed: ListedRun = { built, summaries: [], members };
  const companions = companionsOf(built);

  const sideOf = (place: number, other: number, tcaUs: number, isByEphemeris: boolean): RowSide => {
    const epochUs = stateEpochUs(built, place, tcaUs, isByEphemeris);
    return {
      ageDays: rounded((tcaUs - epochUs) / 86_400e6, 6),
      source: isByEphemeris ? 'ephemeris' : 'element_set',
      company: companions.get(place)?.filter((id) => id !== built.objectIds[other]) ?? NOBODY,
    };
  };
  const sidesOf = (row: number): readonly [RowSide, RowSide] => {
    const [primary, secondary, tcaUs] = [built.primary[row]!, built.secondary[row]!, built.table.tcaUs[row]!];
    const sources = built.table.stateSources[row]!;
    return [
      sideOf(primary, secondary, tcaUs, (sources & PRIMARY_BY_EPHEMERIS) !== 0),
      sideOf(secondary, primary, tcaUs, (sources & SECONDARY_BY_EPHEMERIS) !== 0),
    ];
  };
  const document = (row: number): CloseApproachDocument => {
    const { table } = built;
    const [primary, secondary] = sidesOf(row);
    return {
      run_id: built.runId,
      class: ROW_CLASSES[built.classOfRow[row]!]!,
      primary: partyOf(objects, table.primaryId[row]!, primary.ageDays, primary.company),
      secondary: partyOf(objects, table.secondaryId[row]!, secondary.ageDays, secondary.company),
      tca_utc: utc(table.tcaUs[row]!),
      miss_distance_km: table.missDistanceMm[row]! / 1e6,
      relative_speed_km_s: table.relativeSpeedMmS[row]! / 1e6,
      radial_km: table.radialMm[row]! / 1e6,
      in_track_km: table.inTrackMm[row]! / 1e6,
      cross_track_km: table.crossTrackMm[row]! / 1e6,
      entry_utc: utc(table.entryUs[row]!),
      exit_utc: utc(table.exitUs[row]!),
      co_located: table.coLocated[row] === 1,
      ...riskDocument(
        table.maxProbability[row]!,
        table.probability[row]!,
        table.probabilityMethod[row]!,
        table.probabilityBasis[row]!,
      ),
      primary_source: primary.source,
      secondary_source: secondary.source,
    };
  };
  return {
    built,
    runId: built.runId,
    count: built.table.count,
    list(query) {
      const limit = pageLimit(query.limit);
      const { list = 'ranked', sort = 'miss', include = [] } = query;
      const order = orders[sort];
      if (objects.revision() !== keptRevision) {
        kept.clear();
        keptRevision = objects.revision();
        listed = { built, summaries: Array.from(built.objectIds, (id) => objects.summary(id)), members };
      }
      const matching = kept.get(`${list} ${sort} ${include.toSorted().join(' ')} ${filterKey(query)}`, () =>
        matchingRows(listed, query, order),
      );
      const name = `approach-${sort}`;
      const after = query.cursor === undefined ? null : (readCursor(query.cursor, name, 4) as unknown as RowPlace);
      // One more than is shown tells whether there are more.
      const rows = rowsAfter(built, matching, order, after, limit + 1);
      const shown = rows.slice(0, limit);
      return {
        items: shown.map(document),
        next: rows.length > limit ? writeCursor(name, placeOfRow(built, order, shown.at(-1)!)) : null,
        total: matching.count,
      };
    },
    document,
    sidesOf,
    rowsOfObject(id) {
      const place = placeOfObject(built, id);
      if (place === -1) return new Int32Array(0);
      return built.rowsOfObjects.subarray(built.rowStarts[place], built.rowStarts[place + 1]);
    },
    classOfRow: (row) => ROW_CLASSES[built.classOfRow[row]!]!,
    forgetLists: () => kept.clear(),
  };
}

/** Of each place in a group the numbers of the others. */
function companionsOf({ groups, objectIds }: BuiltRunModel): ReadonlyMap<number, readonly number[]> {
  const companions = new Map<number, readonly number[]>();
  for (const places of groups) {
    for (const place of places) {
      companions.set(
        place,
        places.filter((other) => other !== place).map((other) => objectIds[other]!),
      );
    }
  }
  return companions;
}

function utc(micros: number): string {
  return formatUtc(utcFromUnixMicros(micros));
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  // Adding 0 turns a negative zero into zero.
  return Math.round(value * scale) / scale + 0;
}
