import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOutside, type OutgoingRequest, type OutgoingRules } from './outgoing-request.ts';
import { readAddressRanges } from './special-addresses.ts';

let server: Server;
let port = 0;
const asked: IncomingMessage[] = [];
let answer = (_: IncomingMessage, response: ServerResponse): void => void response.end('fine');

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const LOOPBACK: OutgoingRules = { allowed: readAddressRanges(['127.0.0.0/8'])! };
const resolvesTo = (...addresses: string[]): OutgoingRules => ({ ...LOOPBACK, resolve: async () => addresses });

function ask(more: Partial<OutgoingRequest> = {}, rules = LOOPBACK): ReturnType<typeof askOutside> {
  return askOutside({ url: `http://127.0.0.1:${port}/`, timeoutSeconds: 5, mostBytes: 1000, ...more }, rules);
}

describe('a request to an address that somebody gave', () => {
  test('is refused where it is not public, whatever it is written like, before anything is connected', async () => {
    asked.length = 0;
    const addresses = ['127.0.0.1', '127.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0', 'localhost'];
    for (const host of addresses) {
      const refused = await ask({ url: `http://${host}:${port}/secret` }, {}).catch((error: unknown) => error);
      expect(refused, host).toMatchObject({ code: 'refused', message: expect.stringContaining('--outgoing-allow') });
      expect(String(refused)).not.toContain('secret');
    }
    for (const url of ['ftp://example.org/', 'file:///etc/passwd', 'https://user:word@example.org/']) {
      await expect(ask({ url }, {}), url).rejects.toMatchObject({ code: 'refused' });
    }
    expect(asked).toHaveLength(0);
  });

  test('is refused where any address of the name is private, and without TLS', async () => {
    const mixed = { resolve: async () => ['1.1.1.1', '10.0.0.1'] };
    await expect(ask({ url: 'https://mixed.example/' }, mixed)).rejects.toMatchObject({ code: 'refused' });
    const plain = ask({ url: 'http://plain.example/' }, { resolve: async () => ['1.1.1.1'] });
    await expect(plain).rejects.toThrow('without TLS');
  });

  test('goes to the address that was checked, under its name, and asks for the name once', async () => {
    asked.length = 0;
    let times = 0;
    // The second answer would lead elsewhere: nothing may ask for it.
    const rebinding = { ...LOOPBACK, resolve: async () => (times++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']) };
    const { status, body } = await ask({ url: `http://rebinding.example:${port}/path` }, rebinding);
    expect([status, body.toString(), times]).toEqual([200, 'fine', 1]);
    expect(asked[0]!.headers.host).toBe(`rebinding.example:${port}`);
  });

  test('does not follow redirections unless asked to, and checks each', async () => {
    const lead = (to: string): void => {
      answer = (request, response) => {
        if (request.url === '/') response.writeHead(302, { location: to });
        response.end('there');
      };
    };
    asked.length = 0;
    lead('/next');
    expect((await ask()).status).toBe(302);
    expect(asked).toHaveLength(1);
    expect((await ask({ redirects: 1 })).body.toString()).toBe('there');
    lead(`http://10.0.0.1:${port}/`);
    await expect(ask({ redirects: 1 })).rejects.toMatchObject({ code: 'refused' });
    // Another name is another origin: what was for the first stays with it.
    lead(`http://other.example:${port}/next`);
    asked.length = 0;
    await ask({ redirects: 1, headers: { authorization: 'key', 'x-other': 'kept' } }, resolvesTo('127.0.0.1'));
    expect(asked.map(({ headers }) => [headers.authorization, headers['x-other']])).toEqual([
      ['key', 'kept'],
      [undefined, 'kept'],
    ]);
    // Round and round ends.
    lead('/');
    expect((await ask({ redirects: 3 })).status).toBe(302);
    answer = (_, response) => void response.end('fine');
  });

  test('is limited in time and size', async () => {
    answer = () => undefined;
    await expect(ask({ timeoutSeconds: 0.2 })).rejects.toMatchObject({ code: 'timeout' });
    const never = { ...LOOPBACK, resolve: () => new Promise<never>(() => undefined) };
    await expect(ask({ url: 'http://slow.example/', timeoutSeconds: 0.2 }, never)).rejects.toMatchObject({
      code: 'timeout',
    });
    answer = (_, response) => void response.end('x'.repeat(1001));
    await expect(ask()).rejects.toMatchObject({ code: 'too-large' });
    answer = (_, response) => void response.socket!.destroy();
    await expect(ask()).rejects.toMatchObject({ code: 'broken-off' });
    await expect(ask({ url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({ code: 'unreachable' });
    answer = (_, response) => void response.end('fine');
  });
});
