import type { Migration } from 'kysely/migration';
import { up as firstTables } from './0001-first-tables.ts';
import { up as sourceMemory } from './0002-source-memory.ts';
import { up as signals } from './0003-signals.ts';

/**
 * All migrations, in their order. One that has been released never changes: the next one mends it. There is no way back but
 * a backup, as undoing a change of tables loses what was stored since.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
  '0002-source-memory': { up: sourceMemory },
  '0003-signals': { up: signals },
};
