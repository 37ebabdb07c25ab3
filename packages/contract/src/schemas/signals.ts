import { z } from 'zod';
import { type CdmSummary, cdmSummary } from './cdms.ts';
import { type EventDocument, eventDocument } from './events.ts';
import { type PlanProgress, type PlanSummary, planProgress, planSummary } from './plans.ts';
import { type RunDocument, runDocument } from './runs.ts';

/**
 * What is told to whoever listens, as server-sent events: the `event:` field is `type`, `data:` the body. Signals with an id are
 * kept: whoever comes back with the last id it saw misses none. Progress has no id.
 */
export type Signal =
  | { readonly id: null; readonly type: 'run-progress'; readonly body: RunDocument }
  | { readonly id: number; readonly type: 'run-published'; readonly body: RunDocument }
  | { readonly id: number; readonly type: 'run-failed'; readonly body: RunDocument }
  | {
      readonly id: number;
      readonly type: 'event-new' | 'event-worsened' | 'event-cleared';
      readonly body: EventDocument;
    }
  | { readonly id: number; readonly type: 'cdm-received'; readonly body: CdmSummary }
  | { readonly id: null; readonly type: 'plan-progress'; readonly body: PlanProgress }
  | { readonly id: number; readonly type: 'plan-changed'; readonly body: PlanSummary }
  | { readonly id: number; readonly type: 'source-warning'; readonly body: SourceSignal }
  | { readonly id: number; readonly type: 'source-refreshed'; readonly body: SourceSignal };

export interface SourceSignal {
  readonly source: string;
  readonly title: string;
  readonly message: string;
}

export const SIGNAL_TYPES = [
  'run-progress',
  'run-published',
  'run-failed',
  'event-new',
  'event-worsened',
  'event-cleared',
  'cdm-received',
  'plan-progress',
  'plan-changed',
  'source-warning',
  'source-refreshed',
] as const;
export type SignalType = (typeof SIGNAL_TYPES)[number];

export const sourceSignal: z.ZodType<SourceSignal> = z
  .object({ source: z.string(), title: z.string(), message: z.string() })
  .meta({ id: 'SourceSignal' });

/** The bodies of signals by type. */
export const signalBodies: Readonly<
  Record<
    SignalType,
    | z.ZodType<RunDocument>
    | z.ZodType<EventDocument>
    | z.ZodType<CdmSummary>
    | z.ZodType<PlanProgress>
    | z.ZodType<PlanSummary>
    | z.ZodType<SourceSignal>
  >
> = {
  'run-progress': runDocument,
  'run-published': runDocument,
  'run-failed': runDocument,
  'event-new': eventDocument,
  'event-worsened': eventDocument,
  'event-cleared': eventDocument,
  'cdm-received': cdmSummary,
  'plan-progress': planProgress,
  'plan-changed': planSummary,
  'source-warning': sourceSignal,
  'source-refreshed': sourceSignal,
};
