import { isIP } from 'node:net';
import { UserError } from '@clearway/service';
import { FIRST_ADMIN } from '../command-line/first-admin.ts';
import { invalid, readNumber } from '../command-line/read-option.ts';
import type { HostAddress } from './host-address.ts';

/** Options of `up` on who may ask it, as commander gives them. */
export interface AccessOptions {
  /** True: always; false: never, whoever reaches it. */
  readonly accounts?: boolean;
  readonly trustedProxy?: readonly string[];
  readonly rateLimit?: string;
}

/** What they mean. */
export interface WantedAccess {
  readonly accounts: 'none' | 'required';
  /** Open to a network, and deliberately without accounts. */
  readonly openToAll: boolean;
  readonly trustedProxies: readonly string[];
  /** Requests a second of each who has signed in; null: without limit. */
  readonly perSecond: number | null;
}

const REQUESTS_PER_SECOND = '50';

/**
 * Accounts are needed as soon as others could reach the server: at an address that is not the loopback's, by a name that a proxy passes
 * on, or from a proxy that is trusted.
 */
export function readAccess(options: AccessOptions, host: HostAddress, allowedHosts: readonly string[]): WantedAccess {
  const trustedProxies = (options.trustedProxy ?? []).map((text) => {
    if (isIP(text.trim()) === 0) throw invalid('--trusted-proxy', text, 'give an address, such as 127.0.0.1');
    return text.trim();
  });
  const isOpen = !host.isLoopback || allowedHosts.length > 0 || trustedProxies.length > 0;
  const accounts = (options.accounts ?? isOpen) ? 'required' : 'none';
  const bounds = { least: 0, most: 1e6, unit: 'requests a second' };
  const perSecond = readNumber('--rate-limit', options.rateLimit ?? REQUESTS_PER_SECOND, bounds);
  return {
    accounts,
    openToAll: isOpen && accounts === 'none',
    trustedProxies,
    perSecond: perSecond === 0 ? null : perSecond,
  };
}

/** Throws UserError where nobody could sign in. */
export async function refuseWithoutAdmin(hasAdmin: () => Promise<boolean>, place: string): Promise<void> {
  if (await hasAdmin()) return;
  throw new UserError(
    'option-missing',
    'others can reach this server, and there is no admin who could sign in',
    `make one: ${FIRST_ADMIN} ${place}`,
  );
}
