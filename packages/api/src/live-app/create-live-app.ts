import { allOperations } from '@clearway/contract';
import type { LiveService } from '@clearway/service';
import { Hono } from 'hono';
import { StoredAnswers } from '../answers/stored-answers.ts';
import { documentationRoutes } from '../documentation/documentation-routes.ts';
import { createMetrics } from '../observation/metrics.ts';
import { observeRequests, type RequestNotes, routeOf } from '../observation/observed-requests.ts';
import { pageRoutes } from '../pages/page-routes.ts';
import { closeApproachesFile, closeApproachRoutes, eventRoutes } from '../routes/encounter-routes.ts';
import { objectRoutes } from '../routes/object-routes.ts';
import type { RequestContext, Route, RouteSurroundings } from '../routes/route.ts';
import { runRoutes } from '../routes/run-routes.ts';
import { sourceRoutes } from '../routes/source-routes.ts';
import { statusRoutes } from '../routes/status-routes.ts';
import { watchlistRoutes } from '../routes/watchlist-routes.ts';
import { HttpProblem, tellProblem } from '../security/http-problem.ts';
import { ownHostsOnly } from '../security/own-hosts.ts';
import { setSecurityHeaders } from '../security/security-headers.ts';
import type { LiveAppOptions } from './live-app-options.ts';

export type LiveApp = Hono<RequestNotes>;

/**
 * The page, the API with its documentation, and the metrics of a running service. Everything answers at once, whatever is being
 * computed: what is not there yet is 503 with Retry-After.
 */
export function createLiveApp(service: LiveService, options: LiveAppOptions = {}): LiveApp {
  const { log, now = () => new Date() } = options;
  const app: LiveApp = new Hono();
  const metrics = createMetrics(service);
  const around: RouteSurroundings = { service, stored: new StoredAnswers(), now };
  const checkHost = ownHostsOnly(options.allowedHosts ?? []);

  app.use(observeRequests(metrics, log));
  app.use((context, next) => {
    setSecurityHeaders(context);
    checkHost(context);
    return next();
  });
  app.onError((error, context) => {
    const { document, headers, ours } = tellProblem(error);
    if (ours) {
      log?.error({ err: error, request_id: context.get('requestId'), route: routeOf(context) }, 'a request failed');
    }
    const all = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers };
    return context.body(JSON.stringify(document), document.status as 400, all);
  });
  app.notFound((context) => {
    throw new HttpProblem(404, 'unknown', `there is no ${context.req.path.slice(0, 80)}`, 'see /api for what there is');
  });

  const signals = {
    metrics,
    ended: options.ended ?? new AbortController().signal,
    heartbeatSeconds: options.heartbeatSeconds ?? 15,
    mostListeners: options.mostListeners ?? 256,
  };
  const routes = [
    ...objectRoutes(around),
    ...closeApproachRoutes(around),
    ...eventRoutes(around),
    ...watchlistRoutes(around),
    ...runRoutes(around),
    ...sourceRoutes(around),
    ...statusRoutes(around, signals),
  ];
  mount(app, routes);
  for (const { path, answer } of [...pageRoutes(service, now), ...documentationRoutes(service)]) get(path, answer);
  get('/close-approaches.csv', (context) => closeApproachesFile(service, context));
  get('/metrics', async (context) => context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }));
  refuseOtherMethods(app, routes);
  return app;

  function get(path: string, answer: Route['answer']): void {
    app.get(path, (context) => {
      context.set('route', path);
      return answer(context);
    });
  }
}

function mount(app: LiveApp, routes: readonly Route[]): void {
  const missing = allOperations.filter((operation) => !routes.some((each) => each.operation === operation));
  if (missing.length > 0) throw new Error(`nothing answers ${missing.map(({ id }) => id).join(', ')}`);
  for (const { operation, answer } of routes) {
    app.on(operation.method.toUpperCase(), honoPath(operation.path), (context: RequestContext) => {
      context.set('route', operation.path);
      return answer(context);
    });
  }
}

/** A path that there is, asked in a way that there is not. */
function refuseOtherMethods(app: LiveApp, routes: readonly Route[]): void {
  for (const path of new Set(routes.map(({ operation }) => operation.path))) {
    const methods = routes.filter(({ operation }) => operation.path === path).map(({ operation }) => operation.method);
    const allow = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
    app.all(honoPath(path), (context) => {
      context.set('route', path);
      const message = `${context.req.method} of ${context.req.path.slice(0, 80)} does nothing`;
      throw new HttpProblem(405, 'method-not-allowed', message, `ask with ${allow}`, { allow });
    });
  }
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
