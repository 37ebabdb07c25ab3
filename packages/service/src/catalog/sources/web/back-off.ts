/** How long to leave a source alone after it failed or refused. */
export interface BackOff {
  /** After the first failure, ms; doubled with each further one in a row. */
  readonly firstMs: number;
  /** Bound on the doubling, ms. */
  readonly mostMs: number;
}

/** At most so much of the wait is added at random, so that many installations do not come back at one moment. */
export const JITTER_SHARE = 0.25;

/** Longer than a week, a server's Retry-After is a mistake. */
export const LONGEST_RETRY_AFTER_MS: number = 7 * 86_400_000;

/** Beyond this a kept back-off comes from a clock that was wrong. */
export const LONGEST_BACK_OFF_MS: number = LONGEST_RETRY_AFTER_MS * (1 + JITTER_SHARE);

/**
 * The wait after `failures` failures in a row (at least 1), ms: doubled each time up to the bound, never shorter than
 * what the server asked for, and up to {@link JITTER_SHARE} longer.
 * @param random between 0 and 1.
 */
export function backOffMs(backOff: BackOff, failures: number, retryAfterMs: number, random: number): number {
  const own = Math.min(backOff.firstMs * 2 ** Math.min(failures - 1, 30), backOff.mostMs);
  const asked = Math.min(Math.max(retryAfterMs, 0), LONGEST_RETRY_AFTER_MS);
  return Math.max(own, asked) * (1 + JITTER_SHARE * random);
}
