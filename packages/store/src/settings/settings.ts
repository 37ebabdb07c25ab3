import { sql } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A setting that people changed, or undefined. Its shape is its reader's to check. */
export async function readSetting(db: Database, name: string): Promise<unknown> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function writeSetting(db: Database, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await sql`insert into settings (name, value) values (${name}, ${text}::jsonb)
    on conflict (name) do update set value = excluded.value`.execute(db);
}
