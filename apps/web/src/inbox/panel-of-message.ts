import type { CdmSummary, ConjunctionDocument } from '@clearway/contract';
import type { Panel } from '../view/view.ts';

/** Where an encounter of messages is shown: with its event, where there is one that both objects of are known; else by itself. */
export function panelOfConjunction(
  of: Pick<ConjunctionDocument, 'conjunction_id' | 'event_id' | 'primary' | 'secondary' | 'tca_utc'>,
): Panel {
  const { conjunction_id: conjunctionId, event_id: eventId, primary, secondary } = of;
  if (eventId === null || primary.object_id === null || secondary.object_id === null)
    return { kind: 'messages', conjunctionId };
  return {
    kind: 'encounter',
    of: {
      eventId,
      primaryId: primary.object_id,
      secondaryId: secondary.object_id,
      // As links write it.
      tcaMs: Math.floor(Date.parse(of.tca_utc)),
    },
  };
}

/** The same of one message, which is shown then. */
export function panelOfMessage(cdm: CdmSummary): Panel {
  const panel = panelOfConjunction(cdm);
  return panel.kind === 'encounter' || panel.kind === 'messages' ? { ...panel, message: cdm.cdm_id } : panel;
}
