import { exampleHealth } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { createTranslate, ENGLISH_MESSAGES } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { agoOf, type StatusFacts, statusWords } from './status-words.ts';

const t = createTranslate(ENGLISH_MESSAGES, 'en-GB');
const quantities = createQuantities('en-GB', 'utc');
const nowMs = Date.UTC(2026, 10, 26, 14);
const HOUR = 3_600_000;
const health = {
  ...exampleHealth,
  status: 'ok' as const,
  phase: 'ready',
  progress: 1,
  warnings: [],
  objects: 21_569,
  finished_utc: new Date(nowMs - 120_000).toISOString(),
};
const facts: StatusFacts = {
  health,
  connection: 'connected',
  isLocked: false,
  objects: 21_569,
  medianEpochMs: nowMs - 3 * HOUR,
  serviceNowMs: nowMs,
  nowMs,
  keptSinceMs: null,
};
const said = (part: Partial<StatusFacts>): string => {
  const { tone, parts } = statusWords({ ...facts, ...part }, t, quantities);
  return `${tone}: ${parts.join(' · ')}`.replaceAll('\u202f', ' ');
};

describe('the status line', () => {
  test('is the one of MAP.md when all is well', () => {
    expect(said({})).toBe('good: 21,569 objects · elements 3 h old · screened 2 min ago');
  });

  test('tells how far the first screening is', () => {
    const first = { ...health, phase: 'screening', progress: 0.427, seconds_left: 18, finished_utc: null };
    expect(said({ health: first, objects: null, medianEpochMs: Number.NaN })).toBe(
      'busy: screening 42 % · about 18 s left',
    );
  });

  test('keeps what is there while another goes on', () => {
    const next = { ...health, phase: 'screening', progress: 0.5, seconds_left: null };
    expect(said({ health: next })).toBe('busy: 21,569 objects · elements 3 h old · screening 50 %');
  });

  test('warns, and never says that all is well without the service', () => {
    expect(said({ health: { ...health, warnings: ['CelesTrak: no answer'] } })).toMatch(/^warning: 21,569/);
    expect(said({ health: { ...health, status: 'degraded' } })).toMatch(/^warning: /);
    expect(said({ connection: 'lost', isLocked: true, objects: null })).toBe('locked: Sign in to see the map');
    expect(said({ connection: 'lost' })).toBe('lost: No connection · what is shown is not being updated');
    expect(said({ connection: 'lost', keptSinceMs: nowMs - 2 * HOUR })).toBe(
      'lost: No connection · shown as of 2 h ago',
    );
    expect(said({ connection: 'lost', objects: null, health: null })).toBe('lost: No connection');
    expect(said({ health: null, connection: 'connecting' })).toBe('busy: Connecting…');
  });

  test('has ages that neither run nor go below zero', () => {
    expect([-5000, 0, 3000, 41_000, 56_000, 90_000].map((ms) => agoOf(ms, quantities).replace('\u202f', ' '))).toEqual([
      '10 s',
      '10 s',
      '10 s',
      '40 s',
      '60 s',
      '90 s',
    ]);
  });
});
