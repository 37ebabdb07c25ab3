import { networkInterfaces } from 'node:os';
import { createLiveApp } from '@clearway/api';
import { createFakeService } from '@clearway/api/fake-service';
import { describe, expect, test } from 'vitest';
import { readHostAddress } from './host-address.ts';
import { listen } from './listen.ts';

const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));

describe('the address to listen at', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['localhost', '127.0.0.1', true],
    ['127.0.0.9', '127.0.0.9', true],
    ['::1', '::1', true],
    ['[::1]', '::1', true],
    ['0.0.0.0', '0.0.0.0', false],
    ['::', '::', false],
    ['192.0.2.7', '192.0.2.7', false],
    ['2001:db8::7', '2001:db8::7', false],
  ])('%s', (text, address, isLoopback) => {
    expect(readHostAddress(text, [])).toMatchObject({ address, isLoopback });
  });

  test.each(['', 'clearway.example', '300.1.1.1', 'http://127.0.0.1', '127.0.0.1:8080', '*'])('%j is none', (text) => {
    expect(() => readHostAddress(text, [])).toThrow(/^--host .* is not valid/);
  });

  test('is answered by itself, all addresses of this machine by each of them, and names that are allowed', () => {
    expect(readHostAddress('192.0.2.7', []).names).toEqual(['192.0.2.7']);
    expect(readHostAddress('2001:db8::7', ['clearway.example', '192.0.2.8', '2001:db8::8']).names).toEqual([
      '[2001:db8::7]',
      'clearway.example',
      '192.0.2.8',
      '[2001:db8::8]',
    ]);
    const { names } = readHostAddress('0.0.0.0', []);
    for (const address of addresses) expect(names).toContain(address.includes(':') ? `[${address}]` : address);
    for (const name of ['', '*', 'a b', 'http://x', 'x:80', 'x/y', '-x', `${'x'.repeat(300)}`]) {
      expect(() => readHostAddress('::', [name]), name).toThrow(/^--allowed-host .* is not valid/);
    }
  });
});

describe('a server that listens everywhere', () => {
  const asked = async (url: string, host: string): Promise<number> => {
    const { request } = await import('node:http');
    return new Promise((resolve, reject) => {
      request(url, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      })
        .on('error', reject)
        .end();
    });
  };

  test('answers to addresses of this machine and to allowed names, and to no other', async () => {
    const host = readHostAddress('0.0.0.0', ['clearway.example']);
    const app = createLiveApp(createFakeService(), { allowedHosts: host.names });
    const server = await listen(app, 0, host.address);
    const health = `${server.url}/api/v1/health`;
    const port = new URL(server.url).port;
    expect(server.url).toBe(`http://127.0.0.1:${port}`);
    const [other = '127.0.0.1'] = addresses.filter((address) => !address.includes(':') && !address.startsWith('127.'));
    expect(await asked(`http://${other}:${port}/api/v1/health`, `${other}:${port}`)).toBe(200);
    expect(await asked(health, `clearway.example:${port}`)).toBe(200);
    expect(await asked(health, `localhost:${port}`)).toBe(200);
    expect(await asked(health, `evil.example:${port}`)).toBe(421);
    expect(await asked(health, `203.0.113.1:${port}`)).toBe(421);
    await server.close();
  });

  test('an address that this machine has not is refused in words', async () => {
    await expect(listen({ fetch: () => new Response() }, 0, '192.0.2.7')).rejects.toMatchObject({
      code: 'option-invalid',
      message: 'this machine has no address 192.0.2.7',
    });
  });
});
