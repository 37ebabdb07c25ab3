import { z } from 'zod';
import {
  exampleAlertChannel,
  exampleAlertDelivery,
  exampleAlertRule,
  exampleNewAlertChannel,
  exampleNewAlertRule,
} from '../examples/alert-examples.ts';
import { textParameter } from '../parameters/parameter.ts';
import {
  type AlertChannelChange,
  alertChannel,
  alertChannelChange,
  type NewAlertChannel,
  newAlertChannel,
} from '../schemas/alert-channels.ts';
import { alertDelivery } from '../schemas/alert-deliveries.ts';
import {
  type AlertRuleChange,
  alertRule,
  alertRuleChange,
  type NewAlertRule,
  newAlertRule,
} from '../schemas/alert-rules.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface AlertRulePath {
  readonly name: string;
}

const rulePath: z.ZodType<AlertRulePath> = z.strictObject({
  name: textParameter({ description: 'name of the rule', example: 'our satellites' }),
});

export interface AlertChannelPath {
  readonly name: string;
}

const channelPath: z.ZodType<AlertChannelPath> = z.strictObject({
  name: textParameter({ description: 'name of the channel', example: 'on call' }),
});

export const listAlertRules: Operation<NoPath, NoQuery, undefined> = {
  id: 'listAlertRules',
  method: 'get',
  path: '/api/v1/alert-rules',
  tag: 'Alerts',
  summary: 'All rules',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All of them', pageOf(alertRule), { items: [exampleAlertRule], next: null, total: 1 })],
  problems: [],
};

export const createAlertRule: Operation<NoPath, NoQuery, NewAlertRule> = {
  id: 'createAlertRule',
  method: 'post',
  path: '/api/v1/alert-rules',
  tag: 'Alerts',
  summary: 'Make a rule',
  description:
    'Every condition that is given must hold. Channels, watchlists and the channels of escalations must be there. Rules take effect at once, on all open events.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newAlertRule, required: true, example: exampleNewAlertRule },
  answers: [
    jsonAnswer(201, 'The rule', alertRule, { ...exampleAlertRule, standing: 0 }, { Location: 'where the rule is' }),
  ],
  problems: [404, 409],
};

export const findAlertRule: Operation<AlertRulePath, NoQuery, undefined> = {
  id: 'findAlertRule',
  method: 'get',
  path: '/api/v1/alert-rules/{name}',
  tag: 'Alerts',
  summary: 'One rule',
  pathParameters: rulePath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The rule', alertRule, exampleAlertRule)],
  problems: [404],
};

export const changeAlertRule: Operation<AlertRulePath, NoQuery, AlertRuleChange> = {
  id: 'changeAlertRule',
  method: 'patch',
  path: '/api/v1/alert-rules/{name}',
  tag: 'Alerts',
  summary: 'Change a rule',
  description: 'What is not given stays.',
  pathParameters: rulePath,
  query: null,
  body: { contentType: 'application/json', schema: alertRuleChange, required: true, example: { enabled: false } },
  answers: [jsonAnswer(200, 'The rule as it is now', alertRule, { ...exampleAlertRule, enabled: false })],
  problems: [404],
};

export const deleteAlertRule: Operation<AlertRulePath, NoQuery, undefined> = {
  id: 'deleteAlertRule',
  method: 'delete',
  path: '/api/v1/alert-rules/{name}',
  tag: 'Alerts',
  summary: 'Delete a rule',
  description: 'Its alerts go with it; what was sent stays in the list of deliveries.',
  pathParameters: rulePath,
  query: null,
  body: null,
  answers: [{ status: 204, description: 'It is gone', contentType: null, schema: null, example: null }],
  problems: [404],
};

export const listAlertChannels: Operation<NoPath, NoQuery, undefined> = {
  id: 'listAlertChannels',
  method: 'get',
  path: '/api/v1/alert-channels',
  tag: 'Alerts',
  summary: 'Where alerts can go',
  pathParameters: null,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'All of them', pageOf(alertChannel), { items: [exampleAlertChannel], next: null, total: 1 }),
  ],
  problems: [],
};

export const createAlertChannel: Operation<NoPath, NoQuery, NewAlertChannel> = {
  id: 'createAlertChannel',
  method: 'post',
  path: '/api/v1/alert-channels',
  tag: 'Alerts',
  summary: 'Make a channel',
  description:
    'A webhook names the secret that its requests are signed with; the secret itself stands in the environment of the server. Private addresses are refused unless the server was started with them allowed.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newAlertChannel, required: true, example: exampleNewAlertChannel },
  answers: [jsonAnswer(201, 'The channel', alertChannel, exampleAlertChannel, { Location: 'where the channel is' })],
  problems: [409],
};

export const findAlertChannel: Operation<AlertChannelPath, NoQuery, undefined> = {
  id: 'findAlertChannel',
  method: 'get',
  path: '/api/v1/alert-channels/{name}',
  tag: 'Alerts',
  summary: 'One channel',
  pathParameters: channelPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The channel', alertChannel, exampleAlertChannel)],
  problems: [404],
};

export const changeAlertChannel: Operation<AlertChannelPath, NoQuery, AlertChannelChange> = {
  id: 'changeAlertChannel',
  method: 'patch',
  path: '/api/v1/alert-channels/{name}',
  tag: 'Alerts',
  summary: 'Change a channel',
  description: 'What is not given stays; `quiet_hours: null` ends them.',
  pathParameters: channelPath,
  query: null,
  body: { contentType: 'application/json', schema: alertChannelChange, required: true, example: { quiet_hours: null } },
  answers: [jsonAnswer(200, 'The channel as it is now', alertChannel, { ...exampleAlertChannel, quiet_hours: null })],
  problems: [404],
};

export const deleteAlertChannel: Operation<AlertChannelPath, NoQuery, undefined> = {
  id: 'deleteAlertChannel',
  method: 'delete',
  path: '/api/v1/alert-channels/{name}',
  tag: 'Alerts',
  summary: 'Delete a channel',
  description: 'Not while a rule or the digest goes to it: `conflict`. What waits for it is given up.',
  pathParameters: channelPath,
  query: null,
  body: null,
  answers: [{ status: 204, description: 'It is gone', contentType: null, schema: null, example: null }],
  problems: [404, 409],
};

export const testAlertChannel: Operation<AlertChannelPath, NoQuery, undefined> = {
  id: 'testAlertChannel',
  method: 'post',
  path: '/api/v1/alert-channels/{name}/test',
  tag: 'Alerts',
  summary: 'Send a test message now',
  description: 'Answers when it was taken or refused, after 20 s at the latest. It is tried once, whatever the hour.',
  pathParameters: channelPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'What came of it', alertDelivery, {
      ...exampleAlertDelivery,
      type: 'test',
      level: 'notice',
      title: 'Test message of Clearway to "on call"',
      attempts: exampleAlertDelivery.attempts.slice(1),
    }),
  ],
  problems: [404],
};
