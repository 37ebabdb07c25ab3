import { listRuns, type Store } from '@clearway/store';
import { ENGINE_VERSION, isOfProgram, settingsOf } from '../../runs/dispatch/run-jobs.ts';

/** Looks for runs that another version of the program makes, of which none of the work is done here; `tell` is told once of each. */
export function createVersionWatch(
  store: Store,
  program: string,
  tell: (message: string) => void,
): () => Promise<void> {
  const told = new Set<number>();
  return async () => {
    for (const run of await listRuns(store.db, { states: ['planned', 'running'] })) {
      if (isOfProgram(run, program) || told.has(run.run_id)) continue;
      told.add(run.run_id);
      const settings = settingsOf(run);
      tell(
        `run ${run.run_id} is made by Clearway ${settings.program ?? '(older)'}, engine ${settings.engine_version}; this is ${program}, ` +
          `engine ${ENGINE_VERSION}, and takes none of its slices: bring all machines to one version`,
      );
    }
  };
}
