import { UserError } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import type { ObjectKind } from '../runs/rank-object-kind.ts';
import { readCatalogText } from './read-catalog-text.ts';
import { readSatcatText } from './satcat-object.ts';

/** What a catalogue of satellites says beside the elements; null where it says nothing. */
export interface SatcatEntry {
  /** Code of the owner: a state or an organisation. */
  readonly owner: string | null;
  readonly kind: ObjectKind | null;
  /** False for a payload known to be dead. */
  readonly active: boolean | null;
}

const MOST_CHARACTERS = 200_000_000;

/**
 * Reads a satellite catalogue (SATCAT), plain or gzip, as far as ranking needs it; for the formats and all that it says
 * see {@link readSatcatText}. Throws UserError where the file is none.
 */
export async function readSatcat(file: string, signal?: AbortSignal): Promise<ReadonlyMap<number, SatcatEntry>> {
  const name = fileInMessage(file);
  let text = '';
  for await (const piece of readCatalogText(file, signal ? { signal } : {})) {
    text += piece;
    if (text.length > MOST_CHARACTERS) {
      const hint = 'give a SATCAT as CSV or JSON, as CelesTrak has it';
      throw new UserError('format-malformed', `${name}: too long for a satellite catalogue`, hint);
    }
  }
  const entries = new Map<number, SatcatEntry>();
  for (const { id, owner, kind, status } of (await readSatcatText(text, name)).values()) {
    const dead = kind === 'payload' && (status === 'not operational' || status === 'decayed');
    entries.set(id, { owner, kind, active: dead ? false : null });
  }
  return entries;
}
