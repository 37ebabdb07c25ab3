import { type Encounter, secondsBetween, UserError, type UtcTime } from '@clearway/astro';
import type { BurnDirection } from '../single-impulse/single-impulse.ts';
import type { ExecutionErrors } from './execution-errors.ts';

/** From `start` to `stop`, UTC. */
export interface TimeSpan {
  readonly start: UtcTime;
  readonly stop: UtcTime;
}

/** What the operator's satellite may do. Everything left out is free. */
export interface BurnConstraints {
  /** Nothing can be burnt before. */
  readonly now?: UtcTime;
  /** Times within which burns may be, ends included. */
  readonly windows?: readonly TimeSpan[];
  /** The latest that a burn may be before TCA, s. */
  readonly leastLeadSeconds?: number;
  /** Times within which no burn may be, ends excluded. */
  readonly blackouts?: readonly TimeSpan[];
  /** Times within which commands can be sent, ends included; absent: at any time. They count from `now` on. */
  readonly contacts?: readonly TimeSpan[];
  /** Between a command and the burn at least, s. */
  readonly commandLeadSeconds?: number;
  /** Ways that the thrusters may push; the best is taken. Default: any. */
  readonly directions?: readonly BurnDirection[];
  /** What the thrusters can do at least and at most, km/s. */
  readonly leastSizeKmS?: number;
  readonly mostSizeKmS?: number;
  readonly executionErrors?: ExecutionErrors;
  /** How far the satellite may get from its path until the return burn. */
  readonly box?: { readonly inTrackKm?: number; readonly altitudeKm?: number };
}

/** Leads at which burns are allowed, s, `from` ≥ `to` as time goes on. */
export interface LeadRange {
  readonly from: number;
  readonly to: number;
}

/**
 * When burns are allowed between `longest` and TCA, as leads.
 * @throws UserError for a span that ends before it starts or times that contradict
 */
export function allowedLeads(encounter: Encounter, constraints: BurnConstraints, longest: number): LeadRange[] {
  const { windows, blackouts = [], leastLeadSeconds = 0 } = constraints;
  if (!(leastLeadSeconds >= 0)) {
    throw new UserError(
      'option-invalid',
      `a least lead of ${leastLeadSeconds} s`,
      'a burn has to be before the encounter',
    );
  }
  const earliest = Math.min(longest, earliestLead(encounter, constraints));
  const ranges = windows?.map((window) => leadsOf(encounter, window, 'burn window')) ?? [{ from: longest, to: 0 }];
  let allowed = ranges.map(({ from, to }) => ({ from: Math.min(from, earliest), to: Math.max(to, leastLeadSeconds) }));
  for (const blackout of blackouts) {
    const dark = leadsOf(encounter, blackout, 'blackout');
    allowed = allowed.flatMap(({ from, to }) => {
      if (dark.to >= from || dark.from <= to) return [{ from, to }];
      return [
        { from, to: Math.max(to, dark.from) },
        { from: Math.min(from, dark.to), to },
      ];
    });
  }
  return allowed.filter(({ from, to }) => from >= to && from > 0).sort((a, b) => b.from - a.from);
}

/** The lead of the earliest burn that can still be commanded: the next contact, and the time that a command takes. */
function earliestLead(encounter: Encounter, { now, contacts, commandLeadSeconds = 0 }: BurnConstraints): number {
  const first = now ? secondsBetween(now, encounter.tca) : Number.POSITIVE_INFINITY;
  if (!contacts || contacts.length === 0) return first - commandLeadSeconds;
  const leads = contacts
    .map((contact) => leadsOf(encounter, contact, 'contact'))
    .filter(({ to }) => to <= first)
    .map(({ from }) => Math.min(from, first));
  return Math.max(...leads, Number.NEGATIVE_INFINITY) - commandLeadSeconds;
}

function leadsOf({ tca }: Encounter, { start, stop }: TimeSpan, what: string): LeadRange {
  const range = { from: secondsBetween(start, tca), to: secondsBetween(stop, tca) };
  if (range.from < range.to) {
    throw new UserError('option-invalid', `a ${what} ends before it starts`, 'give its start first');
  }
  return range;
}

/** Whether a burn so long before TCA is allowed. */
export function isAllowedLead(ranges: readonly LeadRange[], leadSeconds: number): boolean {
  return ranges.some(({ from, to }) => leadSeconds <= from && leadSeconds >= to);
}
