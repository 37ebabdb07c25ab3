import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Ranges that are not on the public Internet: those of the IANA special-purpose address registries (RFC 6890 and its updates) that are not
 * globally reachable, multicast, and IPv6 addresses that carry an IPv4 one through a gateway (6to4, Teredo), whatever that is.
 */
const SPECIAL_RANGES: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Addresses that may be asked although they are not on the public Internet. */
export type AddressRanges = BlockList;

/** Reads `10.0.0.0/8`, `fd00::/8`, `127.0.0.1`; `private` is every address there is. Null where a part is no range. */
export function readAddressRanges(parts: readonly string[]): AddressRanges | null {
  const ranges = new BlockList();
  for (const part of parts) {
    if (part === 'private') {
      ranges.addSubnet('0.0.0.0', 0, 'ipv4');
      ranges.addSubnet('::', 0, 'ipv6');
      continue;
    }
    const [address = '', bits, more] = part.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    const length = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (version === 0 || more !== undefined || !(length <= longest)) return null;
    ranges.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return ranges;
}

const SPECIAL = readAddressRanges(SPECIAL_RANGES)!;

/** Whether an address (without brackets; an IPv6 zone is refused) is on the public Internet. */
export function isPublicAddress(address: string): boolean {
  const plain = carriedIpv4(address) ?? address;
  return isIP(plain) !== 0 && !plain.includes('%') && !contains(SPECIAL, plain);
}

/** Whether it is in one of these ranges. */
export function isInRanges(ranges: AddressRanges, address: string): boolean {
  const plain = carriedIpv4(address) ?? address;
  return isIP(plain) !== 0 && contains(ranges, plain);
}

function contains(ranges: BlockList, address: string): boolean {
  return ranges.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** The IPv4 address that an IPv6 one stands for: mapped (::ffff:0:0/96) or translated (64:ff9b::/96, RFC 6052). */
function carriedIpv4(address: string): string | null {
  if (isIP(address) !== 6 || address.includes('%')) return null;
  const groups = groupsOf(address);
  const head = groups.slice(0, 6).join();
  if (head !== '0,0,0,0,0,65535' && head !== '100,65435,0,0,0,0') return null;
  const [high, low] = [groups[6]!, groups[7]!];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [front = '', back] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const read = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((each) => Number.parseInt(each, 16));
  if (back === undefined) return read(front);
  const [before, after] = [read(front), read(back)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
