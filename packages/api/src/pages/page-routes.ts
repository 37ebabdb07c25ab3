import type { LiveService } from '@clearway/service';
import { sendText } from '../answers/send-body.ts';
import type { RequestContext } from '../routes/route.ts';
import { renderApproachPage } from './approach-page.ts';
import { renderEventPage } from './event-page.ts';
import type { Navigation } from './live-frame.ts';
import { pageAssets } from './page-assets.ts';
import { readApproachPage, readEventPage } from './page-query.ts';
import { renderLiveProgress } from './progress-page.ts';
import type { Markup } from './render-page.ts';

/** A page or a file that pages refer to. */
export interface PageRoute {
  readonly path: string;
  answer(context: RequestContext): Response | Promise<Response>;
}

const HTML = 'text/html; charset=utf-8';

/** Until a run is published the pages show progress. */
export function pageRoutes(service: LiveService, navigation: Navigation, now: () => Date): PageRoute[] {
  const page = (path: string, render: (context: RequestContext) => Promise<Markup>): PageRoute => ({
    path,
    answer: async (context) => sendText(context, String(await render(context)), HTML),
  });
  return [
    page('/close-approaches', async (context) => {
      const query = readApproachPage(context.req.query());
      const run = service.runs.current();
      if (run === null) return renderLiveProgress(service.health(), navigation('/close-approaches'));
      return renderApproachPage(service, run, query, { navigation, now: now() });
    }),
    page('/events', async (context) => {
      const query = readEventPage(context.req.query());
      if (service.runs.current() === null) return renderLiveProgress(service.health(), navigation('/events'));
      return renderEventPage(service, query, navigation);
    }),
    ...pageAssets().map(({ path, body, contentType }) => ({
      path,
      answer: (context: RequestContext) => sendText(context, body, contentType),
    })),
  ];
}
