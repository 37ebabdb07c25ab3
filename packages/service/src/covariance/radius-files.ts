import { UserError } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import { parseRadiusTable, type RadiusEntry } from '@clearway/risk';
import { readCatalogText } from '../catalog/read-catalog-text.ts';
import type { KnownOfObjects } from './run-uncertainties.ts';

/** NASA CARA's table of all objects is 5 MB. */
const LONGEST_TEXT = 50e6;

/**
 * Reads tables of hard-body radii (the user's as CSV or JSON, NASA CARA's; gzip of any), which are told by their columns. Of tables of
 * one kind a later one counts more.
 * @throws UserError with file and line.
 */
export async function readRadiusFiles(
  files: readonly string[],
  signal?: AbortSignal,
): Promise<Pick<KnownOfObjects, 'userTable' | 'caraTable'>> {
  const tables = { user: new Map<number, RadiusEntry>(), cara: new Map<number, RadiusEntry>() };
  for (const file of files) {
    const name = file === '-' ? 'standard input' : fileInMessage(file);
    let text = '';
    for await (const piece of readCatalogText(file, signal ? { signal } : {})) {
      text += piece;
      if (text.length > LONGEST_TEXT) {
        throw new UserError('format-malformed', `${name}: more than 50 MB, too long for radii`, 'check the file');
      }
    }
    const { kind, table } = parseRadiusTable(text, name);
    for (const [id, entry] of table) tables[kind].set(id, entry);
  }
  return {
    userTable: tables.user.size > 0 ? tables.user : null,
    caraTable: tables.cara.size > 0 ? tables.cara : null,
  };
}
