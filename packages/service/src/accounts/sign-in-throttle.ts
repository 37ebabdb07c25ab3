/** Failed sign-ins of one kind: how many are free, and how long the wait may become. */
interface Allowance {
  readonly free: number;
  readonly longestSeconds: number;
}

/**
 * Of a name from one address few are free, and the wait doubles up to a quarter of an hour. Of a name from everywhere more, and a short
 * wait, so that nobody can lock somebody else out for long; of an address most, as many people may stand behind it.
 */
const ALLOWANCES = {
  'name and address': { free: 5, longestSeconds: 900 },
  name: { free: 20, longestSeconds: 30 },
  address: { free: 50, longestSeconds: 900 },
} as const satisfies Record<string, Allowance>;

type Kind = keyof typeof ALLOWANCES;

/** After so long without another failure everything is forgotten. */
const MEMORY_MS = 15 * 60_000;
const MOST_KEPT = 20_000;

interface Failures {
  count: number;
  lastMs: number;
}

/** Slows down whoever guesses passwords. In memory, of one server. */
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();
  private readonly nowMs: () => number;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  /** Seconds to wait before the next try; 0 where none. A try under way counts as failed until it has succeeded. */
  begin(name: string, address: string): number {
    const kinds = keysOf(name, address);
    const wait = Math.max(...kinds.map(([kind, key]) => this.waitOf(kind, key)));
    if (wait > 0) return wait;
    const now = this.nowMs();
    for (const [, key] of kinds) {
      const known = this.failures.get(key);
      const isFresh = known !== undefined && now - known.lastMs < MEMORY_MS;
      this.failures.delete(key);
      this.failures.set(key, { count: (isFresh ? known.count : 0) + 1, lastMs: now });
    }
    for (const [oldest] of this.failures) {
      if (this.failures.size <= MOST_KEPT) break;
      this.failures.delete(oldest);
    }
    return 0;
  }

  succeeded(name: string, address: string): void {
    for (const [kind, key] of keysOf(name, address)) {
      if (kind !== 'address') this.failures.delete(key);
      else {
        const known = this.failures.get(key);
        if (known) known.count--;
      }
    }
  }

  private waitOf(kind: Kind, key: string): number {
    const { free, longestSeconds }: Allowance = ALLOWANCES[kind];
    const known = this.failures.get(key);
    if (known === undefined || known.count < free) return 0;
    const seconds = Math.min(longestSeconds, 2 ** Math.min(20, known.count - free));
    return Math.max(0, Math.ceil(seconds - (this.nowMs() - known.lastMs) / 1000));
  }
}

function keysOf(name: string, address: string): readonly (readonly [Kind, string])[] {
  return [
    ['name and address', `${address} ${name}`],
    ['name', `name ${name}`],
    ['address', `address ${address}`],
  ];
}
