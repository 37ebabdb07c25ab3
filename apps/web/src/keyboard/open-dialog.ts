import { createStore, type Store } from '../view/store.ts';

/** The dialog that stands over the map: the command palette, or the sheet of shortcuts. One at a time. */
export const openDialog: Store<'palette' | 'shortcuts' | null> = createStore<'palette' | 'shortcuts' | null>(null);

/** Closes this dialog; one that has been asked for since stays. (A dialog tells that it has closed a moment after it has.) */
export function closeDialog(which: 'palette' | 'shortcuts'): void {
  if (openDialog.get() === which) openDialog.set(null);
}
