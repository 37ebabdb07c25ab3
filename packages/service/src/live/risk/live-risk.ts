import { UserError } from '@clearway/astro';
import type { AssessmentDocument, EventDocument } from '@clearway/contract';
import { appendAudit, conjunctionOfEvent, type EventRow, type Store } from '@clearway/store';
import { SCREENING_ONLY } from '../../covariance/risk-basis.ts';
import { type EventEncounter, eventEncounter } from '../../event-risk/event-encounter.ts';
import { eventMessage } from '../../event-risk/event-message.ts';
import { screeningAssessment } from '../../event-risk/screening-assessment.ts';
import { SAME_ENCOUNTER_US } from '../../inbox/received-messages.ts';
import { alarmOfElements, alarmOfEvent, changeRiskSettings, readRiskSettings } from '../../inbox/risk-settings.ts';
import { ephemeridesOfEvent } from '../ephemerides/ephemerides-of-event.ts';
import type { AllEvents } from '../events/all-events.ts';
import type { LiveRisk } from '../live-service.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import type { CurrentRun } from '../runs/current-run.ts';
import { conjunctionDocuments } from './live-cdms.ts';

export interface RiskSources {
  readonly store: Store;
  readonly events: Pick<AllEvents, 'find' | 'row'>;
  readonly objects: Pick<ObjectIndex, 'summary'>;
  readonly current: () => CurrentRun | null;
  readonly nowUs: () => number;
  /** The thresholds have changed. */
  readonly onChange: () => Promise<void>;
}

interface Screened {
  readonly run: CurrentRun;
  readonly of: EventEncounter;
  readonly assessment: AssessmentDocument;
}

/** The risk of events, and the thresholds. */
export function liveRisk({ store, events, objects, current, nowUs, onChange }: RiskSources): LiveRisk {
  const { db } = store;
  const known = async (eventId: number): Promise<{ readonly row: EventRow; readonly event: EventDocument }> => {
    const row = await events.row(eventId);
    const event = await events.find(eventId);
    if (!row || !event) throw new UserError('unknown', `there is no event ${eventId}`, 'see the list of events');
    return { row, event };
  };
  /** By the run that is shown, if that has seen the event: elements of another run do not meet at its time. */
  const screened = async (row: EventRow, event: EventDocument): Promise<Screened | null> => {
    const run = current();
    if (run === null || row.last_run_id !== run.row.run_id || row.state === 'cleared') return null;
    const names = (id: number): string => objects.summary(id)?.name ?? String(id);
    const ephemerides = await ephemeridesOfEvent(store, run.material.ephemerides, row, event);
    const of = eventEncounter(run.material, row, names, ephemerides);
    return of && { run, of, assessment: screeningAssessment(of, event.co_located, event.max_probability) };
  };
  const messages = async (eventId: number): ReturnType<typeof conjunctionDocuments> => {
    const row = await conjunctionOfEvent(db, eventId, SAME_ENCOUNTER_US);
    return row ? conjunctionDocuments(db, [row]) : [];
  };
  return {
    settings: () => readRiskSettings(db),
    async changeSettings(change) {
      const settings = await db.transaction().execute(async (trx) => {
        const changed = await changeRiskSettings(trx, change);
        await appendAudit(trx, { action: 'changeRiskSettings', target: '/api/v1/risk-settings', change }, nowUs());
        return changed;
      });
      await onChange();
      return settings;
    },
    async ofEvent(eventId) {
      const { row, event } = await known(eventId);
      const screening = (await screened(row, event))?.assessment ?? null;
      const [conjunction] = await messages(eventId);
      const thresholds = await readRiskSettings(db);
      return {
        event_id: eventId,
        alarm: alarmOfEvent(event.max_probability, conjunction ?? null, thresholds),
        screening_alarm: alarmOfElements(event.max_probability, thresholds),
        basis: conjunction ? 'message' : 'elements',
        label: SCREENING_ONLY,
        screening,
        conjunction_id: conjunction?.conjunction_id ?? null,
        latest_cdm_id: conjunction?.points.at(-1)?.cdm_id ?? null,
      };
    },
    conjunctionsOfEvent: async (eventId) => {
      await known(eventId);
      return messages(eventId);
    },
    async cdmOfEvent(eventId, format) {
      const { row, event } = await known(eventId);
      const found = await screened(row, event);
      if (!found) {
        const what = `the current run has no elements for event ${eventId} at its time of closest approach`;
        throw new UserError('conflict', what, 'take an event that is open');
      }
      const { run, of, assessment } = found;
      return eventMessage(
        {
          event,
          of,
          assessment,
          runId: run.row.run_id,
          windowUs: [run.row.window_start_us, run.row.window_stop_us],
          nowUs: nowUs(),
          designatorOf: (id) => objects.summary(id)?.cospar_id ?? null,
        },
        format,
      );
    },
  };
}
