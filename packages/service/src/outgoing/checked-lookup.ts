import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { OutgoingError } from './outgoing-request.ts';
import { type AddressRanges, isInRanges, isPublicAddress } from './special-addresses.ts';

/**
 * Resolves a name for a connection, and gives its addresses only where all of them are public or allowed: a name that leads into the
 * machine's own network, always or from the second time on (DNS rebinding), is refused. `localhost` is this machine for whoever
 * writes it. Addresses written as such are not resolved, and so not asked about here.
 */
export function checkedLookup(allowed?: AddressRanges, resolve: typeof dns.lookup = dns.lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '', 0);
      const refused = addresses.find(({ address }) => !mayBe(host, address, allowed));
      if (refused !== undefined || addresses.length === 0) {
        const where =
          refused === undefined ? 'has no address' : `is ${refused.address}, which is not on the public Internet`;
        return done(new OutgoingError('refused', `${host} ${where}`), '', 0);
      }
      if (options.all) return done(null, addresses);
      return done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function mayBe(host: string, address: string, allowed: AddressRanges | undefined): boolean {
  return host === 'localhost' || isPublicAddress(address) || (allowed !== undefined && isInRanges(allowed, address));
}
