/** One event of a stream of server-sent events. */
export interface ServerEvent {
  /** Null where the event has none. */
  readonly id: string | null;
  readonly type: string;
  readonly data: string;
}

export interface ServerEventOptions {
  /** Ends the reading, whoever made the stream. */
  readonly signal?: AbortSignal | undefined;
  /** How long to wait before coming back. */
  onRetry?(milliseconds: number): void;
  /** Something came, even if only a comment. */
  onLife?(): void;
}

/** Longer ones are no signals of ours; a stream without line breaks must not fill the memory. */
const LONGEST_EVENT_CHARACTERS = 4_000_000;

/** Reads server-sent events as the HTML standard has them (9.2.6), without its named message types. */
export async function* readServerEvents(
  body: ReadableStream<Uint8Array>,
  options: ServerEventOptions = {},
): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  let rest = '';
  let event: { id: string | null; type: string; data: string[]; length: number } = emptyEvent();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      options.onLife?.();
      rest += decoder.decode(value, { stream: true });
      // A line may end with \r\n that is cut in two: a last \r waits for what follows.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === '') {
          if (event.data.length > 0) yield { id: event.id, type: event.type, data: event.data.join('\n') };
          event = emptyEvent();
        } else {
          readLine(line, event, options);
        }
      }
      if (rest.length + event.length > LONGEST_EVENT_CHARACTERS) throw new Error('an event of the stream is too long');
    }
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await reader.cancel().catch(() => undefined);
  }
}

function emptyEvent(): { id: string | null; type: string; data: string[]; length: number } {
  return { id: null, type: 'message', data: [], length: 0 };
}

function readLine(
  line: string,
  event: { id: string | null; type: string; data: string[]; length: number },
  options: ServerEventOptions,
): void {
  const colon = line.indexOf(':');
  if (colon === 0) return;
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  event.length += line.length;
  if (name === 'data') event.data.push(value);
  else if (name === 'event') event.type = value;
  else if (name === 'id') event.id = value;
  else if (name === 'retry' && /^\d+$/.test(value)) options.onRetry?.(Number(value));
}
