import { type Problem, problem } from '../schemas/problem.ts';

/** What the API refused, with its code, and how to mend it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;
  readonly code: string;
  /** After how many seconds to come back; null where the API does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(given: Problem, retryAfterSeconds: number | null = null) {
    super(given.detail);
    this.name = 'ProblemError';
    this.problem = given;
    this.status = given.status;
    this.code = given.code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Reads the problem of an answer; of one that is not ours, what HTTP says. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
  const body: unknown = await response.json().catch(() => null);
  const read = problem.safeParse(body);
  if (read.success) return new ProblemError(read.data, retryAfterSeconds);
  const { status, statusText } = response;
  const detail = `${response.url || 'the server'} answered ${status} ${statusText}`.trim();
  return new ProblemError({ type: 'about:blank', title: statusText, status, detail, code: 'http' }, retryAfterSeconds);
}
