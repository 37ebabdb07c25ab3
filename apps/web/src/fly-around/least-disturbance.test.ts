import { describe, expect, test } from 'vitest';
import type { BurnDone, Route } from '../workers/avoidance/burn-question.ts';
import type { SecondaryAnswer, SecondaryChange } from '../workers/avoidance/secondary-question.ts';
import { withLeastDisturbance } from './least-disturbance.ts';

const burn = (leadSeconds: number): BurnDone =>
  ({ status: 'ok', burn: { leadSeconds, rtn: [0, 1e-5, 0] } }) as unknown as BurnDone;
const route = (kinds: Route['kinds'], of: BurnDone | null): Route => ({ kinds, burn: of, words: [] });
const answer = (closestKm: number, ...changes: SecondaryChange[]): SecondaryAnswer => ({
  status: 'ok',
  objects: 1,
  byEphemerides: { own: false, others: 0 },
  thresholdKm: 5,
  untilMs: 0,
  changed: changes.map((change, objectId) => ({ objectId, change, before: null, after: null })),
  closest: { objectId: 1, change: 'same', before: null, after: { tcaMs: 0, missKm: closestKm, speedKmS: 1 } },
  sameCount: 0,
});
const ROUTES = [route(['least-fuel'], burn(3000)), route(['earliest'], burn(9000)), route(['stay'], null)];
const kindsOf = (found: ReturnType<typeof withLeastDisturbance>): unknown => found.routes.map(({ kinds }) => kinds);

describe('the route that disturbs others least', () => {
  test('is not told before anything is known, nor where no path can be screened', () => {
    expect(withLeastDisturbance(ROUTES, [burn(6000)], null)).toEqual({ routes: ROUTES, others: [null, null, null] });
    const outside = { status: 'outside' } as const;
    expect(withLeastDisturbance(ROUTES, [], [outside, outside])).toEqual({
      routes: ROUTES,
      others: [outside, outside, null],
    });
  });

  test('is one of the others where that brings the fewest new or closer neighbours', () => {
    const answers = [answer(3, 'new', 'worse', 'gone'), answer(1, 'worse', 'better', 'gone'), answer(4, 'new', 'new')];
    const found = withLeastDisturbance(ROUTES, [burn(6000)], answers);
    expect(kindsOf(found)).toEqual([['least-fuel'], ['earliest', 'least-disturbance'], ['stay']]);
    expect(found.others).toEqual([answers[0], answers[1], null]);
  });

  test('is another burn where none of the routes is as good, before staying', () => {
    const answers = [answer(3, 'new'), answer(1, 'worse'), { status: 'outside' } as const, answer(2)];
    const found = withLeastDisturbance(ROUTES, [burn(6000), burn(7000)], answers);
    expect(kindsOf(found)).toEqual([['least-fuel'], ['earliest'], ['least-disturbance'], ['stay']]);
    expect(found.routes[2]!.burn).toEqual(burn(7000));
    expect(found.others).toEqual([answers[0], answers[1], answers[3], null]);
  });

  test('of those that disturb as few keeps the closest farthest off', () => {
    const answers = [answer(1, 'new'), answer(2.5, 'worse')];
    expect(kindsOf(withLeastDisturbance(ROUTES, [], answers))).toEqual([
      ['least-fuel'],
      ['earliest', 'least-disturbance'],
      ['stay'],
    ]);
  });
});
