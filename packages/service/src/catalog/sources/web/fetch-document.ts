import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch, type Response } from 'undici';
import { type AddressRanges, checkedLookup, OutgoingError } from '../../../outgoing/index.ts';
import { type FaultDetail, faultDetail } from '../fault-detail.ts';

/** What came of asking for a document once. */
export type DocumentOutcome =
  | {
      readonly kind: 'document';
      readonly body: Buffer;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Name and value of the cookies that were set, `name=value`. */
      readonly cookies: readonly string[];
    }
  | { readonly kind: 'unchanged' }
  /** Not followed. `to` is without query, fragment, and credentials. */
  | { readonly kind: 'redirected'; readonly status: number; readonly to: string }
  /** Any other status, with the start of what the server says. */
  | {
      readonly kind: 'error-status';
      readonly status: number;
      readonly retryAfterSeconds: number | null;
      readonly text: string;
    }
  | { readonly kind: 'failed'; readonly cause: DocumentFailure; readonly detail: FaultDetail };

/** `unreachable`: no connection came about, so that the server knows nothing of the attempt. */
export type DocumentFailure = 'unreachable' | 'timeout' | 'broken-off' | 'too-large' | 'wrong-encoding';

export interface DocumentRequest {
  readonly url: string;
  /** Sends a form by POST instead of asking by GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  /** From the last time, for a conditional request. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** For everything, from the connection to the last byte. */
  readonly timeoutSeconds: number;
  /** Of the document unpacked. */
  readonly maximumBytes: number;
  /** Private addresses that names may lead to. */
  readonly allowed?: AddressRanges;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
}

const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What `fetch` unpacks by itself. */
const ENCODINGS = new Set(['', 'identity', 'gzip', 'x-gzip', 'deflate', 'br', 'zstd']);

/** How much of what a server says beside an error is looked at. */
const MOST_ERROR_BYTES = 4096;

/** Asks once, with a limit on time and size. Never throws for what a network or a server does; throws on `signal`. */
export async function fetchDocument(request: DocumentRequest): Promise<DocumentOutcome> {
  const timeout = AbortSignal.timeout(request.timeoutSeconds * 1000);
  const dispatcher = dispatcherFor(request);
  try {
    const response = await fetch(request.url, {
      headers: headersOf(request),
      // Nobody who answers leads to another address: the machine's own network is not theirs.
      redirect: 'manual',
      dispatcher,
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      ...(request.form ? { method: 'POST', body: new URLSearchParams(request.form).toString() } : {}),
    });
    return await outcomeOf(response, request);
  } catch (error) {
    request.signal?.throwIfAborted();
    const failed = (cause: DocumentFailure, detail: FaultDetail): DocumentOutcome => ({
      kind: 'failed',
      cause,
      detail,
    });
    if (timeout.aborted) return failed('timeout', faultDetail('no-answer', { seconds: request.timeoutSeconds }));
    const refused = refusalIn(error);
    if (refused !== null)
      return failed('unreachable', faultDetail('private-address', { host: new URL(request.url).hostname }));
    const code = causeCode(error) ?? '';
    if (NEVER_REACHED.has(code)) return failed('unreachable', faultDetail('not-reached', { cause: code }));
    if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ZSTD_')) {
      return failed('wrong-encoding', faultDetail('badly-packed', { cause: code }));
    }
    return failed('broken-off', faultDetail('connection-broken', { cause: code || describe(error) }));
  } finally {
    await dispatcher.destroy().catch(() => undefined);
  }
}

/** Connects to addresses that were checked. Where the environment names a proxy it is the proxy that resolves names, and decides. */
function dispatcherFor({ allowed }: DocumentRequest): Dispatcher {
  if (process.env.NODE_USE_ENV_PROXY === '1') return new EnvHttpProxyAgent();
  return new Agent({ connect: { lookup: checkedLookup(allowed) } });
}

function headersOf(request: DocumentRequest): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': 'Clearway/0.1 (conjunction screening)' };
  if (request.form) headers['content-type'] = 'application/x-www-form-urlencoded';
  if (request.cookie) headers.cookie = request.cookie;
  if (request.etag) headers['if-none-match'] = request.etag;
  if (request.lastModified) headers['if-modified-since'] = request.lastModified;
  return headers;
}

async function outcomeOf(response: Response, request: DocumentRequest): Promise<DocumentOutcome> {
  const { status, headers } = response;
  if (status === 200) {
    const encodings = (headers.get('content-encoding') ?? '').split(',').map((each) => each.trim().toLowerCase());
    const unknown = encodings.find((encoding) => !ENCODINGS.has(encoding));
    if (unknown !== undefined) {
      await discard(response);
      const detail = faultDetail('unknown-packing', { encoding: unknown.slice(0, 20) });
      return { kind: 'failed', cause: 'wrong-encoding', detail };
    }
    const { maximumBytes } = request;
    const packed = encodings.some((encoding) => encoding !== '' && encoding !== 'identity');
    const announced = packed ? 0 : Number(headers.get('content-length') ?? 0);
    const body = announced > maximumBytes ? null : await bodyOf(response, maximumBytes);
    if (body === null) {
      await discard(response);
      const detail = faultDetail('larger-than', { megabytes: Math.round(maximumBytes / 1e6) });
      return { kind: 'failed', cause: 'too-large', detail };
    }
    return {
      kind: 'document',
      body,
      etag: headers.get('etag'),
      lastModified: headers.get('last-modified'),
      cookies: headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!.trim()),
    };
  }
  if (status === 304) {
    await discard(response);
    return { kind: 'unchanged' };
  }
  if (status >= 300 && status < 400) {
    await discard(response);
    return { kind: 'redirected', status, to: withoutSecrets(headers.get('location') ?? '', request.url) };
  }
  const text = (await startOf(response)).toString('utf8');
  return { kind: 'error-status', status, retryAfterSeconds: retryAfter(response, request.now), text };
}

async function bodyOf(response: Response, maximumBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maximumBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a server says beside an error; nothing where it cannot be read. */
async function startOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_ERROR_BYTES) break;
    }
  } catch {
    // The status says enough.
  }
  return Buffer.concat(chunks).subarray(0, MOST_ERROR_BYTES);
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** Where an address leads, without what may be secret in it. */
function withoutSecrets(location: string, base: string): string {
  try {
    const url = new URL(location, base);
    return `${url.protocol}//${url.host}${url.pathname}`.slice(0, 100);
  } catch {
    return 'nowhere';
  }
}

/** Retry-After is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function retryAfter(response: Response, now: (() => Date) | undefined): number | null {
  const header = response.headers.get('retry-after')?.trim();
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - (now?.() ?? new Date()).getTime()) / 1000);
}

/** The code of what went wrong, however deep: several addresses of one host make an AggregateError. */
function causeCode(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code } = each as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    const inner = (each as AggregateError).errors?.[0] as NodeJS.ErrnoException | undefined;
    if (typeof inner?.code === 'string') return inner.code;
  }
  return null;
}

/** The refusal of an address, however deep. */
function refusalIn(error: unknown): OutgoingError | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    if (each instanceof OutgoingError) return each;
  }
  return null;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 100) : 'unknown failure';
}
