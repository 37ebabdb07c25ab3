import { allOperations } from '@clearway/contract';
import type { LiveService } from '@clearway/service';
import { Hono } from 'hono';
import { LargeAnswers } from '../answers/large-answers.ts';
import { StoredAnswers } from '../answers/stored-answers.ts';
import { documentationRoutes } from '../documentation/documentation-routes.ts';
import { openMapFolder } from '../map/map-folder.ts';
import { mapAnswers, mapSettingsOf } from '../map/map-routes.ts';
import { createMetrics } from '../observation/metrics.ts';
import { observeRequests, type RequestNotes, routeOf } from '../observation/observed-requests.ts';
import { navigationOf } from '../pages/live-frame.ts';
import { pageRoutes } from '../pages/page-routes.ts';
import { accountRoutes } from '../routes/account-routes.ts';
import { alertRoutes } from '../routes/alert-routes.ts';
import { auditRoutes } from '../routes/audit-routes.ts';
import { cdmRoutes } from '../routes/cdm-routes.ts';
import { closeApproachesFile, closeApproachRoutes, eventRoutes } from '../routes/encounter-routes.ts';
import { ephemerisRoutes } from '../routes/ephemeris-routes.ts';
import { objectRoutes } from '../routes/object-routes.ts';
import { planRoutes } from '../routes/plan-routes.ts';
import type { RequestContext, Route, RouteSurroundings } from '../routes/route.ts';
import { runRoutes } from '../routes/run-routes.ts';
import { sourceRoutes } from '../routes/source-routes.ts';
import { statusRoutes } from '../routes/status-routes.ts';
import { watchlistRoutes } from '../routes/watchlist-routes.ts';
import { auditChange } from '../security/audit-changes.ts';
import { createGuard, type Guard, RATE_LIMIT, STRANGER_LIMIT } from '../security/guard.ts';
import { HttpProblem, tellProblem } from '../security/http-problem.ts';
import { type Need, needOf } from '../security/operation-roles.ts';
import { ownHostsOnly } from '../security/own-hosts.ts';
import { setSecurityHeaders } from '../security/security-headers.ts';
import type { LiveAppOptions } from './live-app-options.ts';

export type LiveApp = Hono<RequestNotes>;

/**
 * The map, the pages, the API with its documentation, and the metrics of a running service. Everything answers at once, whatever is being
 * computed: what is not there yet is 503 with Retry-After.
 */
export function createLiveApp(service: LiveService, options: LiveAppOptions = {}): LiveApp {
  const { log, now = () => new Date() } = options;
  const app: LiveApp = new Hono();
  const metrics = createMetrics(service);
  const around: RouteSurroundings = { service, stored: new StoredAnswers(), large: new LargeAnswers(), now };
  const map = options.mapFolder === undefined ? null : openMapFolder(options.mapFolder);
  const checkHost = ownHostsOnly(options.allowedHosts ?? []);
  const accounts = options.accounts ?? 'none';
  const guard = createGuard(service, {
    accounts,
    localName: options.localName ?? 'local',
    trustedProxies: options.trustedProxies ?? [],
    rateLimit: options.rateLimit === undefined ? RATE_LIMIT : options.rateLimit,
    strangerLimit: options.rateLimit === null ? null : STRANGER_LIMIT,
    nowMs: () => now().getTime(),
  });

  app.use(observeRequests(metrics, log));
  app.use((context, next) => {
    setSecurityHeaders(context, accounts === 'required');
    checkHost(context);
    return next();
  });
  app.use(guard.recognise);
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

  const status = {
    metrics,
    mapSettings: mapSettingsOf(options.imagery),
    ended: options.ended ?? new AbortController().signal,
    heartbeatSeconds: options.heartbeatSeconds ?? 15,
    mostListeners: options.mostListeners ?? 256,
  };
  const routes = [
    ...objectRoutes(around),
    ...closeApproachRoutes(around),
    ...eventRoutes(around),
    ...cdmRoutes(around),
    ...ephemerisRoutes(around),
    ...planRoutes(around),
    ...watchlistRoutes(around),
    ...alertRoutes(around),
    ...runRoutes(around),
    ...sourceRoutes(around),
    ...statusRoutes(around, status),
    ...accountRoutes(around, accounts),
    ...auditRoutes(around),
  ];
  mount(app, routes, { service, guard });
  const navigation = navigationOf(map !== null);
  const pages = pageRoutes(service, navigation, now);
  for (const { path, answer } of pages) get(path, path.startsWith('/assets/') ? 'anyone' : 'viewer', answer);
  // What can be asked is no secret.
  for (const { path, answer } of documentationRoutes(service, navigation)) get(path, 'anyone', answer);
  get('/close-approaches.csv', 'viewer', (context) => closeApproachesFile(service, context));
  get('/metrics', 'viewer', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  refuseOtherMethods(app, routes);
  if (map === null)
    get('/', 'anyone', (context) => context.redirect(`/close-approaches${new URL(context.req.url).search}`, 302));
  else serveMap(app, mapAnswers(map, options.imagery));
  return app;

  function get(path: string, need: Need, answer: Route['answer']): void {
    app.get(path, (context) => {
      context.set('route', path);
      if (need !== 'anyone' && context.get('identity') === null && map !== null && wantsPage(context)) {
        // The map asks who it is, and leads on.
        return context.redirect(`/?next=${encodeURIComponent(path)}`, 303);
      }
      guard.demand(context, need);
      return answer(context);
    });
  }
}

function wantsPage(context: RequestContext): boolean {
  return (context.req.header('accept') ?? '').includes('text/html');
}

interface Guarded {
  readonly service: LiveService;
  readonly guard: Guard;
}

function mount(app: LiveApp, routes: readonly Route[], { service, guard }: Guarded): void {
  const missing = allOperations.filter((operation) => !routes.some((each) => each.operation === operation));
  if (missing.length > 0) throw new Error(`nothing answers ${missing.map(({ id }) => id).join(', ')}`);
  for (const { operation, answer } of routes) {
    const need = needOf(operation);
    app.on(operation.method.toUpperCase(), honoPath(operation.path), async (context: RequestContext) => {
      context.set('route', operation.path);
      guard.demand(context, need);
      const response = await answer(context);
      await auditChange(service, operation, context, response);
      return response;
    });
  }
}

/** After everything else: what the map brings must not stand in front of it. */
function serveMap(app: LiveApp, answer: ReturnType<typeof mapAnswers>): void {
  app.get('*', async (context, next) => {
    const response = await answer(context);
    if (response === null) return next();
    context.set('route', context.req.path === '/' ? '/' : '/{file of the map}');
    return response;
  });
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
