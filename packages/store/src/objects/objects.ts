import { type RawBuilder, sql } from 'kysely';
import { columnNames, columnsOf, portions, rowsAsTable } from '../bulk-writes/columns.ts';
import type { Database, Row } from '../schema/database.ts';

/** What satellite catalogues alone say may be left out: nobody says it then. */
export type ObjectRow = Omit<Row<'objects'>, 'in_orbit' | 'has_elements'> & {
  readonly in_orbit?: boolean | null;
  readonly has_elements?: boolean | null;
};

const COLUMNS = columnsOf<ObjectRow>({
  object_id: 'int4',
  name: 'text',
  cospar: 'text',
  kind: 'text',
  owner: 'text',
  size_class: 'text',
  radar_cross_section_m2: 'float8',
  status: 'text',
  manoeuvrable: 'boolean',
  fleet: 'text',
  launched_us: 'int8',
  decayed_us: 'int8',
  updated_us: 'int8',
  in_orbit: 'boolean',
  has_elements: 'boolean',
});

/** What makes an object another one: all but its id and when it was written. */
const DESCRIPTION = COLUMNS.filter(({ name }) => name !== 'object_id' && name !== 'updated_us').map(({ name }) => name);

/** What a description may leave out (null): then what is known stays. Names are left out as `OBJECT 25544`. */
const MAY_BE_LEFT_OUT: ReadonlySet<string> = new Set(['cospar', 'fleet', 'manoeuvrable', 'size_class']);

/** The value of a column after an object has been described anew. */
function described(name: string): RawBuilder<unknown> {
  const given = sql.ref(`excluded.${name}`);
  const known = sql.ref(`objects.${name}`);
  if (name === 'name') {
    return sql`case when excluded.name = 'OBJECT ' || excluded.object_id then objects.name else excluded.name end`;
  }
  return MAY_BE_LEFT_OUT.has(name) ? sql`coalesce(${given}, ${known})` : given;
}

/** Writes objects as given; those that say nothing new stay untouched. Gives how many were new or changed. */
export async function upsertObjects(db: Database, objects: readonly ObjectRow[]): Promise<number> {
  const old = sql.join(DESCRIPTION.map((name) => sql.ref(`objects.${name}`)));
  const given = sql.join(DESCRIPTION.map(described));
  const changes = sql.join([...DESCRIPTION, 'updated_us'].map((name) => sql`${sql.ref(name)} = ${described(name)}`));
  let changed = 0;
  // One of a number in a statement: PostgreSQL refuses to change a row twice.
  for (const rows of portions([...new Map(objects.map((each) => [each.object_id, each])).values()])) {
    const { numAffectedRows } = await sql`
      insert into objects (${columnNames(COLUMNS)}) select * from ${rowsAsTable(rows, COLUMNS)}
      on conflict (object_id) do update set ${changes} where (${old}) is distinct from (${given})`.execute(db);
    changed += Number(numAffectedRows);
  }
  return changed;
}

/** Adds those not there yet, and leaves the others as they are: objects of which only elements have arrived. */
export async function addMissingObjects(db: Database, objects: readonly ObjectRow[]): Promise<number> {
  let added = 0;
  for (const rows of portions(objects)) {
    const { numAffectedRows } = await sql`
      insert into objects (${columnNames(COLUMNS)}) select * from ${rowsAsTable(rows, COLUMNS)}
      on conflict (object_id) do nothing`.execute(db);
    added += Number(numAffectedRows);
  }
  return added;
}

export async function findObject(db: Database, objectId: number): Promise<ObjectRow | undefined> {
  return db.selectFrom('objects').selectAll().where('object_id', '=', objectId).executeTakeFirst();
}

/** All objects by number, in pages, so that no page holds up the thread that receives it. */
export async function* objectPages(db: Database, pageSize = 2000): AsyncGenerator<readonly ObjectRow[]> {
  for (let after = -1; ; ) {
    const page = await db
      .selectFrom('objects')
      .selectAll()
      .where('object_id', '>', after)
      .orderBy('object_id')
      .limit(pageSize)
      .execute();
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.object_id;
  }
}

/**
 * Those of these numbers that are there, ascending. At most a few thousand at a time. As one text of JSON, which is got three times
 * faster than rows, of which each value goes through the driver.
 */
export async function objectsById(db: Database, ids: readonly number[]): Promise<readonly ObjectRow[]> {
  const { rows } = await sql<{ packed: string | null }>`
    select json_agg(json_build_array(${columnNames(COLUMNS)}) order by object_id)::text as packed from objects
    where object_id = any(${ids}::int4[])`.execute(db);
  const found = JSON.parse(rows[0]?.packed ?? '[]') as readonly (readonly unknown[])[];
  return found.map((values) => Object.fromEntries(COLUMNS.map(({ name }, at) => [name, values[at]])) as ObjectRow);
}

/** How many objects there are of each kind, in orbit or not, with elements or not. */
export interface ObjectCount {
  readonly kind: ObjectRow['kind'];
  readonly in_orbit: boolean | null;
  readonly has_elements: boolean | null;
  readonly objects: number;
}

export async function countObjects(db: Database): Promise<readonly ObjectCount[]> {
  const { rows } = await sql<ObjectCount>`
    select kind, in_orbit, has_elements, count(*) as objects from objects
    group by kind, in_orbit, has_elements order by kind, in_orbit, has_elements`.execute(db);
  return rows;
}

/** Objects that decayed before a time, and have element sets with epochs from another time on. */
export async function countDecayed(
  db: Database,
  { decayedBeforeUs, epochFromUs }: { decayedBeforeUs: number; epochFromUs: number },
): Promise<number> {
  const { rows } = await sql<{ objects: number }>`
    select count(*) as objects from objects where decayed_us < ${decayedBeforeUs} and exists (
      select from element_sets where element_sets.object_id = objects.object_id and epoch_us >= ${epochFromUs})`.execute(
    db,
  );
  return rows[0]!.objects;
}
