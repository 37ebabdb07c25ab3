import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNotices } from './notices.ts';

describe('notices', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const textsOf = (notices: ReturnType<typeof createNotices>): string[] => notices.shown.get().map(({ text }) => text);

  test('go away by themselves, those with something to do later', () => {
    const notices = createNotices();
    notices.say('plain');
    notices.say('undo?', { action: { label: 'Undo', run: () => undefined } });
    vi.advanceTimersByTime(6000);
    expect(textsOf(notices)).toEqual(['undo?']);
    vi.advanceTimersByTime(7000);
    expect(textsOf(notices)).toEqual([]);
  });

  test('said again are one line, and never more than three', () => {
    const notices = createNotices();
    for (const text of ['a', 'b', 'a', 'c', 'd']) notices.say(text);
    expect(textsOf(notices)).toEqual(['a', 'c', 'd']);
  });

  test('stay while they are held, and a moment after', () => {
    const notices = createNotices();
    notices.say('read me');
    notices.hold(true);
    vi.advanceTimersByTime(60_000);
    expect(textsOf(notices)).toEqual(['read me']);
    notices.hold(false);
    vi.advanceTimersByTime(1000);
    expect(textsOf(notices)).toEqual(['read me']);
    vi.advanceTimersByTime(2000);
    expect(textsOf(notices)).toEqual([]);
  });
});
