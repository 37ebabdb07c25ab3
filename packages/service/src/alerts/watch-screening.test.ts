import { describe, expect, test } from 'vitest';
import { firstWatchdogState, type WatchdogState, type WatchedScreening, watchScreening } from './watch-screening.ts';

const HOUR = 3600e6;
const RULE = { hours: 12, repeatHours: 6, targets: ['0', '1'], place: 'http://clearway' };
const seen = (publishedUs: number | null): WatchedScreening => ({ kind: 'seen', publishedUs });
const gone: WatchedScreening = { kind: 'unreachable', reason: 'ECONNREFUSED' };

/** Looks each half hour as a watchdog does, with all messages delivered; gives when something was told. */
function watch(looks: (hour: number) => WatchedScreening, hours: number): [number, string][] {
  let state: WatchdogState = firstWatchdogState(0);
  const told: [number, string][] = [];
  for (let hour = 0; hour <= hours; hour += 0.5) {
    state = watchScreening(state, looks(hour), RULE, hour * HOUR);
    if (state.untold.length > 0) told.push([hour, state.untold[0]!.title.replace(/ \(.*/, '')]);
    expect(new Set(state.untold.map(({ messageId }) => messageId)).size).toBe(state.untold.length);
    state = { ...state, untold: [] };
  }
  return told;
}

describe('the watchdog', () => {
  test('says nothing while screenings are published', () => {
    expect(watch((hour) => seen(Math.floor(hour / 6) * 6 * HOUR), 72)).toEqual([]);
  });

  test('alarms when the last is too old, again after some hours, and once when it is over', () => {
    const looks = (hour: number): WatchedScreening => seen(hour < 40 ? 2 * HOUR : 40 * HOUR);
    expect(watch(looks, 48)).toEqual([
      [14, 'act: nothing screened for 12 h'],
      [20, 'act: nothing screened for 18 h'],
      [26, 'act: nothing screened for 24 h'],
      [32, 'act: nothing screened for 30 h'],
      [38, 'act: nothing screened for 36 h'],
      [40, 'Screening goes on'],
    ]);
  });

  test('a server that cannot be reached proves nothing: a short absence is none, a long one an alarm', () => {
    expect(watch((hour) => (hour > 5 && hour < 12 ? gone : seen(Math.floor(hour) * HOUR)), 30)).toEqual([]);
    expect(watch((hour) => (hour < 1 ? seen(0) : gone), 17)).toEqual([[12, 'act: nothing screened for 12 h']]);
    expect(watch(() => gone, 12)).toEqual([[12, 'act: nothing screened for 12 h']]);
    // Back, but with nothing new: no end of the alarm.
    expect(watch((hour) => (hour < 15 ? gone : seen(0)), 17)).toHaveLength(1);
  });

  test('a server that was never asked with success, and one that has screened nothing, count from the beginning', () => {
    expect(watch(() => seen(null), 13)).toEqual([[12, 'act: nothing screened for 12 h']]);
  });

  test('a clock that is ahead does not keep it quiet', () => {
    const state = watchScreening(firstWatchdogState(0), seen(900 * HOUR), RULE, HOUR);
    expect(state.publishedUs).toBe(HOUR);
  });

  test('news that could not be told stays to be told until there is later news', () => {
    let state = watchScreening(firstWatchdogState(0), gone, RULE, 12 * HOUR);
    const first = state.untold;
    expect(first).toHaveLength(2);
    state = watchScreening(state, gone, RULE, 13 * HOUR);
    expect(state.untold).toBe(first);
    state = watchScreening(state, seen(13 * HOUR), RULE, 13 * HOUR);
    expect(state.untold.map(({ level }) => level)).toEqual(['watch', 'watch']);
  });
});
