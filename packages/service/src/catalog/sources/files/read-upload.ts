import { shrankByHalf } from '../believable-size.ts';
import { type ElementBatch, NEVER_ASKED, type SourceMemory } from '../catalog-source.ts';
import { readElements } from '../read-elements.ts';
import { type SourceWarning, sourceWarning } from '../source-warning.ts';
import { htmlPage } from '../web/inspect-answer.ts';

export interface Upload {
  /** What the file is called, for messages. */
  readonly name: string;
  /** Plain or gzip. */
  readonly bytes: Uint8Array;
  /** Good records of the same file before, and when it was read, where it replaces one. */
  readonly before?: Pick<SourceMemory, 'records' | 'lastSuccessAt'>;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
}

/**
 * Reads a catalogue that a person or program gave, in any format. Bad records are rejected alone; what is wrong with the
 * whole (a web page, half a file, half of the records there were) comes back as the warning and gives no elements.
 */
export async function readUpload(
  upload: Upload,
): Promise<{ readonly batch: ElementBatch } | { readonly warning: SourceWarning }> {
  const { name, bytes, signal } = upload;
  const now = upload.now?.() ?? new Date();
  const page = htmlPage(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)));
  const batch = page ?? (await readElements(bytes, name, signal ? { signal } : {}));
  if ('code' in batch) return { warning: sourceWarning(name, batch, now) };
  const shrank = shrankByHalf({ ...NEVER_ASKED, ...upload.before }, batch.elements.length, now);
  if (shrank === null) return { batch };
  const hint = 'if the file is right, give it another name';
  return { warning: sourceWarning(name, { ...shrank, hint }, now) };
}
