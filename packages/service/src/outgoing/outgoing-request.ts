import { lookup as lookUp } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { type AddressRanges, isInRanges, isPublicAddress } from './special-addresses.ts';

/** What a server may ask of the network on behalf of whoever gave an address. */
export interface OutgoingRules {
  /** Asked although they are private, loopback or link-local; also without TLS. None by default. */
  readonly allowed?: AddressRanges;
  /** All addresses of a name; default: those of the system. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Certificates that are trusted besides the usual ones, PEM. */
  readonly ca?: string;
}

export interface OutgoingRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything, from the name to the last byte. */
  readonly timeoutSeconds: number;
  /** Of the answer. What is beyond is an error. */
  readonly mostBytes: number;
  /** Redirections to follow, each to an address checked like the first (default: none, they are given back). GET only. */
  readonly redirects?: number;
  readonly signal?: AbortSignal;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** `refused`: an address that must not be asked; the rest is what networks do. Messages name the host alone: paths can hold secrets. */
export class OutgoingError extends Error {
  readonly code: 'refused' | 'unreachable' | 'timeout' | 'broken-off' | 'too-large';

  constructor(code: OutgoingError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutgoingError';
    this.code = code;
  }
}

/** These do not go along to another origin. */
const FOR_ONE_ORIGIN = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * Asks an address that somebody gave. The name is resolved once, every address that it has is checked, and the connection is made to
 * the one that was checked, whatever the name says by then (DNS rebinding); a redirection is a new address. TLS is checked against
 * the name. Without TLS only what is allowed expressly. Throws OutgoingError, and on `signal` its reason.
 */
export async function askOutside(request: OutgoingRequest, rules: OutgoingRules = {}): Promise<OutgoingAnswer> {
  const deadline = AbortSignal.timeout(request.timeoutSeconds * 1000);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  try {
    let next = request;
    for (let left = request.redirects ?? 0; ; left--) {
      const answer = await askOnce(next, rules, signal);
      const to = redirection(answer, next);
      if (to === null || left <= 0 || next.method === 'POST') return answer;
      next = { ...next, url: to.href, headers: headersFor(next, to) };
    }
  } catch (error) {
    request.signal?.throwIfAborted();
    if (deadline.aborted) {
      throw new OutgoingError('timeout', `${hostOf(request.url)} gave no answer in ${request.timeoutSeconds} s`, {
        cause: error,
      });
    }
    throw error;
  }
}

function redirection({ status, headers }: OutgoingAnswer, { url }: OutgoingRequest): URL | null {
  const location = headers.location;
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return null;
  return URL.canParse(location, url) ? new URL(location, url) : null;
}

function headersFor({ url, headers = {} }: OutgoingRequest, to: URL): Record<string, string> {
  const stays = new URL(url).origin === to.origin;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => stays || !FOR_ONE_ORIGIN.has(name.toLowerCase())),
  );
}

async function askOnce(request: OutgoingRequest, rules: OutgoingRules, signal: AbortSignal): Promise<OutgoingAnswer> {
  const url = new URL(request.url);
  const address = await checkedAddress(url, rules, signal);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const broken = (error: Error): void => reject(networkError(error, url.host));
    const outgoing = send(
      url,
      {
        method: request.method ?? 'GET',
        headers: {
          ...request.headers,
          ...(request.body === undefined ? {} : { 'content-length': sizeOf(request.body) }),
        },
        // A connection of its own, to the address that was checked and no other.
        agent: false,
        lookup: (_host, options, done) => {
          const family = isIP(address);
          if (options.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        signal,
        ...(rules.ca === undefined ? {} : { ca: rules.ca }),
      },
      (incoming) => {
        bodyOf(incoming, request.mostBytes, url.host).then(
          (body) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
          broken,
        );
      },
    );
    outgoing.on('error', broken);
    outgoing.end(request.body);
  });
}

/** The address to connect to. All of a name must be public or allowed: which of them is taken would else be a matter of luck. */
async function checkedAddress(
  url: URL,
  { allowed, resolve = addressesOf }: OutgoingRules,
  signal: AbortSignal,
): Promise<string> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new OutgoingError('refused', `${url.protocol} is no protocol to ask by: give an https address`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutgoingError('refused', `${url.host}: an address must not hold user and password`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await resolved(host, resolve, signal) : [host];
  for (const address of addresses) {
    const isAllowed = allowed !== undefined && isInRanges(allowed, address);
    if (isAllowed) continue;
    if (!isPublicAddress(address)) {
      const where = address === host ? host : `${host} is ${address}, which`;
      throw new OutgoingError('refused', `${where} is not on the public Internet, and not allowed by --outgoing-allow`);
    }
    if (url.protocol === 'http:') {
      throw new OutgoingError('refused', `${host} would be asked without TLS: give an https address`);
    }
  }
  return addresses[0]!;
}

async function resolved(
  host: string,
  resolve: (host: string) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    // The system's resolver cannot be interrupted.
    const addresses = await Promise.race([resolve(host), stopped.promise]);
    if (addresses.length === 0) throw new OutgoingError('unreachable', `${host} has no address`);
    return addresses;
  } catch (error) {
    signal.throwIfAborted();
    throw networkError(error as Error, host);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function addressesOf(host: string): Promise<readonly string[]> {
  return (await lookUp(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);
}

async function bodyOf(incoming: IncomingMessage, mostBytes: number, host: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) {
      incoming.destroy();
      throw new OutgoingError('too-large', `${host} answers with more than ${mostBytes} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ETIMEDOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/;

function networkError(error: Error, host: string): Error {
  if (error instanceof OutgoingError || error.name === 'AbortError' || error.name === 'TimeoutError') return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (UNREACHABLE.test(code)) {
    return new OutgoingError('unreachable', `${host} cannot be reached (${code})`, { cause: error });
  }
  return new OutgoingError('broken-off', `${host}: connection broken (${code || error.name})`, { cause: error });
}

function sizeOf(body: string | Uint8Array): number {
  return typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the address';
}
