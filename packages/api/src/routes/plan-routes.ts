import { createHash } from 'node:crypto';
import {
  addStatement,
  type CoordinationDocument,
  cancelPlan,
  changePerson,
  changeProfile,
  comparePlans,
  decidePlan,
  deleteProfile,
  findCoordination,
  findPlan,
  listCoordinations,
  listPeople,
  listPlans,
  listProfiles,
  type Operation,
  type PlanDocument,
  type PlanFileQuery,
  type PlanPath,
  readPlanCdm,
  readPlanOem,
  readPlanOpm,
  readPlanRecord,
  readPlanReport,
  readProfile,
  readProfileHistory,
  readShownPlan,
  receiveCoordination,
  recomputePlan,
  requestPlan,
  sharePlan,
} from '@clearway/contract';
import type { PlanFileKind } from '@clearway/service';
import { sendJson, sendText } from '../answers/send-body.ts';
import { documentRoute, found, pageRoute, type Route, type RouteSurroundings, route, wholeListRoute } from './route.ts';

const CONTENT_TYPES = { kvn: 'text/plain; charset=utf-8', xml: 'application/xml', json: 'application/json' } as const;

/** Plans, and the people, profiles and operators that they are for. */
export function planRoutes({ service: { plans, profiles, people, coordination } }: RouteSurroundings): Route[] {
  const knownPlan = async (planId: number): Promise<PlanDocument> => found(await plans.find(planId), `plan ${planId}`);
  const addressOf = ({ plan_id }: PlanDocument): string => `/api/v1/plans/${plan_id}`;
  const fileRoute = (operation: Operation<PlanPath, PlanFileQuery, undefined>, kind: PlanFileKind): Route =>
    route(operation, async ({ path: { plan_id }, query: { format = 'kvn' } }, context) => {
      await knownPlan(plan_id);
      const text = await plans.file(plan_id, kind, format);
      const ending = format === 'kvn' ? kind : `${kind}.${format}`;
      const headers = { 'content-disposition': `attachment; filename="plan-${plan_id}.${ending}"` };
      return sendText(context, text, CONTENT_TYPES[format], { headers });
    });
  return [
    documentRoute(requestPlan, ({ body }) => plans.request(body), addressOf),
    pageRoute(listPlans, ({ query }) => plans.list(query)),
    // Before plans/{plan_id}, of which `compare` would be a number.
    documentRoute(comparePlans, ({ query }) => plans.compare(query.ids)),
    documentRoute(findPlan, ({ path }) => knownPlan(path.plan_id)),
    documentRoute(cancelPlan, async ({ path, body }) => {
      await knownPlan(path.plan_id);
      return plans.cancel(path.plan_id, body.by);
    }),
    documentRoute(
      recomputePlan,
      async ({ path, body }) => {
        await knownPlan(path.plan_id);
        return plans.recompute(path.plan_id, body.by);
      },
      addressOf,
    ),
    documentRoute(decidePlan, async ({ path, body }) => {
      await knownPlan(path.plan_id);
      return plans.decide(path.plan_id, body);
    }),
    wholeListRoute(readPlanRecord, async ({ path }) => {
      await knownPlan(path.plan_id);
      return plans.record(path.plan_id);
    }),
    route(readShownPlan, async ({ path }, context) =>
      // The very bytes: a document that is written anew has another digest.
      sendText(context, await plans.shown(path.plan_id, path.entry), CONTENT_TYPES.json),
    ),
    fileRoute(readPlanOpm, 'opm'),
    fileRoute(readPlanOem, 'oem'),
    fileRoute(readPlanCdm, 'cdm'),
    route(readPlanReport, async ({ path }, context) => {
      await knownPlan(path.plan_id);
      const html = await plans.report(path.plan_id);
      // The page has its own styles in it, and nothing else that a browser would run.
      context.header(
        'content-security-policy',
        `default-src 'none'; style-src '${styleDigest(html)}'; base-uri 'none'`,
      );
      return sendText(context, html, 'text/html; charset=utf-8');
    }),
    route(sharePlan, async ({ path: { plan_id }, query }, context) => {
      await knownPlan(plan_id);
      const headers = { 'content-disposition': `attachment; filename="plan-${plan_id}-coordination.json"` };
      return sendJson(context, await plans.share(plan_id, query), { headers });
    }),
    wholeListRoute(listProfiles, () => profiles.list()),
    documentRoute(readProfile, async ({ path: { object_id } }) =>
      found(await profiles.find(object_id), `profile of ${object_id}`),
    ),
    documentRoute(changeProfile, ({ path, body }) => profiles.change(path.object_id, body)),
    route(deleteProfile, async ({ path: { object_id }, query }, context) => {
      found(await profiles.find(object_id), `profile of ${object_id}`);
      await profiles.delete(object_id, query);
      return context.body(null, 204);
    }),
    wholeListRoute(readProfileHistory, ({ path }) => profiles.history(path.object_id)),
    wholeListRoute(listPeople, () => people.list()),
    documentRoute(changePerson, ({ path, body }) => people.change(path.name, body)),
    pageRoute(listCoordinations, ({ query }) => coordination.list(query)),
    documentRoute(findCoordination, async ({ path: { coordination_id } }) =>
      found(await coordination.find(coordination_id), `coordination ${coordination_id}`),
    ),
    documentRoute(
      addStatement,
      ({ body }) => coordination.add(body),
      ({ coordination_id }: CoordinationDocument) => `/api/v1/coordination/${coordination_id}`,
    ),
    documentRoute(
      receiveCoordination,
      ({ body }) => coordination.receive(body),
      ({ coordination_id }: CoordinationDocument) => `/api/v1/coordination/${coordination_id}`,
    ),
  ];
}

/** As a content security policy names the one block of styles of a page. */
function styleDigest(html: string): string {
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
  return `sha256-${createHash('sha256').update(style).digest('base64')}`;
}
