import {
  type AlertChannel,
  type AlertRule,
  acknowledgeAlert,
  changeAlertChannel,
  changeAlertDigest,
  changeAlertRule,
  createAlertChannel,
  createAlertRule,
  deleteAlertChannel,
  deleteAlertRule,
  findAlert,
  findAlertChannel,
  findAlertRule,
  listAlertChannels,
  listAlertDeliveries,
  listAlertRules,
  listAlerts,
  readAlertDigest,
  retryAlertDelivery,
  testAlertChannel,
} from '@clearway/contract';
import { documentRoute, found, pageRoute, type Route, type RouteSurroundings, route, wholeListRoute } from './route.ts';

export function alertRoutes({ service: { alerts } }: RouteSurroundings): Route[] {
  return [
    pageRoute(listAlerts, ({ query }) => alerts.list(query)),
    documentRoute(findAlert, async ({ path: { alert_id } }) => found(await alerts.find(alert_id), `alert ${alert_id}`)),
    documentRoute(acknowledgeAlert, ({ path, body }) => alerts.acknowledge(path.alert_id, body)),
    pageRoute(listAlertDeliveries, ({ query }) => alerts.deliveries(query)),
    documentRoute(retryAlertDelivery, ({ path }) => alerts.retry(path.delivery_id)),
    wholeListRoute(listAlertRules, () => alerts.rules()),
    documentRoute(
      createAlertRule,
      ({ body }) => alerts.createRule(body),
      ({ name }: AlertRule) => `/api/v1/alert-rules/${encodeURIComponent(name)}`,
    ),
    documentRoute(findAlertRule, async ({ path: { name } }) => named(await alerts.rules(), name, 'rule')),
    documentRoute(changeAlertRule, ({ path, body }) => alerts.changeRule(path.name, body)),
    route(deleteAlertRule, async ({ path }, context) => {
      await alerts.deleteRule(path.name);
      return context.body(null, 204);
    }),
    wholeListRoute(listAlertChannels, () => alerts.channels()),
    documentRoute(
      createAlertChannel,
      ({ body }) => alerts.createChannel(body),
      ({ name }: AlertChannel) => `/api/v1/alert-channels/${encodeURIComponent(name)}`,
    ),
    documentRoute(findAlertChannel, async ({ path: { name } }) => named(await alerts.channels(), name, 'channel')),
    documentRoute(changeAlertChannel, ({ path, body }) => alerts.changeChannel(path.name, body)),
    route(deleteAlertChannel, async ({ path }, context) => {
      await alerts.deleteChannel(path.name);
      return context.body(null, 204);
    }),
    documentRoute(testAlertChannel, ({ path }) => alerts.test(path.name)),
    documentRoute(readAlertDigest, () => alerts.digest()),
    documentRoute(changeAlertDigest, ({ body }) => alerts.changeDigest(body)),
  ];
}

function named<Item extends { readonly name: string }>(items: readonly Item[], name: string, what: string): Item {
  return found(items.find((item) => item.name === name) ?? null, `${what} "${name}"`);
}
