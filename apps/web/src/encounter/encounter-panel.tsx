import { type JSX, useEffect, useMemo, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { EncounterSentence } from '../events/encounter-sentence.tsx';
import { nameOf } from '../events/encounter-words.ts';
import { slotsOf } from '../events/event-row.tsx';
import { levelOf, riskOfRow } from '../events/risk-level.ts';
import { RiskMark } from '../events/risk-mark.tsx';
import { useNowMs } from '../events/use-now-ms.ts';
import { FlyAroundButton } from '../fly-around/fly-around-button.tsx';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { EventRiskDetails } from '../risk/event-risk-details.tsx';
import { EventRiskSummary, shownMessage, useShownRisk } from '../risk/event-risk-summary.tsx';
import { useEventRisk } from '../risk/use-event-risk.ts';
import { useSeen } from '../risk/use-seen.ts';
import { ShareButton } from '../sharing/share-button.tsx';
import { useStore } from '../view/store.ts';
import type { EncounterReference, Panel } from '../view/view.ts';
import { ShowOnGlobe } from './encounter-actions.tsx';
import { EncounterFollowUp } from './encounter-follow-up.tsx';
import { EncounterGeometry } from './encounter-geometry.tsx';
import { type EncounterState, useEncounter } from './use-encounter.ts';
import { useGlobeLines } from './use-globe-lines.ts';
import '../events/events.css';
import './encounter.css';

/** One encounter: in a sentence, in space and time, in numbers, over the runs, and what people make of it. */
export function EncounterPanel({ panel }: { readonly panel: Extract<Panel, { kind: 'encounter' }> }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const { of } = panel;
  const catalog = useStore(app.catalog);
  const state = useEncounter(of);
  const encounter = state.answer?.status === 'ok' ? state.answer : null;
  const names = useMemo(
    () => ({ primary: nameOf(catalog, of.primaryId), secondary: nameOf(catalog, of.secondaryId) }),
    [catalog, of.primaryId, of.secondaryId],
  );
  const summary = useRef<HTMLDivElement>(null);
  const answer = useEventRisk(state.eventId, useSeen(summary));
  const messageId = shownMessage(answer, panel.message);
  const risk = useShownRisk(answer, messageId);
  const show = (message: number | 'screening'): void => app.actions.changePanel({ ...panel, message });
  useGlobeLines(encounter);
  const hasRiskPlane = risk.state === 'there' && risk.assessment.plane !== null;
  useEffect(() => {
    app.highlighted.set(slotsOf(catalog, of));
    return () => app.highlighted.set([]);
  }, [app.highlighted, catalog, of]);
  return (
    <PanelFrame
      title={t('encounter.title')}
      tools={<ShareButton plain />}
      scrollKey={`encounter-${of.primaryId}-${of.secondaryId}-${of.tcaMs}`}
    >
      <Summary of={of} state={state} names={names} hasLevel={risk.state !== 'there'} hasMessages={messageId !== null} />
      <div ref={summary}>
        {state.eventId === null ? null : (
          <EventRiskSummary answer={answer} shown={risk} messageId={messageId} onChoose={show} />
        )}
      </div>
      <div className="encounter-ways">
        <ShowOnGlobe of={of} encounter={encounter} />
        {state.eventId === null ? null : (
          <FlyAroundButton
            place={{
              kind: 'fly-around',
              of: { event: { ...of, eventId: state.eventId } },
              ...(panel.message === undefined ? {} : { message: panel.message }),
            }}
          />
        )}
      </div>
      {encounter === null ? (
        <NoGeometry state={state} names={names} />
      ) : (
        <EncounterGeometry
          of={of}
          encounter={encounter}
          state={state}
          names={names}
          catalog={catalog}
          hasPlane={!hasRiskPlane}
        />
      )}
      {state.eventId === null ? null : (
        <EventRiskDetails
          answer={answer}
          shown={risk}
          messageId={messageId}
          eventId={state.eventId}
          observations={state.observations}
          panel={panel}
          onShow={show}
        />
      )}
      <EncounterFollowUp state={state} />
    </PanelFrame>
  );
}

/** The sentence with its level, and that it is screening only. */
function Summary(props: {
  readonly of: EncounterReference;
  readonly state: EncounterState;
  readonly names: { readonly primary: string; readonly secondary: string };
  /** Where the probability says the level and what it rests on, this says neither again. */
  readonly hasLevel: boolean;
  /** Nobody need wait for a message any more. */
  readonly hasMessages: boolean;
}): JSX.Element {
  const { events } = useApp();
  const t = useMessages();
  const nowMs = useNowMs();
  const table = useStore(events);
  const { of, state, names, hasLevel, hasMessages } = props;
  const { answer, event } = state;
  const row = table === null || state.eventId === null ? -1 : table.eventIds.indexOf(state.eventId);
  const kept = table !== null && row >= 0 ? table.missKm[row]! : null;
  const missKm = answer?.status === 'ok' ? answer.missDistanceKm : (event?.miss_distance_km ?? kept);
  const tcaMs = answer?.status === 'ok' ? answer.tcaMs : of.tcaMs;
  const level = table !== null && row >= 0 ? riskOfRow(table, row) : levelOf(event?.alarm ?? 'none');
  return (
    <div className="encounter-summary">
      <p className="encounter-sentence">
        {missKm === null ? (
          `${names.primary} – ${names.secondary}`
        ) : (
          <EncounterSentence
            of={{
              primaryName: names.primary,
              secondaryName: names.secondary,
              tcaMs,
              missKm,
              coLocated: event?.co_located ?? (table !== null && row >= 0 && table.coLocated(row)),
              past: tcaMs < nowMs,
            }}
            {...(hasMessages ? { advice: false } : {})}
          />
        )}
      </p>
      <p className="encounter-notice small">
        {state.eventId === null || !hasLevel ? null : <RiskMark level={level} word="shown" />}
        {hasLevel || hasMessages ? <span className="muted">{t('events.screening-only')}</span> : null}
      </p>
    </div>
  );
}

/** While it is computed, and where it cannot be. */
function NoGeometry(props: {
  readonly state: EncounterState;
  readonly names: { readonly primary: string; readonly secondary: string };
}): JSX.Element {
  const t = useMessages();
  const { answer, problem } = props.state;
  if (answer !== null && answer.status !== 'ok') {
    return <p className="notice-line">{t(`encounter.refused-${answer.status.replace(' ', '-')}`, props.names)}</p>;
  }
  if (problem !== null) return <p className="notice-line">{t('encounter.not-computed', { problem })}</p>;
  return <div className="encounter-waiting" role="status" aria-label={t('encounter.computing')} />;
}
