import { UserError } from '@clearway/astro';
import type { UploadDocument } from '@clearway/contract';
import type { ElementBatch } from '../sources/catalog-source.ts';
import { readUpload } from '../sources/files/read-upload.ts';
import { type SourceIdentity, uploadSource } from './source-rows.ts';
import type { Taken } from './take-elements.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]$/i;
const MOST_BYTES = 200_000_000;
/** As many refused records are told one by one. */
const MOST_REJECTED = 1000;

/** The name under which uploads as `name` are listed. Throws UserError where it is none. */
function uploadSourceId(name: string): string {
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
 * Reads element sets that somebody sends, in any format, plain or gzip, as an operator's own (private). Bad records are refused
 * alone; what is wrong with the whole is a UserError.
 */
export async function readUploadedElements(
  name: string,
  body: AsyncIterable<Uint8Array>,
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly source: SourceIdentity; readonly batch: ElementBatch }> {
  const source = uploadSource(uploadSourceId(name));
  const bytes = await bytesOf(body, signal);
  const outcome = await readUpload({ name: source.id, bytes, now: () => now, ...(signal ? { signal } : {}) });
  if ('warning' in outcome) throw new UserError('format-malformed', outcome.warning.message, outcome.warning.hint);
  return { source, batch: outcome.batch };
}

/** What an upload brought, as the API tells it. */
export function uploadDocument(
  source: SourceIdentity,
  { elements, rejected }: ElementBatch,
  taken: Taken,
): UploadDocument {
  return {
    source: source.id,
    accepted: elements.length,
    new_element_sets: taken.newElementSets,
    rejected: rejected.slice(0, MOST_REJECTED).map(({ id, reason, line }) => ({ object_id: id, reason, line })),
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
