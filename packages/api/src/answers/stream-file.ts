import { Duplex } from 'node:stream';
import type { ByteSink } from '@clearway/service';
import type { Context } from 'hono';
import type { RequestNotes } from '../observation/observed-requests.ts';
import { chooseEncoding, encodingStream } from './content-encoding.ts';

export interface StreamedFile {
  readonly name: string;
  readonly contentType: string;
  /** What is packed already is sent as it is. */
  readonly packed?: boolean;
}

/**
 * Answers with what `write` writes, while it is written: a file of 80 MB never stands in memory, and a slow reader makes the writer
 * wait. What `write` refuses before its first byte is thrown; what goes wrong later breaks the answer off, so that nobody takes
 * half a file for a whole one. A reader that leaves aborts the writer.
 */
export async function streamFile(
  context: Context<RequestNotes>,
  file: StreamedFile,
  write: (sink: ByteSink, signal: AbortSignal) => Promise<void>,
): Promise<Response> {
  const leaving = new AbortController();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  writer.closed.catch(() => leaving.abort());
  const begun = Promise.withResolvers<void>();
  let hasBegun = false;
  const sink: ByteSink = {
    async write(bytes): Promise<void> {
      hasBegun = true;
      begun.resolve();
      // The writer may use its buffer again once this resolves, which is when the stream has handed the chunk on.
      await writer.write(bytes.slice());
      leaving.signal.throwIfAborted();
    },
  };
  const written = write(sink, leaving.signal).then(
    () => writer.close(),
    (error) => {
      if (hasBegun && !leaving.signal.aborted) context.get('breakOff')?.(error);
      begun.reject(error);
      return writer.abort(error);
    },
  );
  written.then(begun.resolve, () => undefined);
  await Promise.race([begun.promise, written]);
  await begun.promise;
  const headers: Record<string, string> = {
    'content-type': file.contentType,
    'content-disposition': `attachment; filename="${file.name}"`,
    vary: 'Accept-Encoding',
  };
  const encoding = file.packed ? null : chooseEncoding(context.req.header('accept-encoding'));
  if (encoding !== null) headers['content-encoding'] = encoding;
  if (context.req.method === 'HEAD') {
    await readable.cancel();
    return context.body(null, 200, headers);
  }
  return context.body(encoding === null ? readable : packed(readable, encoding), 200, headers);
}

function packed(
  readable: ReadableStream<Uint8Array>,
  encoding: 'br' | 'gzip',
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const packer = Duplex.toWeb(encodingStream(encoding));
  return readable.pipeThrough(packer as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array>);
}
