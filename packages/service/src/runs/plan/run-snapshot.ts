import { hardBodyRadius } from '@clearway/risk';
import { cutLives } from '@clearway/screening';
import { ephemeridesById, type ObjectRow, readPreparedEphemeris, type Store } from '@clearway/store';
import {
  type CatalogSnapshot,
  changedObjects,
  decodeSnapshot,
  encodeSnapshot,
  restoreSnapshot,
} from '../../catalog/keeping/index.ts';
import { type ObjectUncertainties, pickUncertainties } from '../../covariance/object-uncertainties.ts';
import { type KnownOfObjects, uncertaintiesOfSnapshot } from '../../covariance/run-uncertainties.ts';
import { columnsOfUncertainties, uncertaintiesOfColumns } from '../../covariance/uncertainty-columns.ts';
import { kindFromName, type ObjectKind } from '../rank-object-kind.ts';
import type { SessionEphemeris } from '../session/session-ephemeris.ts';
import { type Column, decodeColumns, encodeColumns } from '../stored/column-codec.ts';
import type { RunCatalog } from '../thread/thread-messages.ts';
import { type RunEphemeris, runEphemerides, screenedMode } from './run-ephemerides.ts';

/** What a run is made from: the chosen element sets, and how large the objects are taken to be. */
export interface RunMaterial {
  readonly snapshot: CatalogSnapshot;
  /** Sizes and covariances by element set. */
  readonly uncertainties: ObjectUncertainties;
  /** Operators' ephemerides that say something of the window, ascending by object. */
  readonly ephemerides: readonly RunEphemeris[];
}

export function materialOf(
  snapshot: CatalogSnapshot,
  known?: KnownOfObjects,
  ephemerides: readonly RunEphemeris[] = [],
): RunMaterial {
  return { snapshot, uncertainties: uncertaintiesOfSnapshot(snapshot, known), ephemerides };
}

/** The columns of sizes and covariances; after them come ephemerides, and numbers that share elements. */
const UNCERTAINTY_COLUMNS = 5;

/** What a run keeps: enough to make its material again, and to tell what another one has changed. */
export function encodeMaterial({ snapshot, uncertainties, ephemerides }: RunMaterial): Uint8Array<ArrayBuffer> {
  return encodeColumns([
    encodeSnapshot(snapshot),
    ...columnsOfUncertainties(uncertainties),
    Float64Array.from(ephemerides.flatMap(({ ephemerisId, id }) => [ephemerisId, id])),
    Int32Array.from(snapshot.identicalGroups.flatMap((group) => [group.length, ...group])),
  ]);
}

/** Numbers of the ephemerides that a run kept, each with its object. */
export function keptEphemerides(columns: readonly Column[]): (readonly [ephemerisId: number, id: number])[] {
  const pairs = columns[UNCERTAINTY_COLUMNS] ?? new Float64Array(0);
  return Array.from({ length: pairs.length / 2 }, (_, k) => [pairs[2 * k]!, pairs[2 * k + 1]!] as const);
}

/** Numbers that shared one set of elements, as a run kept them; null where it kept nothing of it. */
export function keptIdenticalGroups(columns: readonly Column[]): number[][] | null {
  const numbers = columns[UNCERTAINTY_COLUMNS + 1];
  if (numbers === undefined) return null;
  const groups: number[][] = [];
  for (let at = 0; at < numbers.length; at += 1 + numbers[at]!) {
    groups.push([...numbers.subarray(at + 1, at + 1 + numbers[at]!)]);
  }
  return groups;
}

/** The material of a run again, from what it kept. Throws UserError where element sets are gone. */
export async function restoreMaterial(store: Store, kept: Uint8Array): Promise<RunMaterial> {
  const [packed, ...columns] = decodeColumns(kept);
  const snapshot = await restoreSnapshot(store, packed as Uint8Array);
  const ids = keptEphemerides(columns).map(([ephemerisId]) => ephemerisId);
  const ephemerides = runEphemerides(await ephemeridesById(store.db, ids));
  return { snapshot, uncertainties: uncertaintiesOfColumns(columns), ephemerides };
}

/** The objects, ascending, that are not screened exactly as they were in the run that kept `before`: new, gone, of other elements or size. */
export function changedSince(before: Uint8Array, material: RunMaterial): number[] {
  const [packed, ...columns] = decodeColumns(before);
  const [radiiM] = columns as [Float64Array];
  const older = decodeSnapshot(packed as Uint8Array);
  const { rows, startUs, stopUs, lives } = material.snapshot;
  const newer = {
    startUs,
    stopUs,
    lives,
    objectIds: Int32Array.from(rows, (row) => row.object_id),
    elementSetIds: Float64Array.from(rows, (row) => row.element_set_id),
  };
  const changed = changedObjects(older, newer);
  const sizes = new Map<number, number>();
  for (const [k, id] of older.objectIds.entries()) sizes.set(id, radiiM[k]!);
  for (const [k, id] of newer.objectIds.entries())
    if (sizes.get(id) !== material.uncertainties.radiiM[k]) changed.add(id);
  for (const id of withOtherEphemerides(keptEphemerides(columns), material.ephemerides)) changed.add(id);
  return [...changed].sort((a, b) => a - b);
}

/** Objects of which an ephemeris came or went: their element sets hold at other times. */
function withOtherEphemerides(
  older: readonly (readonly [ephemerisId: number, id: number])[],
  newer: readonly RunEphemeris[],
): Set<number> {
  const [before, now] = [new Map(older), new Map(newer.map(({ ephemerisId, id }) => [ephemerisId, id]))];
  const went = [...before].filter(([ephemerisId]) => !now.has(ephemerisId));
  const came = [...now].filter(([ephemerisId]) => !before.has(ephemerisId));
  return new Set([...went, ...came].map(([, id]) => id));
}

/** As the session takes it: element sets hold where no ephemeris stands for them. Throws an Error where ephemerides are gone. */
export async function catalogOfMaterial(material: RunMaterial, store: Store): Promise<RunCatalog> {
  const { snapshot, uncertainties } = material;
  const ephemerides = material.ephemerides.map((each) => ({ ...each, mode: screenedMode(each) }));
  const { elements, identicalGroups, lives } = snapshot;
  const { indices, ...inForce } = cutLives(elements, lives ?? null, ephemerides);
  const isCut = indices.length !== elements.length || indices.some((i, k) => i !== k);
  return {
    elements: isCut ? indices.map((i) => elements[i]!) : elements,
    identicalGroups,
    uncertainties: isCut ? pickUncertainties(uncertainties, indices) : uncertainties,
    lives: inForce,
    ephemerides: await sessionEphemerides(material, store),
  };
}

async function sessionEphemerides(material: RunMaterial, store: Store): Promise<SessionEphemeris[]> {
  const { ephemerides, uncertainties, snapshot } = material;
  const found: SessionEphemeris[] = [];
  for (const { ephemerisId, teamId, ...own } of ephemerides) {
    if (own.spans.length === 0) continue;
    const each = { ...own, mode: screenedMode({ teamId, mode: own.mode }) };
    const packed = await readPreparedEphemeris(store.db, ephemerisId);
    if (!packed) throw new Error(`ephemeris ${ephemerisId} is gone`);
    const place = snapshot.elements.findIndex(({ id }) => id === each.id);
    const kind = snapshot.objects.get(each.id)?.kind;
    const size =
      place >= 0
        ? { radiusM: uncertainties.radiiM[place]!, sigmaM: uncertainties.radiusSigmasM[place]! }
        : hardBodyRadius(each.id, kind === undefined ? kindFromName(each.name) : physicalKind(kind), {});
    found.push({ ...each, ...size, packed: new Uint8Array(packed) });
  }
  return found;
}

function physicalKind(kind: ObjectRow['kind']): ObjectKind {
  return kind === 'rocket-body' ? 'rocket body' : kind;
}
