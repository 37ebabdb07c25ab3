/** Attempts before a message is given up: over some three hours. */
export const MOST_ATTEMPTS = 12;

const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 3600;

/**
 * When to try again after so many attempts, s from now: twice as long each time (5 s, 10 s, … at most an hour), less up to a half by chance,
 * so that what failed together does not come back together. At least what the receiver asked for.
 */
export function retrySeconds(attempts: number, retryAfterSeconds: number | null, random: () => number): number {
  const whole = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
  return Math.max(whole * (1 - random() / 2), retryAfterSeconds ?? 0);
}
