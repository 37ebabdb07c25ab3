import type { ByteSink } from '@clearway/service';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { RequestNotes } from '../observation/observed-requests.ts';
import { streamFile } from './stream-file.ts';

type Write = (sink: ByteSink, signal: AbortSignal) => Promise<void>;

function answering(write: Write, breakOff: (error: unknown) => void = () => undefined): Hono<RequestNotes> {
  const app = new Hono<RequestNotes>();
  app.use((context, next) => {
    context.set('breakOff', breakOff);
    return next();
  });
  app.get('/file', (context) => streamFile(context, { name: 'x.csv', contentType: 'text/csv' }, write));
  app.onError((error, context) => context.text(`refused: ${error.message}`, 400));
  return app;
}

const text = new TextEncoder();

test('a writer may use its buffer again for every chunk', async () => {
  const app = answering(async (sink) => {
    const buffer = new Uint8Array(1);
    for (const letter of 'abcdef') {
      buffer[0] = letter.charCodeAt(0);
      await sink.write(buffer);
    }
  });
  const response = await app.request('/file');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="x.csv"');
  expect(await response.text()).toBe('abcdef');
});

test('an empty file is a file', async () => {
  expect(await (await answering(async () => undefined).request('/file')).text()).toBe('');
});

test('what is refused before the first byte is an answer of its own', async () => {
  const response = await answering(async () => {
    throw new Error('not ready');
  }).request('/file');
  expect(response.status).toBe(400);
  expect(await response.text()).toBe('refused: not ready');
});

test('what fails later breaks the answer off, and is told', async () => {
  const told: unknown[] = [];
  const response = await answering(
    async (sink) => {
      await sink.write(text.encode('half'));
      throw new Error('disk');
    },
    (error) => told.push(error),
  ).request('/file');
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('disk');
  expect(told).toEqual([new Error('disk')]);
});

test('a slow reader makes the writer wait', async () => {
  let written = 0;
  const response = await answering(async (sink) => {
    for (; written < 1000; written++) await sink.write(new Uint8Array(65_536));
  }).request('/file');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(written).toBeLessThan(5);
  const reader = response.body!.getReader();
  for (let i = 0; i < 10; i++) await reader.read();
  expect(written).toBeLessThan(20);
  await reader.cancel();
});

test('a reader that leaves stops the writer, which is no fault', async () => {
  const stopped = Promise.withResolvers<boolean>();
  const told: unknown[] = [];
  const response = await answering(
    async (sink, signal) => {
      try {
        for (;;) await sink.write(new Uint8Array(1000));
      } finally {
        stopped.resolve(signal.aborted);
      }
    },
    (error) => told.push(error),
  ).request('/file');
  await response.body!.cancel();
  expect(await stopped.promise).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(told).toEqual([]);
});

test('HEAD stops the writer at its first byte', async () => {
  let written = 0;
  const response = await answering(async (sink) => {
    for (; written < 100; written++) await sink.write(new Uint8Array(1000));
  }).request('/file', { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv');
  expect(await response.text()).toBe('');
  expect(written).toBeLessThan(5);
});
