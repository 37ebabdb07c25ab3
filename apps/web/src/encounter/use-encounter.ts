import type { EventDocument, EventNote, EventObservation } from '@clearway/contract';
import { ProblemError } from '@clearway/contract';
import { useCallback, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { EventTable } from '../events/event-table.ts';
import { useStore } from '../view/store.ts';
import type { EncounterReference } from '../view/view.ts';
import type { EncounterAnswer } from '../workers/questions/encounter.ts';

/** What the view of an encounter shows; parts are null until they have come. */
export interface EncounterState {
  readonly eventId: number | null;
  readonly answer: EncounterAnswer | null;
  /** Why there is no answer, as it was said. */
  readonly problem: string | null;
  readonly event: EventDocument | null;
  readonly eventProblem: string | null;
  readonly observations: readonly EventObservation[];
  readonly notes: readonly EventNote[];
  readonly spanSeconds: number;
  /** After a decision or a note. */
  readonly takeEvent: (event: EventDocument) => void;
  readonly takeNote: (note: EventNote) => void;
}

const LEAST_SPAN_SECONDS = 10_800;
const MOST_SPAN_SECONDS = 86_400;
/** An event of the same pair so near in time is the same encounter. */
const SAME_MS = 120_000;

/** Two revolutions of the primary each way: fast encounters come back to where they began, slow ones show their loops. */
export function spanOf(catalog: Catalog | null, primaryId: number): number {
  const slot = catalog?.slotOf(primaryId);
  if (catalog === null || slot === undefined) return LEAST_SPAN_SECONDS;
  return Math.min(MOST_SPAN_SECONDS, Math.max(LEAST_SPAN_SECONDS, (2 * 86_400) / catalog.meanMotions[slot]!));
}

/** The event of a pair about a time, where the service follows one. */
export function eventOf(table: EventTable | null, of: EncounterReference): number | null {
  if (of.eventId !== null || table === null) return of.eventId;
  let best: number | null = null;
  let nearest = SAME_MS;
  for (let row = 0; row < table.count; row++) {
    const pair = [table.primaryIds[row], table.secondaryIds[row]];
    if (!pair.includes(of.primaryId) || !pair.includes(of.secondaryId)) continue;
    const away = Math.abs(table.tcaMs[row]! - of.tcaMs);
    if (away >= nearest) continue;
    nearest = away;
    best = table.eventIds[row]!;
  }
  return best;
}

/** Numbers of the objects of an event that its elements place, apart by spaces: beside those there may be an ephemeris. */
function foundByElements({ primary, secondary, primary_source, secondary_source }: EventDocument): string {
  return [
    ...(primary_source === 'element_set' ? [primary.object_id] : []),
    ...(secondary_source === 'element_set' ? [secondary.object_id] : []),
  ].join(' ');
}

/** Asks the worker for the motion, the service for the event; again when there are newer elements or events. */
export function useEncounter(of: EncounterReference): EncounterState {
  const { client, ask, catalog: catalogStore, events } = useApp();
  const catalog = useStore(catalogStore);
  const table = useStore(events);
  const [answer, setAnswer] = useState<EncounterAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [event, takeEvent] = useState<EventDocument | null>(null);
  const [eventProblem, setEventProblem] = useState<string | null>(null);
  const [observations, setObservations] = useState<readonly EventObservation[]>([]);
  const [notes, setNotes] = useState<readonly EventNote[]>([]);
  const { primaryId, secondaryId, tcaMs } = of;
  const eventId = eventOf(table, of);
  const spanSeconds = spanOf(catalog, primaryId);
  const runId = catalog?.runId ?? null;
  const byElements = event === null || event.event_id !== eventId ? '' : foundByElements(event);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other elements.
  useEffect(() => {
    const left = new AbortController();
    const question = { kind: 'encounter', primaryId, secondaryId, tcaMs, spanSeconds } as const;
    const elements = byElements.split(' ').filter((id) => id !== '');
    ask({ ...question, byElements: elements.map(Number) }, { signal: left.signal }).then(
      (given) => {
        setAnswer(given);
        setProblem(null);
      },
      (error: unknown) => {
        if (!left.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => left.abort();
  }, [ask, primaryId, secondaryId, tcaMs, spanSeconds, byElements, runId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another table may have this event otherwise.
  useEffect(() => {
    if (eventId === null) return;
    const left = new AbortController();
    const call = { signal: left.signal };
    Promise.all([
      client.findEvent(eventId, call),
      client.readEventHistory(eventId, call),
      client.listEventNotes(eventId, call),
    ]).then(
      ([found, history, noted]) => {
        takeEvent(found);
        setObservations(history.items);
        setNotes(noted.items);
        setEventProblem(null);
      },
      (error: unknown) => {
        if (left.signal.aborted) return;
        setEventProblem(error instanceof ProblemError ? error.problem.detail : '');
      },
    );
    return () => left.abort();
  }, [client, eventId, table]);

  const takeNote = useCallback((note: EventNote): void => setNotes((old) => [...old, note]), []);
  return { eventId, answer, problem, event, eventProblem, observations, notes, spanSeconds, takeEvent, takeNote };
}
