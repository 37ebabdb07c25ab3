import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { keysTakenBy } from './keys-taken.ts';
import { matchShortcut } from './match-shortcut.ts';
import { openDialog } from './open-dialog.ts';

/** Listens to the keys of the whole page. Once an app. */
export function useShortcuts(): void {
  const app = useApp();
  const t = useMessages();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const shortcut = matchShortcut(event, keysTakenBy(event.target));
      if (shortcut === null) return;
      // A modal dialog has the keys to itself.
      if (document.querySelector('dialog:modal') !== null) {
        if (shortcut.modifier === 'command') event.preventDefault();
        return;
      }
      // One whose code has not come yet can be taken back.
      if (openDialog.get() !== null && shortcut.id === 'back') {
        openDialog.set(null);
        return;
      }
      if (shortcut.modifier !== 'command' && !app.preferences.get().singleKeys) return;
      // Held down, only what moves goes on.
      if (event.repeat && shortcut.row === undefined) return;
      event.preventDefault();
      shortcut.run({ app, t });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [app, t]);
}
