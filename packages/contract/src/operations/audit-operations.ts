import { z } from 'zod';
import { exampleAuditEntry, exampleAuditLine, exampleAuditVerification } from '../examples/account-examples.ts';
import { textParameter } from '../parameters/parameter.ts';
import { part } from '../parameters/queries.ts';
import { type AuditQuery, type AuditVerificationQuery, auditEntry, auditVerification } from '../schemas/audit.ts';
import { pageOf } from '../schemas/page.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

const auditQuery: z.ZodType<AuditQuery> = z.strictObject({
  who: textParameter({ description: 'what this person did' }).optional(),
  action: textParameter({ description: 'what was done: an operation, such as createWatchlist' }).optional(),
  ...part,
});

const auditVerificationQuery: z.ZodType<AuditVerificationQuery> = z.strictObject({
  kept: z
    .string()
    .regex(/^\d{1,15}:[\da-f]{64}$/, { error: 'give a number and a hash, such as 17:9f2c…' })
    .optional()
    .meta({ type: 'string', description: 'a line that was kept elsewhere, as number:hash' }),
});

export const listAudit: Operation<NoPath, AuditQuery, undefined> = {
  id: 'listAudit',
  method: 'get',
  path: '/api/v1/audit',
  tag: 'Accounts',
  summary: 'The audit log, the last line first',
  description: 'Every change and approval: who, when, what. Lines are only ever added.',
  pathParameters: null,
  query: auditQuery,
  exampleQuery: 'limit=20',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the log', pageOf(auditEntry), { items: [exampleAuditEntry], next: null, total: null }),
  ],
  problems: [],
};

export const exportAudit: Operation<NoPath, NoQuery, undefined> = {
  id: 'exportAudit',
  method: 'get',
  path: '/api/v1/audit.jsonl',
  tag: 'Accounts',
  summary: 'The whole audit log, as lines of JSON',
  description: 'The first line first. Whoever has it can check the chain without us: see `docs/security.md`.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [
    {
      status: 200,
      description: 'Lines of JSON',
      contentType: 'application/x-ndjson',
      schema: null,
      example: exampleAuditLine,
    },
  ],
  problems: [],
};

export const verifyAudit: Operation<NoPath, AuditVerificationQuery, undefined> = {
  id: 'verifyAudit',
  method: 'get',
  path: '/api/v1/audit/verification',
  tag: 'Accounts',
  summary: 'Whether the audit log is as it was written',
  description:
    'Finds the first line that was changed, taken out or put in. Whether lines are missing at the end is seen only with a line that was kept elsewhere.',
  pathParameters: null,
  query: auditVerificationQuery,
  body: null,
  answers: [jsonAnswer(200, 'What was found', auditVerification, exampleAuditVerification)],
  problems: [],
};
