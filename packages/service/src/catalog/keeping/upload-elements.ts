import { UserError } from '@clearway/astro';
import type { UploadDocument } from '@clearway/contract';
import type { RejectedRecord } from '@clearway/messages';
import type { Store } from '@clearway/store';
import { readUpload } from '../sources/files/read-upload.ts';
import { takeAs } from './import-files.ts';
import { uploadSource } from './source-rows.ts';
import type { Taken } from './take-elements.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]$/i;
const MOST_BYTES = 200_000_000;
/** As many refused records are told one by one. */
const MOST_REJECTED = 1000;

export interface Uploaded extends Taken {
  readonly document: UploadDocument;
  readonly rejected: readonly RejectedRecord[];
}

/** The name under which uploads as `name` are listed. Throws UserError where it is none. */
export function uploadSourceId(name: string): string {
  const short = name.replace(/^upload\//, '');
  if (!NAME.test(short)) {
    const hint = 'give 2 to 64 letters, digits, dots, dashes and underscores';
    throw new UserError(
      'option-invalid',
      `the name of a source of uploads cannot be ${JSON.stringify(name.slice(0, 80))}`,
      hint,
    );
  }
  return short;
}

/**
 * Takes in element sets that somebody sends, in any format, plain or gzip, as an operator's own (private). Bad records are
 * refused alone; what is wrong with the whole is a UserError, and changes nothing.
 */
export async function uploadElements(
  store: Store,
  name: string,
  body: AsyncIterable<Uint8Array>,
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
): Promise<Uploaded> {
  const source = uploadSource(uploadSourceId(name));
  const bytes = await bytesOf(body, signal);
  const outcome = await readUpload({ name: source.id, bytes, now: () => now, ...(signal ? { signal } : {}) });
  if ('warning' in outcome) throw new UserError('format-malformed', outcome.warning.message, outcome.warning.hint);
  const { elements, rejected } = outcome.batch;
  const taken = await takeAs(store, source, elements, now);
  return {
    ...taken,
    rejected,
    document: {
      source: source.id,
      accepted: elements.length,
      new_element_sets: taken.newElementSets,
      rejected: rejected.slice(0, MOST_REJECTED).map(({ id, reason, line }) => ({ object_id: id, reason, line })),
    },
  };
}

async function bytesOf(body: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    signal?.throwIfAborted();
    length += piece.byteLength;
    if (length > MOST_BYTES) {
      throw new UserError('option-invalid', `the upload is larger than ${MOST_BYTES / 1e6} MB`, 'send it in parts');
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
