import { ProblemError } from '@clearway/contract';
import { Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import type { Panel } from '../view/view.ts';
import { messagesChanged } from './messages-revision.ts';
import { panelOfMessage } from './panel-of-message.ts';
import './inbox.css';

/** Deletes a message; undone by bringing it again, as it came. */
export function DeleteMessage(props: {
  readonly cdmId: number;
  /** Of the file that it came in, to be given back with it. */
  readonly file: string | null;
}): JSX.Element {
  const { cdmId, file } = props;
  const { actions, client, notices, view } = useApp();
  const t = useMessages();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      messagesChanged();
      await actions.refreshEvents().catch(() => undefined);
    } catch (error) {
      const detail = error instanceof ProblemError ? error.problem.detail : t('inbox.no-connection');
      notices.say(t('inbox.not-changed', { detail }), { tone: 'warning' });
    } finally {
      setBusy(false);
    }
  };
  const remove = (): Promise<void> =>
    attempt(async () => {
      const place = placeOf(view.get().panel);
      const original = await (await client.readCdmMessage(cdmId, { format: 'original' })).blob();
      await client.deleteCdm(cdmId);
      const undo = (): Promise<void> =>
        attempt(async () => {
          const { cdms } = await client.receiveCdms(original, file === null ? {} : { file });
          // It has another number now; where it was shown, it is shown again.
          const [again] = cdms;
          const isShown = placeOf(view.get().panel) === place;
          if (again !== undefined && isShown) actions.changePanel(panelOfMessage(again));
          notices.say(t('inbox.undone'));
        });
      notices.say(t('inbox.deleted'), { action: { label: t('inbox.undo'), run: () => void undo() } });
    });
  return (
    <p className="inbox-delete">
      <button type="button" className="button" disabled={isBusy} onClick={() => void remove()}>
        <Trash2 aria-hidden />
        {t('inbox.delete')}
      </button>
    </p>
  );
}

/** The encounter that a panel shows. */
function placeOf(panel: Panel): string {
  if (panel.kind === 'messages') return `messages ${panel.conjunctionId}`;
  return panel.kind === 'encounter' ? `event ${panel.of.eventId}` : panel.kind;
}
