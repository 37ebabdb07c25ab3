import { type EventDocument, type Page, problem } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { json, served } from './live-app.fixture.ts';

describe('lists', () => {
  test('come in parts that leave nothing out, by cursor or by Link', async () => {
    const [app] = served();
    const seen: number[] = [];
    let next: string | null = '/api/v1/events?limit=7&sort=miss';
    while (next !== null) {
      const response: Response = await app.request(next);
      const page: Page<EventDocument> = await json(response);
      seen.push(...page.items.map((event) => event.event_id));
      next = /^<(.*)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
      if (next !== null) expect(new URL(next, 'http://x').searchParams.get('cursor')).toBe(page.next);
      else expect(page.next).toBeNull();
    }
    expect(seen).toHaveLength(54);
    expect(new Set(seen).size).toBe(54);
  });

  test('are filtered by what the query says', async () => {
    const [app] = served();
    const page: Page<EventDocument> = await json(
      app.request('/api/v1/events?object=25544,40001&state=all&miss_below_km=0.5&tca_from=2026-03-10'),
    );
    expect(page.items.length).toBeGreaterThan(1);
    for (const event of page.items) {
      expect([event.primary.object_id, event.secondary.object_id]).toSatisfy(
        (ids: number[]) => ids.includes(25_544) || ids.includes(40_001),
      );
      expect(event.miss_distance_km).toBeLessThan(0.5);
    }
  });

  test.each([
    ['events?limit=0', 'limit "0" is not valid; give a whole number from 1 to 1000'],
    ['events?limit=1001', 'from 1 to 1000'],
    ['events?limit=1e2.5', 'from 1 to 1000'],
    ['events?sort=speed', 'give one of tca, miss, probability'],
    ['events?disposition=open,lost', 'give one or more of open, watched, dismissed, acted-on'],
    ['events?object=25544,x', 'give catalogue numbers between commas'],
    ['events?miss_below_km=0', 'give a number above 0 and at most 1000'],
    ['events?probability_from=2', 'give a number from 0 to 1'],
    ['events?tca_from=2026-13-01', 'give a UTC time such as 2026-03-10T00:00:00Z'],
    ['events?tca_from=2026-03-10T00:00:00', 'give a UTC time'],
    ['events?wat=1', 'there is no parameter "wat"; give state, disposition, sort, object'],
    ['events?limit=1&limit=2', 'limit is given twice'],
    ['events?name=', 'name "" is not valid; give at least 1 characters'],
    ['events?cursor=rubbish', 'cursor "rubbish" is not valid'],
    ['objects?in_orbit=yes', 'give one of true, false'],
    ['objects?kind=sat', 'give one of payload, rocket-body, debris, unknown'],
    ['close-approaches?list=best', 'give one of ranked, all, co-located'],
    ['close-approaches?include=fleets', 'give one or more of fleet, stale'],
    ['objects/abc', 'object_id "abc" is not valid; give a whole number'],
    ['events/0', 'event_id "0" is not valid'],
    ['states', 'object is missing'],
    ['objects/25544/ephemeris?start=2026-03-10&stop=2026-03-09', 'stop lies before start'],
    ['objects/25544/ephemeris?start=2026-03-10&stop=2026-03-20&step_seconds=1', 'are more than 100,000'],
    ['objects/25544/ephemeris?start=2026-03-10&stop=2026-03-20&step_seconds=0.5', 'give a whole number'],
    ['objects/25544/ephemeris?start=1900-01-01&stop=1900-01-02', 'give a UTC time from 1957'],
    ['signals?after=-1', 'after "-1" is not valid'],
  ])('%s is refused with what is allowed', async (query, words) => {
    const response = await served()[0].request(`/api/v1/${query}`);
    expect(response.status).toBe(400);
    expect(problem.parse(await response.json()).detail).toContain(words);
  });
});
