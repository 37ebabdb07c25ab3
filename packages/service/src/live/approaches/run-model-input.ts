import type { RowClass } from '@clearway/contract';
import type { ApproachTable } from '../../runs/approach-table.ts';

/** What the read model of a run is made of. Times are microseconds since 1970-01-01 UTC. */
export interface RunModelInput {
  readonly runId: number;
  readonly startUs: number;
  readonly stopUs: number;
  /** The rows: a table, or the run's slices as stored, the resolved one last (`resultOfSlices`). */
  readonly approaches: ApproachTable | readonly Uint8Array[];
  readonly elementSets: RunElementSets;
  /** Where operators' ephemerides held, ascending by object; absent where there were none. */
  readonly ephemerides?: RunEphemerisSpans;
  /** Fleets by catalogue number, of the objects that belong to one. */
  readonly fleets: ReadonlyMap<number, string>;
  /** Catalogue numbers that share one set of elements. */
  readonly identicalGroups: readonly (readonly number[])[];
}

/** The element sets that a run used, ascending by object, those of one object by when they came into force. */
export interface RunElementSets {
  readonly objectIds: Int32Array;
  readonly epochsUs: Float64Array;
  /** From when each is in force; null where each object has one set. */
  readonly fromUs: Float64Array | null;
}

/** Stretches of ephemerides, in one list: of which object, from when until when, and what their age counts from. */
export interface RunEphemerisSpans {
  readonly objectIds: Int32Array;
  readonly epochsUs: Float64Array;
  readonly fromUs: Float64Array;
  readonly untilUs: Float64Array;
  /** Of each the team that brought it, 0 for everybody's, and by which number rows know whose it is. */
  readonly teamIds: Int32Array;
  readonly whose: Uint8Array;
  /** 1 where it stands for the element set of its object in what its team sees. */
  readonly replaces: Uint8Array;
}

/** A run ready to be read: typed arrays and small plain data, so that threads can hand it on. */
export interface BuiltRunModel {
  readonly runId: number;
  readonly startUs: number;
  readonly stopUs: number;
  /** By TCA, then by ids. */
  readonly table: ApproachTable;
  /** Catalogue numbers of the run's objects, ascending; what follows speaks of objects as places in it. */
  readonly objectIds: Int32Array;
  /** The element sets of the object in place k are those from `setStarts[k]` to `setStarts[k + 1]`. */
  readonly setStarts: Int32Array;
  readonly setEpochsUs: Float64Array;
  readonly setFromUs: Float64Array;
  readonly ephemerides: RunEphemerisSpans;
  /** The objects of each row. */
  readonly primary: Int32Array;
  readonly secondary: Int32Array;
  /** Of each row a place in `ROW_CLASSES`. */
  readonly classOfRow: Uint8Array;
  readonly counts: Readonly<Record<RowClass, number>>;
  /** All rows: closest first, fastest first, most probable first (those without last); ties in the table's order. */
  readonly byMiss: Int32Array;
  readonly bySpeed: Int32Array;
  readonly byProbability: Int32Array;
  /** Of each pair that stays together its closest row, closest first, and how many rows it has. */
  readonly coLocatedRows: Int32Array;
  readonly coLocatedCounts: Int32Array;
  /** Of each object the first of its group. */
  readonly groupOf: Int32Array;
  /** Groups of two and more: places of their members. */
  readonly groups: readonly (readonly number[])[];
  /** Rows of the object in place k: `rowsOfObjects` from `rowStarts[k]` to `rowStarts[k + 1]`, ascending. */
  readonly rowStarts: Int32Array;
  readonly rowsOfObjects: Int32Array;
  /** How many rows have their TCA on each UTC day, `2026-03-10`. */
  readonly days: readonly { readonly day_utc: string; readonly close_approaches: number }[];
  /** The run as others see it than who sees everything: everybody (team 0), and each team that brought ephemerides; empty where none did. */
  readonly views: readonly { readonly teamId: number; readonly built: BuiltRunModel }[];
}
