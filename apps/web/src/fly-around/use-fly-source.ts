import type { AssessmentDocument } from '@clearway/contract';
import { useApp } from '../app/app-context.ts';
import { messagesRevision } from '../inbox/messages-revision.ts';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import type { Answer } from '../status/use-answer.ts';
import { useStore } from '../view/store.ts';
import type { FlyAroundPlace } from '../view/view.ts';

/** What a plan is made from: a message, or the screening of public elements as one. */
export interface FlySource {
  /** The message's text; null where it has no states. */
  readonly message: string | null;
  readonly hardBodyRadiusKm: number | null;
  /** Null: the screening. */
  readonly cdmId: number | null;
  readonly eventId: number | null;
  /** Positions uncertain by kilometres: nothing to burn by. */
  readonly isFromElements: boolean;
  readonly assessment: AssessmentDocument | null;
  readonly originator: string | null;
  readonly createdMs: number | null;
}

/** Fetches what the panel plans from; anew with each run and message, as plans grow stale with them. */
export function useFlySource({ of, message }: FlyAroundPlace): Answer<FlySource> {
  const { client, catalog } = useApp();
  const messages = useStore(messagesRevision);
  const runId = useStore(catalog)?.runId ?? null;
  const eventId = 'event' in of ? of.event.eventId : null;
  const conjunctionId = 'conjunctionId' in of ? of.conjunctionId : null;
  const key = eventId === null && conjunctionId === null ? null : `${eventId} ${conjunctionId} ${message}`;
  return useKeyedAnswer(key, `${runId} ${messages}`, async (signal) => {
    const call = { signal };
    const ofCdm = async (cdmId: number): Promise<FlySource> => {
      const cdm = await client.findCdm(cdmId, call);
      const text = cdm.has_states ? await (await client.readCdmMessage(cdmId, { format: 'kvn' }, call)).text() : null;
      return {
        message: text,
        hardBodyRadiusKm: kilometres(cdm.assessment?.hard_body_radius_m ?? cdm.hard_body_radius_m),
        cdmId,
        eventId: cdm.event_id,
        isFromElements: cdm.from_elements,
        assessment: cdm.assessment,
        originator: cdm.originator,
        createdMs: Date.parse(cdm.created_utc),
      };
    };
    if (typeof message === 'number') return ofCdm(message);
    if (conjunctionId !== null) {
      const { points } = await client.findConjunction(conjunctionId, call);
      return ofCdm(points.at(-1)!.cdm_id);
    }
    const risk = await client.readEventRisk(eventId!, call);
    if (message !== 'screening' && risk.latest_cdm_id !== null) return ofCdm(risk.latest_cdm_id);
    const text = await (await client.readEventCdm(eventId!, { format: 'kvn' }, call)).text();
    return {
      message: text,
      hardBodyRadiusKm: kilometres(risk.screening?.hard_body_radius_m ?? null),
      cdmId: null,
      eventId,
      isFromElements: true,
      assessment: risk.screening,
      originator: null,
      createdMs: null,
    };
  });
}

function kilometres(metres: number | null): number | null {
  return metres === null ? null : metres / 1000;
}
