import { reportDocument } from '@clearway/service';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { closeApproachesFile } from './close-approaches/close-approaches-file.ts';
import { parseListQuery } from './close-approaches/list-query.ts';
import { listRows } from './close-approaches/list-rows.ts';
import { listedDocument } from './close-approaches/listed-approach.ts';
import { type CurrentRun, type PublishedRun, secondsLeft } from './current-run/current-run.ts';
import { pageAssets } from './page/page-assets.ts';
import { progressDetail, progressTitle, renderProgressPage } from './page/render-progress.ts';
import { renderResultPage } from './page/render-result.ts';
import { problem, problemResponse } from './security/problem.ts';
import { securityHeaders } from './security/security-headers.ts';

/**
 * The page and the API over the current run. Everything answers at once, whatever is being computed: until a run is
 * published the page shows progress and the lists answer 503 with Retry-After.
 */
export function createApp(current: CurrentRun, now: () => Date = () => new Date()): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.use('/', compress());
  app.use('/api/*', compress());
  app.onError((error, context) => problem(context, error));
  app.notFound((context) =>
    problemResponse(context, 404, 'not-found', `there is no ${context.req.path.slice(0, 80)}`, 'start at /'),
  );

  app.get('/', (context) => {
    const query = parseListQuery(context.req.query(), { list: 'ranked', sort: 'miss' });
    const page = current.run ? renderResultPage(current.run, query, now()) : renderProgressPage(current, now());
    return context.html(page);
  });
  for (const asset of pageAssets()) {
    app.get(asset.path, (context) =>
      context.body(asset.body, 200, { 'content-type': asset.contentType, 'cache-control': 'no-cache' }),
    );
  }

  app.get('/api/v1/health', (context) => context.json(healthDocument(current, now())));
  app.get('/api/v1/close-approaches', (context) => {
    const published = current.run;
    if (published === null) return notYet(context, current);
    const query = parseListQuery(context.req.query(), { list: 'all', sort: 'tca' });
    const { rows, total } = listRows(published, query);
    const items = Array.from(rows, (row) => listedDocument(published, row));
    return context.json({ ...headOf(published), total, limit: query.limit, offset: query.offset, items });
  });
  app.get('/api/v1/report', (context) =>
    current.run ? context.json(reportDocument(current.run.run.report)) : notYet(context, current),
  );
  app.get('/close-approaches.csv', (context) =>
    current.run ? closeApproachesFile(current.run) : notYet(context, current),
  );
  return app;
}

function headOf({ run, provenance }: PublishedRun): Record<string, unknown> {
  const { window, threshold_km } = reportDocument({
    ...run.report,
    objects: { ...run.report.objects, rejected: [], duplicates: [], stale: [] },
  });
  return { window, threshold_km, source: provenance.source, synthetic: provenance.synthetic };
}

function healthDocument(current: CurrentRun, now: Date): Record<string, unknown> {
  const { state, run } = current;
  const left = secondsLeft(state, now);
  return {
    status: 'ok',
    phase: state.phase,
    title: progressTitle(state.phase),
    detail: progressDetail(current, now),
    progress: Math.round(state.fraction * 10_000) / 10_000,
    close_approaches: state.closeApproaches,
    seconds_left: left === null ? null : Math.round(left),
    objects: run?.run.report.objects.screened ?? null,
    finished_utc: run?.finishedAt.toISOString() ?? null,
  };
}

function notYet(context: Context, current: CurrentRun): Response {
  context.header('retry-after', '5');
  const detail = `${current.state.detail}; progress is at /api/v1/health`;
  return problemResponse(context, 503, 'not-ready', 'the screening is still running', detail);
}
