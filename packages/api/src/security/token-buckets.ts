/** So many requests a second in the long run, and so many at once. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  filledMs: number;
}

const MOST_BUCKETS = 20_000;

/** A bucket of tokens for each key: a request takes one, and they come back with time. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly limit: RateLimit;
  private readonly nowMs: () => number;

  constructor(limit: RateLimit, nowMs: () => number) {
    this.limit = limit;
    this.nowMs = nowMs;
  }

  /** Takes a token; gives 0, or how many seconds until there is one. */
  take(key: string): number {
    const { perSecond, burst } = this.limit;
    const now = this.nowMs();
    const known = this.buckets.get(key);
    const passed = known === undefined ? 0 : Math.max(0, now - known.filledMs) / 1000;
    const tokens = known === undefined ? burst : Math.min(burst, known.tokens + passed * perSecond);
    const isEnough = tokens >= 1;
    // The one that was used last stands at the end: those at the front are the fullest, and the first to be forgotten.
    this.buckets.delete(key);
    this.buckets.set(key, { tokens: isEnough ? tokens - 1 : tokens, filledMs: now });
    for (const [oldest] of this.buckets) {
      if (this.buckets.size <= MOST_BUCKETS) break;
      this.buckets.delete(oldest);
    }
    return isEnough ? 0 : Math.ceil((1 - tokens) / perSecond);
  }
}
