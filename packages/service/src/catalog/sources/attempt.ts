import type { SourceMemory, SourceOutcome } from './catalog-source.ts';
import { faultDetail } from './fault-detail.ts';
import { type SourceFault, type SourceWarningCode, sourceWarning } from './source-warning.ts';
import { type BackOff, backOffMs, LONGEST_BACK_OFF_MS } from './web/back-off.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS: number = 60 * MINUTE_MS;
export const DAY_MS: number = 24 * HOUR_MS;

/** How a source may be asked, and by which clock. */
export interface AskingRules {
  readonly title: string;
  /** Between two times of asking. */
  readonly leastIntervalMs: number;
  readonly now?: () => Date;
  /** Between 0 and 1 (default: `Math.random`). */
  readonly random?: () => number;
}

/** Nobody was asked, so it may soon be tried again. */
const NETWORK: BackOff = { firstMs: MINUTE_MS, mostMs: HOUR_MS };
const WRONG_ANSWER: BackOff = { firstMs: 2 * HOUR_MS, mostMs: DAY_MS };
const BLOCKED: BackOff = { firstMs: DAY_MS, mostMs: DAY_MS };

const BACK_OFFS: Readonly<Partial<Record<SourceWarningCode, BackOff>>> = {
  unreachable: NETWORK,
  refused: BLOCKED,
  // One query among many may be renamed or ended: it alone is not asked again, the others go on.
  'not-there': BLOCKED,
  // Long enough that a process that is started over and over does not lock the account, short enough to mend it.
  'login-refused': { firstMs: 5 * MINUTE_MS, mostMs: HOUR_MS },
  'credentials-missing': { firstMs: MINUTE_MS, mostMs: MINUTE_MS },
  'not-updated-yet': { firstMs: 2 * HOUR_MS, mostMs: 2 * HOUR_MS },
};

/** After these nothing else of the provider is asked either: it said no, or there is no way to it. */
const STOPS_PROVIDER: ReadonlySet<SourceWarningCode> = new Set<SourceWarningCode>([
  'unreachable',
  'timeout',
  'redirected',
  'refused',
  'rate-limited',
  'server-error',
  'login-refused',
  'credentials-missing',
]);

export function currentTime(rules: AskingRules): Date {
  return rules.now?.() ?? new Date();
}

/** The time before which the source must not be asked; null where it may be asked now. */
export function tooSoonUntil(previous: SourceMemory, rules: AskingRules): Date | null {
  const now = currentTime(rules).getTime();
  const backOff = Date.parse(previous.backOffUntil ?? '');
  const interval = Date.parse(previous.lastAttemptAt ?? '') + rules.leastIntervalMs;
  const until = Math.max(
    // A back-off longer than we ever set, or an attempt in a distant future, comes from a clock that was wrong.
    backOff - now <= LONGEST_BACK_OFF_MS ? backOff : 0,
    interval - now <= 2 * rules.leastIntervalMs ? interval : 0,
  );
  return until > now ? new Date(until) : null;
}

/** The memory to keep while the source is being asked. */
export function attempting(previous: SourceMemory, rules: AskingRules): SourceMemory {
  return { ...previous, lastAttemptAt: currentTime(rules).toISOString() };
}

/** The memory after data, or their confirmation, came. */
export function succeeded(memory: SourceMemory, change: Partial<SourceMemory>, rules: AskingRules): SourceMemory {
  return {
    ...memory,
    ...change,
    lastSuccessAt: currentTime(rules).toISOString(),
    backOffUntil: null,
    backOffOfProvider: false,
    failures: 0,
    warnings: [],
  };
}

/**
 * What comes of a fault: nothing changes but the back-off, and a warning is raised.
 * @param previous before asking. @param asked as kept while asking.
 */
export function failed<Data>(
  previous: SourceMemory,
  asked: SourceMemory,
  fault: SourceFault,
  rules: AskingRules,
  retryAfterSeconds: number | null = null,
): SourceOutcome<Data> {
  const now = currentTime(rules);
  const { code } = fault;
  const failures = previous.failures + 1;
  const wait = backOffMs(
    BACK_OFFS[code] ?? WRONG_ANSWER,
    failures,
    (retryAfterSeconds ?? 0) * 1000,
    (rules.random ?? Math.random)(),
  );
  const until = new Date(now.getTime() + wait);
  const waiting = faultDetail('not-asked-before', { until: `${until.toISOString().slice(0, 16)}Z` });
  const warning = sourceWarning(rules.title, { ...fault, details: [...fault.details, waiting] }, now);
  const memory: SourceMemory = {
    ...asked,
    // Who was not reached has not been asked.
    lastAttemptAt: code === 'unreachable' ? previous.lastAttemptAt : asked.lastAttemptAt,
    backOffUntil: until.toISOString(),
    backOffOfProvider: STOPS_PROVIDER.has(code),
    failures,
    warnings: [warning],
  };
  return { status: 'failed', memory, warnings: [warning], askAgainAt: tooSoonUntil(memory, rules) ?? until };
}
