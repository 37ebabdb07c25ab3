import dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readAddressRanges } from '../../../outgoing/index.ts';
import { fetchDocument } from './fetch-document.ts';

let server: Server;
let port = 0;
let asked = 0;
beforeAll(async () => {
  // Whatever the name, it is this machine: as a hostile or hijacked name server would have it.
  const here = (_host: string, _options: object, done: (error: null, all: object[]) => void): void =>
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  vi.spyOn(dns, 'lookup').mockImplementation(here as never);
  server = createServer((_, response) => {
    asked++;
    response.end('what nobody outside may read');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  vi.restoreAllMocks();
  server.close();
});

const LIMITS = { timeoutSeconds: 20, maximumBytes: 1000 };

test('a source whose name leads into a network of ours is not asked', async () => {
  const outcome = await fetchDocument({ url: `http://celestrak.example:${port}/gp.php`, ...LIMITS });
  expect(outcome).toMatchObject({
    kind: 'failed',
    cause: 'unreachable',
    detail: { code: 'private-address', values: { host: 'celestrak.example' } },
  });
  expect(asked).toBe(0);
});

test('unless that is allowed, or the address itself was named', async () => {
  const allowed = readAddressRanges(['127.0.0.0/8'])!;
  expect(await fetchDocument({ url: `http://mirror.example:${port}/`, ...LIMITS, allowed })).toMatchObject({
    kind: 'document',
  });
  expect(await fetchDocument({ url: `http://127.0.0.1:${port}/`, ...LIMITS })).toMatchObject({ kind: 'document' });
  expect(asked).toBe(2);
});
