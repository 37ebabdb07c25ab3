import { z } from 'zod';
import {
  exampleAcknowledgedAlert,
  exampleAcknowledgement,
  exampleAlert,
  exampleAlertDelivery,
  exampleAlertDigest,
} from '../examples/alert-examples.ts';
import { alertQuery, deliveryQuery } from '../parameters/alert-queries.ts';
import { LARGEST_ID } from '../parameters/cdm-queries.ts';
import { integerParameter } from '../parameters/parameter.ts';
import { type AlertDigestSettings, alertDigestSettings } from '../schemas/alert-channels.ts';
import { alertDelivery, type DeliveryQuery } from '../schemas/alert-deliveries.ts';
import { type Acknowledgement, type AlertQuery, acknowledgement, alertDocument } from '../schemas/alerts.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface AlertPath {
  readonly alert_id: number;
}

const alertPath: z.ZodType<AlertPath> = z.strictObject({
  alert_id: integerParameter({ least: 1, most: LARGEST_ID }, { description: 'number of the alert', example: 9 }),
});

export interface DeliveryPath {
  readonly delivery_id: number;
}

const deliveryPath: z.ZodType<DeliveryPath> = z.strictObject({
  delivery_id: integerParameter({ least: 1, most: LARGEST_ID }, { description: 'number of the delivery', example: 31 }),
});

export const listAlerts: Operation<NoPath, AlertQuery, undefined> = {
  id: 'listAlerts',
  method: 'get',
  path: '/api/v1/alerts',
  tag: 'Alerts',
  summary: 'Alerts, the last raised first',
  description: 'One for each rule and each event that it speaks of, as it was told of last.',
  pathParameters: null,
  query: alertQuery,
  exampleQuery: 'state=standing&limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(alertDocument), { items: [exampleAlert], next: null, total: null }),
  ],
  problems: [],
};

export const findAlert: Operation<AlertPath, NoQuery, undefined> = {
  id: 'findAlert',
  method: 'get',
  path: '/api/v1/alerts/{alert_id}',
  tag: 'Alerts',
  summary: 'One alert',
  pathParameters: alertPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The alert', alertDocument, exampleAlert)],
  problems: [404],
};

export const acknowledgeAlert: Operation<AlertPath, NoQuery, Acknowledgement> = {
  id: 'acknowledgeAlert',
  method: 'post',
  path: '/api/v1/alerts/{alert_id}/acknowledge',
  tag: 'Alerts',
  summary: 'Say that somebody has seen an alert',
  description:
    'Its escalation ends. When the encounter worsens it is told anew, and waits for somebody again. A closed one: `conflict`.',
  pathParameters: alertPath,
  query: null,
  body: {
    contentType: 'application/json',
    schema: acknowledgement,
    required: true,
    example: exampleAcknowledgement,
  },
  answers: [jsonAnswer(200, 'The alert as it is now', alertDocument, exampleAcknowledgedAlert)],
  problems: [404, 409],
};

export const listAlertDeliveries: Operation<NoPath, DeliveryQuery, undefined> = {
  id: 'listAlertDeliveries',
  method: 'get',
  path: '/api/v1/alert-deliveries',
  tag: 'Alerts',
  summary: 'What was sent, or is to be, and what came of it; the last first',
  pathParameters: null,
  query: deliveryQuery,
  exampleQuery: 'state=dead',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(alertDelivery), {
      items: [exampleAlertDelivery],
      next: null,
      total: null,
    }),
  ],
  problems: [],
};

export const retryAlertDelivery: Operation<DeliveryPath, NoQuery, undefined> = {
  id: 'retryAlertDelivery',
  method: 'post',
  path: '/api/v1/alert-deliveries/{delivery_id}/retry',
  tag: 'Alerts',
  summary: 'Try again what was given up',
  description: 'With the same message id. Only of a dead delivery: `conflict` else.',
  pathParameters: deliveryPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'The delivery as it is now', alertDelivery, {
      ...exampleAlertDelivery,
      state: 'waiting',
      next_attempt_utc: '2026-03-10T06:00:00.000Z',
      finished_utc: null,
    }),
  ],
  problems: [404, 409],
};

export const readAlertDigest: Operation<NoPath, NoQuery, undefined> = {
  id: 'readAlertDigest',
  method: 'get',
  path: '/api/v1/alert-digest',
  tag: 'Alerts',
  summary: 'When the daily digest is sent, and to whom',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The settings', alertDigestSettings, exampleAlertDigest)],
  problems: [],
};

export const changeAlertDigest: Operation<NoPath, NoQuery, AlertDigestSettings> = {
  id: 'changeAlertDigest',
  method: 'patch',
  path: '/api/v1/alert-digest',
  tag: 'Alerts',
  summary: 'Set the daily digest',
  pathParameters: null,
  query: null,
  body: {
    contentType: 'application/json',
    schema: alertDigestSettings,
    required: true,
    example: exampleAlertDigest,
  },
  answers: [jsonAnswer(200, 'The settings as they are now', alertDigestSettings, exampleAlertDigest)],
  problems: [404],
};
