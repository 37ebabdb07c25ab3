import { cancelRun, currentRun, findRun, listRuns, type RunDocument, requestRun } from '@clearway/contract';
import { UserError } from '@clearway/service';
import { documentRoute, found, pageRoute, type Route, type RouteSurroundings } from './route.ts';

export function runRoutes({ service: { runs } }: RouteSurroundings): Route[] {
  return [
    pageRoute(listRuns, ({ query }) => runs.list(query)),
    documentRoute(
      requestRun,
      ({ body }) => runs.request(body),
      ({ run_id }: RunDocument) => `/api/v1/runs/${run_id}`,
    ),
    // Before runs/{run_id}, of which `current` would be a number.
    documentRoute(currentRun, () => {
      const run = runs.current();
      if (run === null) throw new UserError('not-ready', 'no run is published yet', 'progress is at /api/v1/health');
      return run;
    }),
    documentRoute(findRun, ({ path }) => known(path.run_id)),
    documentRoute(cancelRun, async ({ path }) => {
      await known(path.run_id);
      return runs.cancel(path.run_id);
    }),
  ];

  async function known(runId: number): Promise<RunDocument> {
    return found(await runs.find(runId), `run ${runId}`);
  }
}
