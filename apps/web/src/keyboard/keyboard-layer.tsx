import { type JSX, lazy, Suspense } from 'react';
import { useStore } from '../view/store.ts';
import { openDialog } from './open-dialog.ts';
import { useShortcuts } from './use-shortcuts.ts';

const CommandPalette = lazy(async () => ({ default: (await import('../palette/command-palette.tsx')).CommandPalette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }));

/** The keys of the whole page, and the dialogs that they open. Once an app. */
export function KeyboardLayer(): JSX.Element {
  useShortcuts();
  const open = useStore(openDialog);
  return (
    <Suspense fallback={null}>
      {open === 'palette' ? <CommandPalette /> : null}
      {open === 'shortcuts' ? <ShortcutSheet /> : null}
    </Suspense>
  );
}
