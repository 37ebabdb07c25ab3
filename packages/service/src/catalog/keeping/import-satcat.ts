import { UserError } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import type { Store } from '@clearway/store';
import { readCatalogText } from '../read-catalog-text.ts';
import { readSatcatText } from '../satcat-object.ts';
import { takeSatcat } from './take-satcat.ts';

const MOST_CHARACTERS = 200_000_000;

/**
 * Takes in a satellite catalogue (SATCAT as CSV or JSON, plain or gzip); gives how many objects were new or changed. Throws UserError
 * where the file is none.
 */
export async function importSatcatFile(
  store: Store,
  file: string,
  nowUs: number,
  signal?: AbortSignal,
): Promise<number> {
  const name = fileInMessage(file);
  let text = '';
  for await (const piece of readCatalogText(file, signal ? { signal } : {})) {
    text += piece;
    if (text.length > MOST_CHARACTERS) {
      const hint = 'give a SATCAT as CSV or JSON, as CelesTrak has it';
      throw new UserError('format-malformed', `${name}: too long for a satellite catalogue`, hint);
    }
  }
  const satcat = await readSatcatText(text, name);
  return store.db.transaction().execute((db) => takeSatcat(db, satcat, nowUs));
}
