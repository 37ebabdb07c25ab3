import type { Migration } from 'kysely/migration';
import { up as firstTables } from './0001-first-tables.ts';
import { up as sourceMemory } from './0002-source-memory.ts';
import { up as signals } from './0003-signals.ts';
import { up as messages } from './0004-messages.ts';
import { up as ephemerides } from './0005-ephemerides.ts';
import { up as earthData } from './0006-earth-data.ts';
import { up as plans } from './0007-plans.ts';
import { up as alerts } from './0008-alerts.ts';
import { up as accounts } from './0009-accounts.ts';
import { up as teamAlerts } from './0012-team-alerts.ts';

/**
 * All migrations, in their order. One that has been released never changes: the next one mends it. There is no way back but
 * a backup, as undoing a change of tables loses what was stored since.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
  '0002-source-memory': { up: sourceMemory },
  '0003-signals': { up: signals },
  '0004-messages': { up: messages },
  '0005-ephemerides': { up: ephemerides },
  '0006-earth-data': { up: earthData },
  '0007-plans': { up: plans },
  '0008-alerts': { up: alerts },
  '0009-accounts': { up: accounts },
  '0012-team-alerts': { up: teamAlerts },
};
