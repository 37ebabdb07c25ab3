import { afterAll, beforeAll, describe } from 'vitest';
import { CATALOG } from '../live/live-trial.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { decisionTests } from './decisions.ts';
import { eventPlanTests } from './event-plans.ts';
import { givenBurnTests } from './given-burns.ts';
import { operatorTests } from './operators.ts';
import { planFileTests } from './plan-files.ts';
import { openPlanTrial, type PlanTrial, REAL } from './plan-trial.ts';
import { stalenessTests } from './staleness.ts';
import { twoOperatorTests } from './two-operators.ts';
import { unmeantTests } from './unmeant.ts';

// One service for all of it, screened once; each part goes on from where the one before it left.
describeWithReferenceData('plans of a live service', [CATALOG, REAL], () => {
  let opened: PlanTrial;
  beforeAll(async () => {
    opened = await openPlanTrial();
  }, 240_000);
  afterAll(() => opened?.close());
  const trial = (): PlanTrial => opened;

  describe('people and profiles', () => operatorTests(trial));
  describe('decisions', () => decisionTests(trial));
  describe('files', () => planFileTests(trial));
  describe('events', () => eventPlanTests(trial));
  describe('burns set by hand', () => givenBurnTests(trial));
  describe('what cannot be meant', () => unmeantTests(trial));
  describe('staleness', () => stalenessTests(trial));
  describe('two operators', () => twoOperatorTests(trial));
});
