import type { Problem } from '@clearway/contract';
import { UserError, type UserErrorCode } from '@clearway/service';

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 429 | 500 | 502 | 503;

/** What only HTTP can get wrong: its own status, beside what a UserError says. */
export class HttpProblem extends Error {
  readonly status: ProblemStatus;
  readonly code: string;
  readonly hint: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ProblemStatus,
    code: string,
    message: string,
    hint: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.headers = headers;
  }
}

/** Codes that are not the fault of the request have statuses of their own; all others are 400. */
const STATUS: Partial<Record<UserErrorCode, ProblemStatus>> = {
  unknown: 404,
  'object-unknown': 404,
  conflict: 409,
  forbidden: 403,
  'not-ready': 503,
  busy: 503,
  'database-unusable': 503,
  'source-unreachable': 502,
};

const TITLES: Readonly<Record<ProblemStatus, string>> = {
  400: 'This cannot be meant',
  401: 'Nobody has signed in',
  403: 'This is not allowed',
  404: 'There is no such thing',
  405: 'This cannot be done here',
  409: 'This does not fit what is there',
  413: 'This is too large',
  415: 'This kind of content is not understood',
  421: 'This server does not answer to that name',
  429: 'Too many at once: come back later',
  500: 'Something went wrong on our side',
  502: 'A source did not answer',
  503: 'Not yet: come back later',
};

/** How an error is told over HTTP. */
export interface ToldProblem {
  readonly document: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** True for what is a bug of ours: the log has its details, the answer none. */
  readonly ours: boolean;
}

const RETRY_AFTER_SECONDS = '5';

/** Reads any error as problem details (RFC 9457). What is not the user's doing is named without its details. */
export function tellProblem(error: unknown): ToldProblem {
  if (error instanceof HttpProblem) {
    return told(error.status, error.code, error.message, error.hint, error.headers);
  }
  if (error instanceof UserError) {
    const status = STATUS[error.code] ?? 400;
    const headers: Record<string, string> = status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {};
    return told(status, error.code, error.message, error.hint, headers);
  }
  return { ...told(500, 'internal', 'the request could not be answered', 'see the log of the server', {}), ours: true };
}

function told(
  status: ProblemStatus,
  code: string,
  message: string,
  hint: string,
  headers: Readonly<Record<string, string>>,
): ToldProblem {
  const detail = hint === '' ? message : `${message}; ${hint}`;
  const document = { type: `urn:clearway:problem:${code}`, title: TITLES[status], status, detail, code };
  return { document, headers, ours: false };
}
