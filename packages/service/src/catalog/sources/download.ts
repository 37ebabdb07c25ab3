import { type DocumentOutcome, fetchDocument } from './web/fetch-document.ts';

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

/** Asks once, with a limit on time and size. Never throws for what a network or a server does; throws on `signal`. */
export async function download(request: DownloadRequest): Promise<DownloadOutcome> {
  const outcome: DocumentOutcome = await fetchDocument({ ...request, follow: true });
  switch (outcome.kind) {
    case 'document':
      return { kind: 'data', body: outcome.body, etag: outcome.etag, lastModified: outcome.lastModified };
    case 'unchanged':
      return outcome;
    case 'redirected':
      return { kind: 'failed', reason: `HTTP ${outcome.status}`, reached: true };
    case 'error-status': {
      const { status, retryAfterSeconds } = outcome;
      if (status === 403 || status === 429 || status === 503) return { kind: 'refused', status, retryAfterSeconds };
      return { kind: 'failed', reason: `HTTP ${status}`, reached: true };
    }
    case 'failed':
      return { kind: 'failed', reason: outcome.detail, reached: outcome.cause !== 'unreachable' };
  }
}
