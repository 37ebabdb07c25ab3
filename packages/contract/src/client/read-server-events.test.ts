import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readServerEvents, type ServerEvent } from './read-server-events.ts';

/** A stream of text in parts, each at least a byte long. */
function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller): void {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

async function read(parts: readonly Uint8Array[], hints = {}): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readServerEvents(streamOf(parts), hints)) events.push(event);
  return events;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('server-sent events', () => {
  test('have type, id and data; comments and what is unfinished are left out', async () => {
    const retries: number[] = [];
    const text =
      ': hello\nretry: 50\n\nid: 7\nevent: news\ndata: one\ndata:two\n\ndata: plain\n\nevent: nothing\n\ndata: unfinished';
    expect(await read([bytes(text)], { onRetry: (wait: number) => retries.push(wait) })).toEqual([
      { id: '7', type: 'news', data: 'one\ntwo' },
      { id: null, type: 'message', data: 'plain' },
    ]);
    expect(retries).toEqual([50]);
  });

  test('are the same wherever the stream is cut, whatever ends its lines', async () => {
    const lines = ['id: 1', 'event: ä', 'data: {"name":"Ünï → ⚠"}', '', ': beat', '', 'data: 2', 'data: 3', '', ''];
    const expected = await read([bytes(lines.join('\n'))]);
    expect(expected).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat({ max: 120 }), { maxLength: 12 }),
        async (ending, cuts) => {
          const whole = bytes(`${lines.join(ending)}:`);
          const places = [0, ...cuts.map((cut) => cut % whole.length), whole.length].toSorted(
            (one, other) => one - other,
          );
          const parts = places.slice(1).map((end, i) => whole.slice(places[i], end));
          expect(await read(parts.filter((part) => part.length > 0))).toEqual(expected);
        },
      ),
    );
  });

  test('that never end are given up', async () => {
    const part = bytes('x'.repeat(1_000_000));
    await expect(read(Array.from({ length: 6 }, () => part))).rejects.toThrow('too long');
  });
});
