/** What came of asking for a document once. */
export type DownloadOutcome =
  | { readonly kind: 'data'; readonly body: Buffer; readonly etag: string | null; readonly lastModified: string | null }
  | { readonly kind: 'unchanged' }
  /** The server does not want to be asked (403, 429, 503): come back after `retryAfterSeconds`, if it said when. */
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** `reached` is false where no connection came about, so that the server knows nothing of the attempt. */
  | { readonly kind: 'failed'; readonly reason: string; readonly reached: boolean };

export interface DownloadRequest {
  readonly url: string;
  /** From the last time, for a conditional request. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly timeoutSeconds: number;
  readonly maximumBytes: number;
  readonly signal?: AbortSignal;
}

const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Asks once, with a limit on time and size. Never throws for what a network or a server does; throws on `signal`. */
export async function download(request: DownloadRequest): Promise<DownloadOutcome> {
  const timeout = AbortSignal.timeout(request.timeoutSeconds * 1000);
  const headers: Record<string, string> = { 'user-agent': 'Clearway/0.1 (conjunction screening)' };
  if (request.etag) headers['if-none-match'] = request.etag;
  if (request.lastModified) headers['if-modified-since'] = request.lastModified;
  try {
    const response = await fetch(request.url, {
      headers,
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
    });
    return await outcomeOf(response, request.maximumBytes);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (timeout.aborted) return { kind: 'failed', reason: `no answer in ${request.timeoutSeconds} s`, reached: true };
    const code = causeCode(error) ?? '';
    if (NEVER_REACHED.has(code)) return { kind: 'failed', reason: `cannot be reached (${code})`, reached: false };
    return { kind: 'failed', reason: `connection broken (${code || describe(error)})`, reached: true };
  }
}

async function outcomeOf(response: Response, maximumBytes: number): Promise<DownloadOutcome> {
  if (response.status === 200) {
    const body = await bodyOf(response, maximumBytes);
    if (body === null) {
      return { kind: 'failed', reason: `more than ${Math.round(maximumBytes / 1e6)} MB`, reached: true };
    }
    const { headers } = response;
    return { kind: 'data', body, etag: headers.get('etag'), lastModified: headers.get('last-modified') };
  }
  await response.body?.cancel();
  if (response.status === 304) return { kind: 'unchanged' };
  if (response.status === 403 || response.status === 429 || response.status === 503) {
    return { kind: 'refused', status: response.status, retryAfterSeconds: retryAfter(response) };
  }
  return { kind: 'failed', reason: `HTTP ${response.status}`, reached: true };
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

/** Retry-After is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function retryAfter(response: Response): number | null {
  const header = response.headers.get('retry-after');
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}

function causeCode(error: unknown): string | null {
  const cause = (error as { cause?: { code?: unknown } } | null)?.cause;
  return typeof cause?.code === 'string' ? cause.code : null;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 100) : 'unknown failure';
}
