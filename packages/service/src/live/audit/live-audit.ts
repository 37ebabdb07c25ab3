import type { AuditEntry } from '@clearway/contract';
import { type AuditRow, appendAudit, auditPages, listAudit, type Store, verifyAudit } from '@clearway/store';
import { writeText } from '../../files/byte-sink.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import type { LiveAudit } from '../live-accounts.ts';
import { utcOfMicros } from '../runs/run-documents.ts';

/** The audit log, from the database. */
export function liveAudit({ db }: Store, nowUs: () => number): LiveAudit {
  return {
    async note(note) {
      await db.transaction().execute((trx) => appendAudit(trx, note, nowUs()));
    },
    async list({ who, action, ...page }) {
      const limit = pageLimit(page.limit);
      const [before] = page.cursor === undefined ? [] : readCursor(page.cursor, 'audit', 1);
      const rows = await listAudit(db, {
        ...(who === undefined ? {} : { who }),
        ...(action === undefined ? {} : { action }),
        ...(before === undefined ? {} : { before }),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? writeCursor('audit', [shown.at(-1)!.entry]) : null;
      return { items: shown.map(entryOf), next, total: null };
    },
    async writeAll(sink, signal) {
      for await (const page of auditPages(db)) {
        signal?.throwIfAborted();
        await writeText(sink, page.map((row) => `${JSON.stringify(row)}\n`).join(''));
      }
    },
    verify: (kept) => verifyAudit(auditPages(db), kept),
  };
}

function entryOf({ at_us, via, ...row }: AuditRow): AuditEntry {
  return { ...row, via: via as AuditEntry['via'], at_utc: utcOfMicros(at_us) };
}
