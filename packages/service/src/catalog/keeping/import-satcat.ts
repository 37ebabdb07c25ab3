import { UserError } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import { type ObjectRow, type Store, upsertObjects } from '@clearway/store';
import { readCatalogText } from '../read-catalog-text.ts';
import { readSatcatText } from '../satcat-object.ts';
import { rowsOfSatcat } from './object-rows.ts';

const MOST_CHARACTERS = 200_000_000;
const AT_ONCE = 2000;

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
  const rows = rowsOfSatcat(await readSatcatText(text, name), nowUs);
  let changed = 0;
  let page: ObjectRow[] = [];
  const flush = async (): Promise<void> => {
    changed += await upsertObjects(store.db, page);
    page = [];
  };
  for (const row of rows) {
    page.push(row);
    if (page.length === AT_ONCE) await flush();
  }
  await flush();
  return changed;
}
