import { exampleCdmSummary, exampleEvent, exampleRun, type Signal } from '@clearway/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gatherNews, type News } from './gather-news.ts';
import { newsLines } from './news-lines.ts';

const event = (id: number, type: 'event-new' | 'event-worsened' = 'event-new', eventId = id): Signal => ({
  id,
  type,
  body: {
    ...exampleEvent,
    event_id: eventId,
    primary: { ...exampleEvent.primary, object_id: id },
    secondary: { ...exampleEvent.secondary, object_id: 90_000 + id },
  },
});
const published: Signal = { id: 500, type: 'run-published', body: exampleRun };
const words = {
  isFirstRun: false,
  count: String,
  estimate: (km: number) => `${km.toFixed(1)} km`,
  probability: String,
  own: new Set([52]),
};

describe('news', () => {
  let told: News[];
  beforeEach(() => {
    told = [];
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  test('of one burst are told once, when it is over', () => {
    const news = gatherNews((each) => told.push(each));
    for (let k = 0; k < 300; k++) news.take(event(k));
    news.take(published);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(0);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
    expect(told[0]!.newEvents).toHaveLength(300);
    expect(told[0]!.published).toBe(exampleRun);
    expect(newsLines(told[0]!, new Set(), words)).toEqual([
      {
        key: 'live.events-new',
        values: { count: 300, shown: '300' },
        tone: 'plain',
        show: { kind: 'events', filter: {} },
      },
    ]);
  });

  test('that do not end are told all the same', () => {
    const news = gatherNews((each) => told.push(each));
    for (let k = 0; k < 30; k++) {
      news.take(event(k));
      vi.advanceTimersByTime(1000);
    }
    expect(told.length).toBeGreaterThanOrEqual(2);
    vi.advanceTimersByTime(10_000);
    expect(told.reduce((sum, { newEvents }) => sum + newEvents.length, 0)).toBe(30);
  });

  test('are not made of progress, nor told after the end', () => {
    const news = gatherNews((each) => told.push(each));
    news.take({ id: null, type: 'run-progress', body: exampleRun });
    vi.advanceTimersByTime(20_000);
    news.take(event(1));
    news.end();
    vi.advanceTimersByTime(20_000);
    expect(told).toHaveLength(0);
  });

  test('say what is watched first, and of one event its names', () => {
    const news = gatherNews((each) => told.push(each));
    for (const each of [event(1), event(2, 'event-worsened'), event(3), published]) news.take(each);
    vi.advanceTimersByTime(20_000);
    const [only] = newsLines(told[0]!, new Set([2]), words);
    expect(only).toMatchObject({
      key: 'live.watched-worsened',
      show: { kind: 'encounter', of: { eventId: 2, primaryId: 2 } },
    });
    const [both] = newsLines(told[0]!, new Set([2, 90_003]), words);
    expect(both).toMatchObject({ key: 'live.watched-many', values: { count: 2 } });
  });

  test('of a first run say how much was screened, not that all events are new', () => {
    const news = gatherNews((each) => told.push(each));
    for (const each of [event(1), published]) news.take(each);
    vi.advanceTimersByTime(20_000);
    const lines = newsLines(told[0]!, new Set([1]), { ...words, isFirstRun: true });
    expect(lines.map(({ key }) => key)).toEqual(['live.first-run']);
  });

  test('of messages are one line: what asks to act, else how many; not those that were brought here', () => {
    const lines = (...messages: Parameters<typeof message>[0][]) => {
      const news = gatherNews((each) => told.push(each));
      for (const each of messages) news.take({ id: 1, type: 'cdm-received', body: message(each) });
      vi.advanceTimersByTime(20_000);
      return newsLines(told.at(-1)!, new Set(), words);
    };
    const message = (of: Partial<typeof exampleCdmSummary>) => ({ ...exampleCdmSummary, ...of });
    expect(lines({}, { cdm_id: 58, alarm: 'none' })).toMatchObject([
      { key: 'live.message-act', tone: 'warning', show: { kind: 'encounter', message: 57 } },
    ]);
    expect(lines({ alarm: 'watch', event_id: null })).toMatchObject([
      { key: 'live.message-one', tone: 'plain', show: { kind: 'messages', conjunctionId: 31, message: 57 } },
    ]);
    expect(lines({ alarm: 'none' }, { cdm_id: 58, alarm: 'watch' }, { cdm_id: 52 })).toMatchObject([
      { key: 'live.message-many', values: { count: 2 }, show: { kind: 'messages' } },
    ]);
    expect(lines({ cdm_id: 52 })).toEqual([]);
  });

  test('of trouble are one warning, however many sources have it', () => {
    const news = gatherNews((each) => told.push(each));
    for (const title of ['A', 'B', 'A']) {
      news.take({ id: 1, type: 'source-warning', body: { source: title, title, message: 'no answer' } });
    }
    vi.advanceTimersByTime(20_000);
    expect(newsLines(told[0]!, new Set(), words)).toEqual([
      { key: 'live.source-warning', values: { source: 'A', more: 1 }, tone: 'warning', show: { kind: 'status' } },
    ]);
  });
});
