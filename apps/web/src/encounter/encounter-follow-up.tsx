import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { EventDecisionForm } from './event-decision.tsx';
import { EventEvolution } from './event-evolution.tsx';
import { EventNotes } from './event-notes.tsx';
import type { EncounterState } from './use-encounter.ts';

/** How the event went from run to run, and what people decided and noted; where the service follows none, that. */
export function EncounterFollowUp({ state }: { readonly state: EncounterState }): JSX.Element {
  const { events } = useApp();
  const t = useMessages();
  const isKnown = useStore(events) !== null;
  const { eventId, event, eventProblem } = state;
  if (eventId === null) return <p className="muted encounter-no-event">{isKnown ? t('encounter.no-event') : ''}</p>;
  if (event === null) {
    if (eventProblem === null)
      return <div className="encounter-waiting is-low" role="status" aria-label={t('encounter.fetching')} />;
    return (
      <p className="notice-line encounter-no-event">
        {eventProblem === '' ? t('encounter.unreachable') : eventProblem}
      </p>
    );
  }
  return (
    <>
      <h3>{t('encounter.over-runs')}</h3>
      <EventEvolution observations={state.observations} />
      <h3>{t('encounter.decision')}</h3>
      <EventDecisionForm event={event} onDecided={state.takeEvent} />
      <h3>{t('encounter.notes')}</h3>
      <EventNotes eventId={eventId} notes={state.notes} onAdded={state.takeNote} />
    </>
  );
}
