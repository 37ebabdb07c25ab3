import { X } from 'lucide-react';
import { type JSX, useEffect, useId, useRef } from 'react';
import { useMessages } from '../language/speech.tsx';
import { hasCommandKey, keyNames } from './key-names.ts';
import { closeDialog } from './open-dialog.ts';
import { SHORTCUT_GROUPS, SHORTCUTS, type Shortcut, type ShortcutGroup } from './shortcuts.ts';
import './keyboard.css';

/** Every key and what it does: `?`. */
export function ShortcutSheet(): JSX.Element {
  const t = useMessages();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const close = (): void => closeDialog('shortcuts');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the sheet closes it; from the keyboard Escape does.
    <dialog
      ref={dialog}
      className="key-sheet"
      aria-labelledby={titleId}
      onClose={() => dialog.current?.open !== true && close()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <header className="key-sheet-head">
        <h2 id={titleId}>{t('keyboard.title')}</h2>
        <button type="button" className="button is-plain" onClick={close} aria-label={t('keyboard.close')}>
          <X aria-hidden />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="key-sheet-body" tabIndex={0} aria-labelledby={titleId}>
        {SHORTCUT_GROUPS.map((group) => (
          <KeyGroup key={group} group={group} />
        ))}
      </section>
      <p className="key-sheet-foot muted small">{t('keyboard.foot')}</p>
    </dialog>
  );
}

function KeyGroup({ group }: { readonly group: ShortcutGroup }): JSX.Element {
  const t = useMessages();
  const isMac = hasCommandKey();
  return (
    <div className="key-group">
      <h3>{t(`keyboard.group-${group}`)}</h3>
      <dl className="key-rows">
        {rowsOf(group).map((row) => (
          <div key={row[0]!.id}>
            <dt>{t(row[0]!.row === undefined ? `keyboard.${row[0]!.id}` : `keyboard.row-${row[0]!.row}`)}</dt>
            <dd>
              {row[0]!.modifier === undefined ? null : <kbd>{keyNames(row[0]!, t, isMac)[0]}</kbd>}
              {row.map((shortcut) => (
                <kbd key={shortcut.id}>{keyNames(shortcut, t, isMac).at(-1)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function rowsOf(group: ShortcutGroup): readonly (readonly Shortcut[])[] {
  const rows = new Map<string, Shortcut[]>();
  for (const shortcut of SHORTCUTS) {
    if (shortcut.group !== group) continue;
    const key = shortcut.row ?? shortcut.id;
    rows.set(key, [...(rows.get(key) ?? []), shortcut]);
  }
  return [...rows.values()];
}
