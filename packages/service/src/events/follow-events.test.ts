import type { EventRow } from '@clearway/store';
import { expect, test } from 'vitest';
import { followEvents, type KnownEvent, type SeenEncounter } from './follow-events.ts';

function seen(changes: Partial<SeenEncounter> = {}): SeenEncounter {
  return {
    primaryId: 1,
    secondaryId: 2,
    tcaMicros: 1.7e15,
    missDistanceKm: 0.5,
    relativeSpeedKmS: 10,
    coLocated: false,
    periodSeconds: 5700,
    radialKm: 0.1,
    inTrackKm: 0.2,
    crossTrackKm: 0.4,
    maxProbability: 1e-4,
    isEvent: true,
    private: false,
    teamId: null,
    details: { co_located: false, class: 'ranked' },
    ...changes,
  };
}

function known(changes: Partial<EventRow> = {}): KnownEvent {
  const row = {
    event_id: 7,
    primary_id: 1,
    secondary_id: 2,
    private: false,
    state: 'open',
    tca_us: 1.7e15 + 2e6,
    miss_distance_km: 0.5,
    relative_speed_km_s: 10,
    radial_km: 0,
    in_track_km: 0,
    cross_track_km: 0,
    max_probability: 1e-4,
    details: { class: 'ranked', co_located: false },
    ...changes,
  } as EventRow;
  return { row, periodSeconds: 5700 };
}

test('an event seen for the first time is new, what is not close enough is none', async () => {
  const { sightings, news } = await followEvents([], [seen(), seen({ primaryId: 3, isEvent: false })]);
  expect(sightings).toHaveLength(1);
  expect(sightings[0]).toMatchObject({ eventId: null, primaryId: 1, state: 'open', tcaUs: 1.7e15 });
  expect(news).toEqual(['new']);
});

test('a known event is continued under its id, and is no news while it stays as it was', async () => {
  const { sightings, news } = await followEvents([known()], [seen({ private: true })]);
  expect(sightings[0]).toMatchObject({ eventId: 7, state: 'open', private: true, tcaUs: 1.7e15 });
  expect(news).toEqual([null]);
});

test('one that is seen exactly as it was needs nothing but a note that it was seen', async () => {
  const same = { tca_us: 1.7e15, radial_km: 0.1, in_track_km: 0.2, cross_track_km: 0.4 };
  expect(await followEvents([known(same)], [seen()])).toEqual({ sightings: [], news: [], unchanged: [7] });
  expect((await followEvents([known({ ...same, private: true })], [seen()])).sightings).toHaveLength(1);
  expect((await followEvents([known({ ...same, state: 'cleared' })], [seen()])).news).toEqual(['reopened']);
});

test('one that comes much nearer, or is twice as probable, has worsened', async () => {
  expect((await followEvents([known()], [seen({ missDistanceKm: 0.3 })])).news).toEqual(['worsened']);
  expect((await followEvents([known()], [seen({ maxProbability: 2e-4 })])).news).toEqual(['worsened']);
  expect((await followEvents([known()], [seen({ missDistanceKm: 0.45, maxProbability: 1.5e-4 })])).news).toEqual([
    null,
  ]);
});

test('one that leaves the threshold is followed where it is, and marked cleared', async () => {
  const { sightings, news } = await followEvents([known()], [seen({ missDistanceKm: 3, isEvent: false })]);
  expect(sightings[0]).toMatchObject({ eventId: 7, state: 'cleared', missDistanceKm: 3 });
  expect(news).toEqual(['cleared']);
});

test('one that is not seen at all is cleared as last seen, once', async () => {
  const { sightings, news } = await followEvents([known()], []);
  expect(sightings[0]).toMatchObject({ eventId: 7, state: 'cleared', missDistanceKm: 0.5, tcaUs: 1.7e15 + 2e6 });
  expect(news).toEqual(['cleared']);
  expect((await followEvents([known({ state: 'cleared' })], [])).sightings).toEqual([]);
});

test('a cleared one that is close again is open again', async () => {
  const { sightings, news } = await followEvents([known({ state: 'cleared' })], [seen()]);
  expect(sightings[0]).toMatchObject({ eventId: 7, state: 'open' });
  expect(news).toEqual(['reopened']);
});
