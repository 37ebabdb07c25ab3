import { UserError } from '@clearway/astro';
import type { RunDocument, RunProgress } from '@clearway/contract';
import { findRun, listRuns, type RunRow, type Store } from '@clearway/store';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import type { LiveRuns } from '../live-service.ts';
import type { CurrentRun } from './current-run.ts';
import { runDocument } from './run-documents.ts';

export interface RunControl {
  readonly store: Store;
  readonly current: () => CurrentRun | null;
  readonly progressOf: (runId: number) => RunProgress | null;
  /** Plans a run now. */
  readonly request: (kind: 'full' | 'incremental' | undefined) => Promise<RunRow>;
  readonly cancel: (runId: number) => Promise<void>;
}

/** The runs, and what may be asked of them. */
export function liveRuns({ store, current, progressOf, request, cancel }: RunControl): LiveRuns {
  const document = (row: RunRow): RunDocument =>
    runDocument(row, current()?.row.run_id ?? null, progressOf(row.run_id));
  const find = async (runId: number): Promise<RunRow> => {
    const row = await findRun(store.db, runId);
    if (!row) throw new UserError('unknown', `there is no run ${runId}`, 'see the list of runs');
    return row;
  };
  return {
    list: async (page) => {
      const limit = pageLimit(page.limit);
      const [before] = page.cursor === undefined ? [] : readCursor(page.cursor, 'runs', 1);
      const rows = await listRuns(store.db, { limit: limit + 1, ...(before === undefined ? {} : { before }) });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? writeCursor('runs', [last.run_id]) : null;
      return { items: shown.map(document), next, total: null };
    },
    find: async (runId) => {
      const row = await findRun(store.db, runId);
      return row ? document(row) : null;
    },
    current: () => {
      const run = current();
      return run && document(run.row);
    },
    request: async ({ kind }) => document(await request(kind)),
    cancel: async (runId) => {
      const row = await find(runId);
      if (row.state !== 'planned' && row.state !== 'running') {
        throw new UserError(
          'conflict',
          `run ${runId} is ${row.state}`,
          'only runs that are planned or running can be cancelled',
        );
      }
      await cancel(runId);
      return document(await find(runId));
    },
  };
}
