import { setImmediate } from 'node:timers/promises';
import { type Database, type ObjectRow, objectsById, upsertObjects } from '@clearway/store';
import { kindFromName, type ObjectKind } from '../../runs/rank-object-kind.ts';
import { canManoeuvre } from '../../runs/rank-object-owner.ts';
import type { SatcatObject } from '../satcat-object.ts';
import { rowsOfSatcat, storedKind } from './object-rows.ts';

/** As many as are written before the thread serves others. */
const AT_ONCE = 2000;

/**
 * Stores what a satellite catalogue says. A catalogue of owners and kinds alone (without names) changes nothing else of the
 * objects that are there. To be run in a transaction: everything is taken in or nothing. Gives how many objects are new or
 * changed.
 */
export async function takeSatcat(
  db: Database,
  satcat: ReadonlyMap<number, SatcatObject>,
  updatedUs: number,
): Promise<number> {
  let changed = 0;
  let some: ObjectRow[] = [];
  const flush = async (): Promise<void> => {
    changed += await upsertObjects(db, await keepingNames(db, some, satcat));
    some = [];
    await setImmediate();
  };
  for (const row of rowsOfSatcat(satcat, updatedUs)) {
    some.push(row);
    if (some.length === AT_ONCE) await flush();
  }
  await flush();
  return changed;
}

async function keepingNames(
  db: Database,
  rows: readonly ObjectRow[],
  satcat: ReadonlyMap<number, SatcatObject>,
): Promise<readonly ObjectRow[]> {
  const nameless = rows.filter(({ object_id }) => satcat.get(object_id)!.name === null);
  if (nameless.length === 0) return rows;
  const found = await objectsById(
    db,
    nameless.map(({ object_id }) => object_id),
  );
  const there = new Map(found.map((row) => [row.object_id, row]));
  return rows.map((row) => {
    const object = satcat.get(row.object_id)!;
    const before = object.name === null ? there.get(row.object_id) : undefined;
    if (before === undefined) return row;
    const kind = object.kind ?? kindOf(before);
    return {
      ...before,
      kind: storedKind(kind),
      owner: object.owner ?? before.owner,
      manoeuvrable: canManoeuvre(kind, before.fleet) ?? before.manoeuvrable,
      updated_us: row.updated_us,
    };
  });
}

function kindOf({ kind, name }: ObjectRow): ObjectKind {
  if (kind === 'rocket-body') return 'rocket body';
  return kind === 'unknown' ? kindFromName(name) : kind;
}
