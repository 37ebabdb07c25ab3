import { z } from 'zod';
import { exampleCoordinationMessage } from '../examples/coordination-examples.ts';
import {
  exampleComparison,
  exampleNewPlan,
  exampleOpm,
  examplePlan,
  examplePlanDecision,
  examplePlanSummary,
  exampleRecordEntry,
} from '../examples/plan-examples.ts';
import { LARGEST_ID } from '../parameters/cdm-queries.ts';
import { integerParameter } from '../parameters/parameter.ts';
import { planComparisonQuery, planFileQuery, planQuery, shareQuery } from '../parameters/plan-queries.ts';
import { coordinationMessage } from '../schemas/coordination.ts';
import { pageOf } from '../schemas/page.ts';
import {
  type NewPlan,
  newPlan,
  type PersonInBody,
  type PlanComparisonQuery,
  type PlanDecision,
  type PlanFileQuery,
  type PlanQuery,
  personInBody,
  planDecision,
  type ShareQuery,
} from '../schemas/plan-requests.ts';
import { planComparison, planDocument, planRecordEntry, planSummary } from '../schemas/plans.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation, type OperationAnswer } from './operation.ts';

export interface PlanPath {
  readonly plan_id: number;
}

const planId: z.ZodType<number> = integerParameter(
  { least: 1, most: LARGEST_ID },
  { description: 'number of the plan', example: 1 },
);
const planPath: z.ZodType<PlanPath> = z.strictObject({ plan_id: planId });

export interface PlanEntryPath extends PlanPath {
  readonly entry: number;
}

const planEntryPath: z.ZodType<PlanEntryPath> = z.strictObject({
  plan_id: planId,
  entry: integerParameter({ least: 1, most: LARGEST_ID }, { description: 'line of the record', example: 4 }),
});

const PLAN = '/api/v1/plans/{plan_id}';
const inTheNameOf = {
  contentType: 'application/json',
  schema: personInBody,
  required: true,
  example: { by: 'Ada Muller' },
} as const;

export const requestPlan: Operation<NoPath, NoQuery, NewPlan> = {
  id: 'requestPlan',
  method: 'post',
  path: '/api/v1/plans',
  tag: 'Plans',
  summary: 'Plan a burn around an event or a received message',
  description:
    'Computed in a thread of its own; `plan-progress` and `plan-changed` tell how it goes. What was computed is `proposed` in the name of `by`, an analyst at least. The profile of the satellite that moves gives its constraints.',
  pathParameters: null,
  query: null,
  body: { contentType: 'application/json', schema: newPlan, required: true, example: exampleNewPlan },
  answers: [jsonAnswer(202, 'The plan as it stands', planDocument, examplePlan, { Location: 'where the plan is' })],
  problems: [403, 404, 409, 503],
};

export const listPlans: Operation<NoPath, PlanQuery, undefined> = {
  id: 'listPlans',
  method: 'get',
  path: '/api/v1/plans',
  tag: 'Plans',
  summary: 'Plans, the last asked for first',
  pathParameters: null,
  query: planQuery,
  exampleQuery: 'object=43613',
  body: null,
  answers: [
    jsonAnswer(200, 'A part of the list', pageOf(planSummary), {
      items: [examplePlanSummary],
      next: null,
      total: null,
    }),
  ],
  problems: [],
};

export const comparePlans: Operation<NoPath, PlanComparisonQuery, undefined> = {
  id: 'comparePlans',
  method: 'get',
  path: '/api/v1/plans/compare',
  tag: 'Plans',
  summary: 'Plans side by side, with what differs',
  pathParameters: null,
  query: planComparisonQuery,
  exampleQuery: 'ids=1,2',
  body: null,
  answers: [jsonAnswer(200, 'The comparison', planComparison, exampleComparison)],
  problems: [404, 409],
};

export const findPlan: Operation<PlanPath, NoQuery, undefined> = {
  id: 'findPlan',
  method: 'get',
  path: PLAN,
  tag: 'Plans',
  summary: 'One plan: routes, reward matrix, certificate, what it rests on, what people decided',
  pathParameters: planPath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The plan', planDocument, examplePlan)],
  problems: [404],
};

export const cancelPlan: Operation<PlanPath, NoQuery, PersonInBody> = {
  id: 'cancelPlan',
  method: 'post',
  path: `${PLAN}/cancel`,
  tag: 'Plans',
  summary: 'Stop computing a plan',
  pathParameters: planPath,
  query: null,
  body: inTheNameOf,
  answers: [jsonAnswer(200, 'The plan as it stands', planDocument, { ...examplePlan, state: 'cancelled' })],
  problems: [403, 404, 409],
};

export const recomputePlan: Operation<PlanPath, NoQuery, PersonInBody> = {
  id: 'recomputePlan',
  method: 'post',
  path: `${PLAN}/recompute`,
  tag: 'Plans',
  summary: 'Compute a plan anew from what is known now',
  description: 'A new plan with the same settings that says which one it `replaces`. The old one stays as it is.',
  pathParameters: planPath,
  query: null,
  body: inTheNameOf,
  answers: [
    jsonAnswer(
      202,
      'The new plan',
      planDocument,
      { ...examplePlan, plan_id: 2, replaces: 1 },
      {
        Location: 'where the plan is',
      },
    ),
  ],
  problems: [403, 404, 409, 503],
};

export const decidePlan: Operation<PlanPath, NoQuery, PlanDecision> = {
  id: 'decidePlan',
  method: 'post',
  path: `${PLAN}/decisions`,
  tag: 'Plans',
  summary: 'Review, approve, reject, withdraw a plan, or choose another of its routes',
  description:
    'A person decides, by name and role: an analyst reviews and chooses, an operator approves, rejects and notes that it was executed. A stale plan is not approved; a plan on element sets alone only with `override_reason`. Two decisions at once: the later one is refused (`conflict`), as it did not see the plan as it is.',
  pathParameters: planPath,
  query: null,
  body: { contentType: 'application/json', schema: planDecision, required: true, example: examplePlanDecision },
  answers: [jsonAnswer(200, 'The plan as it is now', planDocument, examplePlan)],
  problems: [403, 404, 409],
};

export const readPlanRecord: Operation<PlanPath, NoQuery, undefined> = {
  id: 'readPlanRecord',
  method: 'get',
  path: `${PLAN}/record`,
  tag: 'Plans',
  summary: 'Everything that happened to a plan: when, by whom, why',
  pathParameters: planPath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'The lines, the first first', pageOf(planRecordEntry), {
      items: [exampleRecordEntry],
      next: null,
      total: 1,
    }),
  ],
  problems: [404],
};

export const readShownPlan: Operation<PlanEntryPath, NoQuery, undefined> = {
  id: 'readShownPlan',
  method: 'get',
  path: `${PLAN}/record/{entry}/document`,
  tag: 'Plans',
  summary: 'What was shown when a plan was approved, byte by byte',
  description: 'Canonical JSON (RFC 8785): its SHA-256 is the `document_sha256` of the line.',
  pathParameters: planEntryPath,
  query: null,
  body: null,
  answers: [
    {
      status: 200,
      description: 'The document',
      contentType: 'application/json',
      schema: z.unknown(),
      example: null,
    },
  ],
  problems: [404],
};

const fileAnswers: readonly OperationAnswer[] = [
  { status: 200, description: 'KVN', contentType: 'text/plain', schema: null, example: exampleOpm },
  { status: 200, description: 'XML', contentType: 'application/xml', schema: null, example: null },
  { status: 200, description: 'JSON', contentType: 'application/json', schema: z.unknown(), example: null },
];

function fileOf(
  id: string,
  name: string,
  summary: string,
  description: string,
): Operation<PlanPath, PlanFileQuery, undefined> {
  return {
    id,
    method: 'get',
    path: `${PLAN}/${name}`,
    tag: 'Plans',
    summary,
    description: `${description} Its comments say what it rests on.`,
    pathParameters: planPath,
    query: planFileQuery,
    exampleQuery: 'format=kvn',
    body: null,
    answers: fileAnswers,
    problems: [404, 409],
  };
}

export const readPlanOpm: Operation<PlanPath, PlanFileQuery, undefined> = fileOf(
  'readPlanOpm',
  'opm',
  'The state before the burn and the manoeuvre, as an OPM',
  'Orbit Parameter Message 2.0: the state at ignition without the burn, and the burn in RTN.',
);

export const readPlanOem: Operation<PlanPath, PlanFileQuery, undefined> = fileOf(
  'readPlanOem',
  'oem',
  'The burnt path with its covariance, as an OEM',
  'Orbit Ephemeris Message 2.0 from the burn until after the closest approach.',
);

export const readPlanCdm: Operation<PlanPath, PlanFileQuery, undefined> = fileOf(
  'readPlanCdm',
  'cdm',
  'The encounter after the burn, as a CDM',
  'Conjunction Data Message 1.0 of originator CLEARWAY.',
);

export const readPlanReport: Operation<PlanPath, NoQuery, undefined> = {
  id: 'readPlanReport',
  method: 'get',
  path: `${PLAN}/report`,
  tag: 'Plans',
  summary: 'A report for printing, with plots',
  description: 'One HTML page that needs nothing else.',
  pathParameters: planPath,
  query: null,
  body: null,
  answers: [{ status: 200, description: 'The page', contentType: 'text/html', schema: null, example: null }],
  problems: [404, 409],
};

export const sharePlan: Operation<PlanPath, ShareQuery, undefined> = {
  id: 'sharePlan',
  method: 'get',
  path: `${PLAN}/share`,
  tag: 'Plans',
  summary: 'The plan as a message for the other operator',
  description:
    'JSON with what we said about who moves, and the burnt path; the other operator brings it with `receiveCoordination`.',
  pathParameters: planPath,
  query: shareQuery,
  exampleQuery: 'by=Ada%20Muller&originator=OURS',
  body: null,
  answers: [jsonAnswer(200, 'The message', coordinationMessage, exampleCoordinationMessage)],
  problems: [403, 404, 409],
};
