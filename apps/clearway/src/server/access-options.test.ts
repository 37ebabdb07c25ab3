import { describe, expect, test } from 'vitest';
import { type AccessOptions, readAccess, refuseWithoutAdmin } from './access-options.ts';
import { readHostAddress } from './host-address.ts';

function access(host: string, options: AccessOptions & { allowedHost?: string[] } = {}): ReturnType<typeof readAccess> {
  const names = options.allowedHost ?? [];
  return readAccess(options, readHostAddress(host, names), names);
}

describe('accounts', () => {
  test.each(['127.0.0.1', 'localhost', '::1', '127.1.2.3'])('%s alone needs none', (host) => {
    expect(access(host)).toMatchObject({ accounts: 'none', openToAll: false });
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', '2001:db8::1'])('%s needs them', (host) => {
    expect(access(host).accounts).toBe('required');
  });

  test('a proxy in front of the loopback opens it as well', () => {
    expect(access('127.0.0.1', { allowedHost: ['clearway.example'] }).accounts).toBe('required');
    expect(access('127.0.0.1', { trustedProxy: ['127.0.0.1'] }).accounts).toBe('required');
  });

  test('can be wanted and, loudly, not be wanted', () => {
    expect(access('127.0.0.1', { accounts: true }).accounts).toBe('required');
    expect(access('0.0.0.0', { accounts: false })).toMatchObject({ accounts: 'none', openToAll: true });
    expect(access('127.0.0.1', { accounts: false }).openToAll).toBe(false);
  });

  test('without an admin nothing starts, and it says how to make one', async () => {
    await expect(refuseWithoutAdmin(async () => true, '')).resolves.toBeUndefined();
    await expect(refuseWithoutAdmin(async () => false, '--data-dir here')).rejects.toMatchObject({
      message: 'others can reach this server, and there is no admin who could sign in',
      hint: expect.stringMatching(
        /^make one: clearway account create .* --role admin --password-stdin --data-dir here$/,
      ),
    });
  });
});

test('limits and proxies are read', () => {
  expect(access('0.0.0.0', { rateLimit: '20', trustedProxy: [' 10.0.0.1 '] })).toMatchObject({
    perSecond: 20,
    trustedProxies: ['10.0.0.1'],
  });
  expect(access('0.0.0.0', { rateLimit: '0' }).perSecond).toBeNull();
  expect(() => access('0.0.0.0', { rateLimit: 'many' })).toThrow('--rate-limit "many" is not valid');
  expect(() => access('0.0.0.0', { trustedProxy: ['proxy.example'] })).toThrow('--trusted-proxy');
});
