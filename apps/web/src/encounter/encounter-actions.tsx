import type { EventDocument } from '@clearway/contract';
import { Braces, FileSpreadsheet, Globe } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { copyText } from '../sharing/copy-text.ts';
import type { EncounterReference } from '../view/view.ts';
import type { Encounter } from '../workers/questions/encounter.ts';
import { encounterCsv, encounterJson } from './encounter-export.ts';

/** Flies there, five minutes before, and plays. */
export function ShowOnGlobe(props: {
  readonly of: EncounterReference;
  readonly encounter: Encounter | null;
}): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  const { of, encounter } = props;
  const show = (): void =>
    actions.showEncounter(encounter === null ? of : { ...of, tcaMs: Math.floor(encounter.tcaMs) });
  return (
    <button type="button" className="button is-primary encounter-show" onClick={show}>
      <Globe aria-hidden />
      {t('encounter.show')}
    </button>
  );
}

/** Which mark is which object; each opens its card. */
export function PairLegend(props: {
  readonly of: EncounterReference;
  readonly names: { readonly primary: string; readonly secondary: string };
  /** Tokens of the theme. */
  readonly colours: { readonly primary: string; readonly secondary: string };
}): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  const { of, names, colours } = props;
  return (
    <div className="encounter-legend">
      {(['primary', 'secondary'] as const).map((role) => (
        <button
          key={role}
          type="button"
          aria-label={t('encounter.card', { name: names[role] })}
          title={t('encounter.card', { name: names[role] })}
          onClick={() => actions.showObject(role === 'primary' ? of.primaryId : of.secondaryId)}
        >
          <span className={`encounter-shape is-${role}`} style={{ color: `var(${colours[role]})` }} aria-hidden />
          <span className="encounter-name">{names[role]}</span>
        </button>
      ))}
    </div>
  );
}

/** The numbers to take along; where the clipboard cannot be written, as a file. */
export function EncounterCopies(props: {
  readonly encounter: Encounter;
  readonly event: EventDocument | null;
}): JSX.Element {
  const { notices } = useApp();
  const t = useMessages();
  const { encounter, event } = props;
  const file = `encounter-${encounter.primary.objectId}-${encounter.secondary.objectId}`;
  const copy = async (text: string, name: string, type: string): Promise<void> => {
    if (await copyText(text, null)) notices.say(t('encounter.copied'));
    else saveFile(text, name, type);
  };
  return (
    <div className="encounter-copies">
      <button
        type="button"
        className="button"
        onClick={() => copy(encounterCsv(encounter, event), `${file}.csv`, 'text/csv')}
      >
        <FileSpreadsheet aria-hidden />
        {t('encounter.copy-csv')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => copy(encounterJson(encounter, event), `${file}.json`, 'application/json')}
      >
        <Braces aria-hidden />
        {t('encounter.copy-json')}
      </button>
    </div>
  );
}

/** Where the clipboard cannot be written: as a download. */
function saveFile(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
