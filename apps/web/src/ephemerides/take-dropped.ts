import type { App } from '../app/app.ts';
import { bringFiles } from '../inbox/received-files.ts';
import { bringEphemerides, ephemerisMode } from './ephemeris-files.ts';
import { kindOfFile } from './kind-of-file.ts';

/**
 * Brings files that were dropped on the map: messages to the inbox, ephemerides to their own list. Dropped over the ephemerides of one
 * object they are that object's.
 */
export async function takeDropped(
  app: Pick<App, 'actions' | 'client' | 'view'>,
  files: readonly File[],
): Promise<void> {
  const kinds = await Promise.all(files.map(kindOfFile));
  const ephemerides = files.filter((_, k) => kinds[k] === 'ephemeris');
  const messages = files.filter((_, k) => kinds[k] === 'message');
  const { panel } = app.view.get();
  const objectId = panel.kind === 'ephemerides' ? (panel.objectId ?? null) : null;
  if (messages.length > 0) {
    app.actions.openPanel({ kind: 'messages' });
    void bringFiles(app.client, messages);
  }
  if (ephemerides.length === 0) return;
  if (messages.length === 0 && panel.kind !== 'ephemerides') app.actions.openPanel({ kind: 'ephemerides' });
  void bringEphemerides(app.client, ephemerides, { objectId, mode: ephemerisMode.get() });
}
