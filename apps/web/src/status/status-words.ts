import type { HealthDocument } from '@clearway/contract';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';

/** What the status line is made from. */
export interface StatusFacts {
  readonly health: HealthDocument | null;
  readonly connection: 'connecting' | 'connected' | 'lost';
  /** Whether the service shows nothing before somebody has signed in. */
  readonly isLocked: boolean;
  /** Of the catalogue that is drawn; null before it has come. */
  readonly objects: number | null;
  readonly medianEpochMs: number;
  /** The service's clock, ms: ages of elements are counted to it. */
  readonly serviceNowMs: number;
  /** This device's clock: what was kept and published is dated by real time. */
  readonly nowMs: number;
  /** When the oldest of what is shown from memory was kept; null while all is from the service. */
  readonly keptSinceMs: number | null;
}

export const STATUS_TONES = ['good', 'busy', 'warning', 'lost', 'locked'] as const;
export type StatusTone = (typeof STATUS_TONES)[number];

export interface StatusWords {
  readonly tone: StatusTone;
  readonly parts: readonly string[];
}

/** The state of everything in a few words. */
export function statusWords(facts: StatusFacts, t: Translate, quantities: Quantities): StatusWords {
  const { health, connection, objects } = facts;
  if (facts.isLocked) return { tone: 'locked', parts: [t('status.line-locked')] };
  if (connection === 'lost') {
    const { keptSinceMs, nowMs } = facts;
    const age = keptSinceMs === null ? null : agoOf(nowMs - keptSinceMs, quantities);
    const shown =
      age === null ? (objects === null ? [] : [t('status.line-not-followed')]) : [t('status.line-kept', { age })];
    return { tone: 'lost', parts: [t('status.line-lost'), ...shown] };
  }
  if (health === null) return { tone: 'busy', parts: [t('status.line-connecting')] };
  const running = progressParts(health, t, quantities);
  if (health.finished_utc === null) return { tone: toneOf(health, 'busy'), parts: running };
  const parts: string[] = [];
  const count = objects ?? health.objects;
  if (count !== null) parts.push(t('status.line-objects', { count, shown: quantities.count(count) }));
  if (!Number.isNaN(facts.medianEpochMs)) {
    parts.push(t('status.line-elements', { age: agoOf(facts.serviceNowMs - facts.medianEpochMs, quantities) }));
  }
  if (health.progress < 1) parts.push(...running);
  else parts.push(t('status.line-screened', { age: agoOf(facts.nowMs - Date.parse(health.finished_utc), quantities) }));
  return { tone: toneOf(health, health.progress < 1 ? 'busy' : 'good'), parts };
}

function progressParts(health: HealthDocument, t: Translate, quantities: Quantities): string[] {
  const phase = t(`status.phase-${KNOWN_PHASES.has(health.phase) ? health.phase : 'other'}`);
  if (health.phase !== 'screening' && health.phase !== 'ready') return [phase];
  const { seconds_left: left } = health;
  const percent = t('status.line-percent', {
    phase,
    percent: quantities.percent(Math.floor(health.progress * 100) / 100),
  });
  return left === null ? [percent] : [percent, t('status.line-left', { time: quantities.duration(Math.max(1, left)) })];
}

const KNOWN_PHASES: ReadonlySet<string> = new Set(['starting', 'catalogue', 'screening', 'ready']);

function toneOf({ status, warnings }: HealthDocument, otherwise: StatusTone): StatusTone {
  return status === 'degraded' || warnings.length > 0 ? 'warning' : otherwise;
}

/** An age for people: never below zero, as clocks differ a little, nor so fine that it runs. */
export function agoOf(milliseconds: number, quantities: Quantities): string {
  const seconds = Math.max(0, milliseconds / 1000);
  return quantities.duration(seconds < 95 ? Math.max(10, Math.round(seconds / 10) * 10) : seconds);
}
