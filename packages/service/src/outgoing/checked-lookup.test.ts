import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { checkedLookup } from './checked-lookup.ts';
import { type AddressRanges, readAddressRanges } from './special-addresses.ts';

/** What a connection gets for a name that has these addresses. */
function looked(host: string, addresses: readonly string[], allowed?: AddressRanges): Promise<unknown> {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const resolve = (_host: string, _options: object, done: (error: null, all: LookupAddress[]) => void): void =>
    done(null, found);
  return new Promise((settle) => {
    checkedLookup(allowed, resolve as never)(host, { all: true }, (error, given) => settle(error ?? given));
  });
}

test('names that lead to the public Internet are resolved as ever', async () => {
  expect(await looked('celestrak.org', ['104.168.149.178'])).toEqual([{ address: '104.168.149.178', family: 4 }]);
});

test('a name that leads into a network of ours is refused, also where one of several addresses does', async () => {
  for (const inside of [
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ]) {
    expect(await looked('celestrak.org', ['1.1.1.1', inside]), inside).toMatchObject({ code: 'refused' });
  }
  expect(await looked('celestrak.org', [])).toMatchObject({ code: 'refused' });
});

test('what is allowed, and this machine by its name, may be asked', async () => {
  const mirror = [{ address: '10.1.2.3', family: 4 }];
  expect(await looked('mirror.lan', ['10.1.2.3'], readAddressRanges(['10.0.0.0/8'])!)).toEqual(mirror);
  expect(await looked('mirror.lan', ['10.1.2.3'], readAddressRanges(['192.168.0.0/16'])!)).toMatchObject({
    code: 'refused',
  });
  expect(await looked('localhost', ['127.0.0.1'])).toEqual([{ address: '127.0.0.1', family: 4 }]);
});
