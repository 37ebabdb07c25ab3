import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { invalid } from '../command-line/read-option.ts';

/** Where a server listens, and by which names it may be asked. */
export interface HostAddress {
  readonly address: string;
  /** Nobody but this machine can reach it. */
  readonly isLoopback: boolean;
  /** Beside the names of the loopback: as they stand in the header `Host`, without a port. */
  readonly names: readonly string[];
}

const HOST_NAME = /^[a-z\d]([\w-]{0,62}\.)*[\w-]{0,62}$/i;

/**
 * Reads `--host` and `--allowed-host`. An address of this machine is answered by that address, `0.0.0.0` and `::` by all addresses that
 * the machine has now; names, which any page could point here (DNS rebinding), only where they are allowed.
 */
export function readHostAddress(host: string, allowedHosts: readonly string[]): HostAddress {
  const address = host.trim() === 'localhost' ? '127.0.0.1' : host.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) === 0) {
    throw invalid('--host', host, 'give an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::');
  }
  const isAny = address === '0.0.0.0' || address === '::';
  const addresses = isAny ? ownAddresses() : [address];
  return {
    address,
    isLoopback: isLoopback(address),
    names: [...addresses.map(inHostHeader), ...allowedHosts.map(readAllowedHost)],
  };
}

/** How an address stands in a URL; whoever listens everywhere is here on the loopback, too. */
export function inUrl(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  return inHostHeader(address === '::' ? '::1' : address);
}

function inHostHeader(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
}

function readAllowedHost(text: string): string {
  const name = text.trim();
  const bare = name.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return inHostHeader(bare);
  if (HOST_NAME.test(name) && name.length <= 253) return name;
  throw invalid('--allowed-host', text, 'give a host name without scheme and port, such as clearway.example');
}
