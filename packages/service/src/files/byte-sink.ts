import { once } from 'node:events';
import { UserError } from '@clearway/astro';

/** Where bytes go, one chunk after the other. The chunk may be reused by the caller once the promise resolves. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** The reader of a pipe has gone (`| head`): nothing is wrong, and nobody is left to write to. */
export class ReaderGone extends Error {
  constructor() {
    super('the reader of the output has gone');
    this.name = 'ReaderGone';
  }
}

/**
 * A sink over a stream such as standard output that waits for slow readers.
 * Throws ReaderGone once the reading side has closed.
 */
export function streamSink(stream: NodeJS.WritableStream): ByteSink {
  let failure: Error | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure = error.code === 'EPIPE' ? new ReaderGone() : (outputFailure('standard output', error) as Error);
  });
  return {
    async write(bytes: Uint8Array): Promise<void> {
      if (failure) throw failure;
      // A pipe may keep the chunk after write() returns, and the caller reuses its buffer: hand over a copy.
      if (!stream.write(Buffer.from(bytes))) {
        // Waiting fails with the stream's own error, of which `failure` is the reading.
        await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
      }
      if (failure) throw failure;
    },
  };
}

const text = new TextEncoder();

/** Writes a string as UTF-8. */
export async function writeText(sink: ByteSink, content: string): Promise<void> {
  await sink.write(text.encode(content));
}

/** Turns a failure of the file system while writing `path` into the user's error where the user can mend it. */
export function outputFailure(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  const refuse = (what: string, hint: string): UserError =>
    new UserError('file-unreadable', `${path}: ${what}`, hint, { cause });
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refuse('the folder does not exist', 'create it first, or name another file');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse('the folder is not writable', 'name a file in a folder you may write to');
    case 'EISDIR':
      return refuse('is a folder', 'name a file');
    case 'ENAMETOOLONG':
      return refuse('the name is too long', 'name a shorter file');
    case 'ENOSPC':
    case 'EDQUOT':
      return refuse('no space left', 'free some space, or write elsewhere');
    default:
      return cause;
  }
}
