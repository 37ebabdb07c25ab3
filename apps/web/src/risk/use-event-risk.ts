import type { CdmDocument, ConjunctionDocument, EventRiskDocument } from '@clearway/contract';
import { useApp } from '../app/app-context.ts';
import { messagesRevision } from '../inbox/messages-revision.ts';
import type { Answer } from '../status/use-answer.ts';
import { useStore } from '../view/store.ts';
import { useKeyedAnswer } from './use-keyed-answer.ts';

/** What an event is at risk of, and the messages about it. */
export interface EventRisk {
  readonly risk: EventRiskDocument;
  /** Null where no message came. */
  readonly conjunction: ConjunctionDocument | null;
}

/** Asked for once it is wanted; again with each run and message. A null id, or what is not wanted yet, asks nothing. */
export function useEventRisk(eventId: number | null, isWanted: boolean): Answer<EventRisk> {
  const { client, catalog } = useApp();
  const messages = useStore(messagesRevision);
  const runId = useStore(catalog)?.runId ?? null;
  return useKeyedAnswer(
    eventId === null || !isWanted ? null : String(eventId),
    `${runId} ${messages}`,
    async (signal) => {
      const [risk, conjunctions] = await Promise.all([
        client.readEventRisk(eventId!, { signal }),
        client.listEventConjunctions(eventId!, { signal }),
      ]);
      return { risk, conjunction: conjunctions.items[0] ?? null };
    },
  );
}

/** One message with its assessment; null asks nothing. */
export function useCdm(cdmId: number | null): Answer<CdmDocument> {
  const { client } = useApp();
  // A message that was sampled has another assessment.
  const messages = useStore(messagesRevision);
  return useKeyedAnswer(cdmId === null ? null : String(cdmId), String(messages), (signal) =>
    client.findCdm(cdmId!, { signal }),
  );
}
