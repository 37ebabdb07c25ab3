import { sql } from 'kysely';
import type { Database } from '../schema/database.ts';

const LOOKS = 3;

/** What the clock of this process lacks to that of the database, microseconds; by the quickest of some answers, half of whose time it may be off. */
export async function clockOffsetUs(db: Database): Promise<number> {
  let best = { tookMs: Number.POSITIVE_INFINITY, offsetUs: 0 };
  for (let look = 0; look < LOOKS; look++) {
    const begun = performance.now();
    const fromMs = Date.now();
    const { rows } = await sql<{ us: number }>`
      select (extract(epoch from clock_timestamp()) * 1000000)::int8 as us`.execute(db);
    const tookMs = performance.now() - begun;
    if (tookMs < best.tookMs) best = { tookMs, offsetUs: rows[0]!.us - (fromMs + tookMs / 2) * 1000 };
  }
  return Math.round(best.offsetUs);
}
