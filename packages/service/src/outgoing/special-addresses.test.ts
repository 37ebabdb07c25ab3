import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInRanges, isPublicAddress, readAddressRanges } from './special-addresses.ts';

/** From the IANA special-purpose registries: not globally reachable. */
const NOT_PUBLIC = [
  ...['0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254'],
  ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1'],
  ...['198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.1.2.3', '0:0:0:0:0:ffff:a9fe:a9fe'],
  ...['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::1', '64:ff9b:1::1', '100::1', '2001:db8::1', '2001::1'],
  ...['2002:7f00:1::', '3fff::1', '5f00::1', 'fc00::1', 'fdff::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
  ...['', 'localhost', '127.1', '0x7f000001', '2130706433'],
];
const PUBLIC = [
  ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.1'],
  ...['169.253.255.255', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255'],
  ...['223.255.255.255', '2606:4700:4700::1111', '2a00:1450:4001:830::200e', '::ffff:1.1.1.1', '64:ff9b::101:101'],
];

describe('addresses', () => {
  test.each(NOT_PUBLIC)('%s is not on the public Internet', (address) => expect(isPublicAddress(address)).toBe(false));
  test.each(PUBLIC)('%s is', (address) => expect(isPublicAddress(address)).toBe(true));

  test('an IPv4 address is the same in its IPv6 forms', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
        expect(isPublicAddress(`64:ff9b::${address}`)).toBe(isPublicAddress(address));
      }),
    );
  });

  test('ranges are read, or refused', () => {
    const ranges = readAddressRanges(['10.0.0.0/8', 'fd00::/8', '127.0.0.1'])!;
    expect(['10.9.8.7', 'fd12::1', '127.0.0.1', '::ffff:10.0.0.1'].every((each) => isInRanges(ranges, each))).toBe(
      true,
    );
    expect(['11.0.0.1', 'fe80::1', '127.0.0.2', 'name'].some((each) => isInRanges(ranges, each))).toBe(false);
    expect(readAddressRanges([])).toBeInstanceOf(BlockList);
    const all = readAddressRanges(['private'])!;
    expect(['127.0.0.1', '::1', 'fe80::1'].every((each) => isInRanges(all, each))).toBe(true);
    for (const bad of [
      '10.0.0.0/33',
      '10.0.0',
      'fd00::/129',
      '10.0.0.0/8/8',
      '10.0.0.0/-1',
      '10.0.0.0/ 8',
      'x',
      '/8',
    ]) {
      expect(readAddressRanges([bad]), bad).toBeNull();
    }
  });
});
