import { describe, expect, test } from 'vitest';
import { afterMessage, offlineState, shownSinceMs } from './offline-state.ts';
import { isWorkerMessage } from './service-worker-messages.ts';

describe('what is shown from memory', () => {
  const first = offlineState.get();

  test('is as old as the oldest of it, until fresh answers come', () => {
    const kept = afterMessage(afterMessage(first, { type: 'kept', path: '/api/v1/catalog', keptMs: 2000 }), {
      type: 'kept',
      path: '/api/v1/events/table?state=all',
      keptMs: 1000,
    });
    expect(shownSinceMs(first)).toBeNull();
    expect(shownSinceMs(kept)).toBe(1000);
    const half = afterMessage(kept, { type: 'fresh', path: '/api/v1/events/table?state=all' });
    expect(shownSinceMs(half)).toBe(2000);
    // A list that a panel had asked for is not what the map shows.
    expect(shownSinceMs(afterMessage(half, { type: 'kept', path: '/api/v1/sources', keptMs: 1 }))).toBe(2000);
    expect(shownSinceMs(afterMessage(half, { type: 'fresh', path: '/api/v1/catalog' }))).toBeNull();
  });

  test('is the same state when nothing changes, so that nothing is drawn anew', () => {
    expect(afterMessage(first, { type: 'fresh', path: '/a' })).toBe(first);
    const kept = afterMessage(first, { type: 'kept', path: '/a', keptMs: 1 });
    expect(afterMessage(kept, { type: 'kept', path: '/a', keptMs: 1 })).toBe(kept);
  });

  test('is told by messages of ours only', () => {
    for (const other of [null, 3, {}, { type: 'kept', path: '/a' }, { type: 'fresh' }, { type: 'other', path: '/a' }]) {
      expect(isWorkerMessage(other)).toBe(false);
    }
    expect(isWorkerMessage({ type: 'all-kept' })).toBe(true);
  });
});
