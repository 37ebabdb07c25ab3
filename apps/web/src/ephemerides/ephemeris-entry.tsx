import { type EphemerisDocument, ProblemError } from '@clearway/contract';
import { Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { ephemeridesChanged } from './ephemeris-files.ts';

/** One ephemeris: whose, for when, what it does now, how sure it is, from where; and a button that takes it away. */
export function EphemerisEntry({ ephemeris }: { readonly ephemeris: EphemerisDocument }): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { object_id: objectId, state, mode, covariance, warnings } = ephemeris;
  const moment = (utc: string): string => quantities.moment(Date.parse(utc), { seconds: false });
  const span = t('ephemerides.span', { start: moment(ephemeris.start_utc), stop: moment(ephemeris.stop_utc) });
  const source = [ephemeris.format, ephemeris.originator, ephemeris.file].filter((part) => part !== null).join(' · ');
  return (
    <li className={`ephemeris-entry is-${state}`}>
      <div>
        <button type="button" className="inbox-link" onClick={() => actions.showObject(objectId)}>
          {ephemeris.object_name}
        </button>
        <p>
          <span className={`ephemeris-state is-${state}`}>{t(`ephemerides.state-${state}`)}</span>
          {' · '}
          {t(`ephemerides.does-${mode}`)}
        </p>
        <p className="small">
          {span}
          {ephemeris.spans.length > 1 ? ` (${t('ephemerides.stretches', { count: ephemeris.spans.length })})` : ''}
        </p>
        <p className="small">
          {covariance === null
            ? t('ephemerides.no-covariance')
            : t('ephemerides.covariance', { frame: covariance.frame, count: covariance.matrices })}
        </p>
        <p className="muted small ephemeris-source">{source}</p>
        {warnings.map(({ code, values, text }) => (
          <p key={text} className="small notice-line">
            {t(`ephemerides.warning-${code}`, values)}
          </p>
        ))}
      </div>
      <RemoveEphemeris ephemeris={ephemeris} />
    </li>
  );
}

/** Takes an ephemeris away; undone by bringing its file again, as it came. */
function RemoveEphemeris({ ephemeris }: { readonly ephemeris: EphemerisDocument }): JSX.Element {
  const { client, notices } = useApp();
  const t = useMessages();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      ephemeridesChanged();
    } catch (error) {
      const detail = error instanceof ProblemError ? error.problem.detail : t('inbox.no-connection');
      notices.say(t('inbox.not-changed', { detail }), { tone: 'warning' });
    } finally {
      setBusy(false);
    }
  };
  const { ephemeris_id: id, object_id: objectId, object_name: name, file, mode } = ephemeris;
  const remove = (): Promise<void> =>
    attempt(async () => {
      const original = await (await client.readEphemerisFile(id)).blob();
      await client.deleteEphemeris(id);
      const undo = (): Promise<void> =>
        attempt(async () => {
          await client.receiveEphemerides(original, { mode, object: objectId, ...(file === null ? {} : { file }) });
          notices.say(t('ephemerides.undone'));
        });
      notices.say(t('ephemerides.removed', { name }), {
        action: { label: t('inbox.undo'), run: () => void undo() },
      });
    });
  return (
    <button
      type="button"
      className="button is-plain"
      aria-label={t('ephemerides.remove', { name })}
      title={t('ephemerides.remove', { name })}
      disabled={isBusy}
      onClick={() => void remove()}
    >
      <Trash2 aria-hidden />
    </button>
  );
}
