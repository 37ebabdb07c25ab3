import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLOUR_MODES, FIRST_VIEW, type Panel, type View } from './view.ts';
import { addressOfView, viewOfAddress } from './view-address.ts';

const id = fc.integer({ min: 1, max: 999_999_999 });
const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });
const to = (decimals: number, min: number, max: number): fc.Arbitrary<number> =>
  fc
    .integer({ min: Math.ceil(min * 10 ** decimals), max: Math.floor(max * 10 ** decimals) })
    .map((n) => n / 10 ** decimals);
const name = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text);

const panel: fc.Arbitrary<Panel> = fc.oneof(
  fc.constantFrom<Panel>(
    { kind: 'home' },
    { kind: 'traffic' },
    { kind: 'traffic', band: { fromKm: 540, toKm: 560 } },
    { kind: 'traffic', band: { fromKm: 540, toKm: 560, fromDeg: 50, toDeg: 55 } },
    { kind: 'watchlists' },
    { kind: 'settings' },
  ),
  id.map((objectId): Panel => ({ kind: 'object', objectId })),
  fc
    .record(
      { objectId: id, missBelowKm: to(3, 0.001, 5), owner: name, sort: fc.constantFrom('tca' as const) },
      { requiredKeys: [] },
    )
    .map((filter): Panel => ({ kind: 'events', filter })),
  fc
    .record({
      text: fc.constantFrom('', 'starlink 30'),
      kind: fc.constantFrom(null, 'debris' as const),
      regime: fc.constantFrom(null, 'GEO' as const),
      owner: fc.option(name),
      fleet: fc.constant(null),
      watched: fc.boolean(),
      sort: fc.constantFrom('number' as const, 'age' as const),
      descending: fc.boolean(),
    })
    .map((choice): Panel => ({ kind: 'objects', choice })),
  fc
    .record({ eventId: fc.option(id), primaryId: id, secondaryId: id, tcaMs: moment })
    .map((of): Panel => ({ kind: 'encounter', of })),
  fc.constantFrom<Panel>(
    { kind: 'encounter', of: { eventId: 7, primaryId: 1, secondaryId: 2, tcaMs: 1e12 }, message: 57 },
    { kind: 'encounter', of: { eventId: 7, primaryId: 1, secondaryId: 2, tcaMs: 1e12 }, message: 'screening' },
    { kind: 'messages' },
    { kind: 'ephemerides' },
    { kind: 'ephemerides', objectId: 25_544 },
    { kind: 'alerts' },
    { kind: 'messages', conjunctionId: 31 },
    { kind: 'messages', conjunctionId: 31, message: 57 },
    { kind: 'fly-around', of: { conjunctionId: 31 } },
    { kind: 'fly-around', of: { conjunctionId: 31 }, message: 57, burn: 'stay' },
    {
      kind: 'fly-around',
      of: { event: { eventId: 7, primaryId: 1, secondaryId: 2, tcaMs: 1e12 } },
      message: 'screening',
      mover: 'secondary',
      target: { kind: 'miss-distance', missDistanceKm: 2.5 },
      burn: { leadSeconds: 3012.25, rtnMmS: [0.1, -12.3456, 0] },
      pinned: [{ leadSeconds: 60, rtnMmS: [1, 2, 3] }],
      direction: 'backwards',
      mass: { massKg: 1250, specificImpulseSeconds: 220 },
    },
    {
      kind: 'fly-around',
      of: { event: { eventId: null, primaryId: 1, secondaryId: 2, tcaMs: 1e12 } },
      target: { kind: 'probability', probability: 1e-7 },
    },
  ),
  fc
    .option(fc.record({ latitude: to(4, -90, 90), longitude: to(4, -180, 180), name }))
    .map((place): Panel => ({ kind: 'sky', place })),
);

const view: fc.Arbitrary<View> = fc.record({
  time: fc.oneof(
    fc.constant(FIRST_VIEW.time),
    fc.record({ atMs: moment, rate: fc.constantFrom(1, -60, 10_000), playing: fc.constant(true) }),
    fc.record({ atMs: moment, rate: fc.constant(1), playing: fc.constant(false) }),
  ),
  camera: fc.record({
    latitude: to(5, -90, 90),
    longitude: to(5, -180, 180),
    rangeKm: to(1, 2, 400_000),
    heading: to(2, 1, 359),
    tilt: to(2, 1, 90),
  }),
  frame: fc.constantFrom('fixed', 'inertial'),
  projection: fc.constantFrom('globe', 'flat'),
  selected: fc.option(id),
  following: fc.boolean(),
  panel,
  colour: fc.constantFrom(...COLOUR_MODES),
  hidden: fc.array(fc.constantFrom('debris', 'rocket-body', 'US', 'GEO'), { maxLength: 3 }),
  only: fc.option(fc.record({ fleet: name })),
  layers: fc.uniqueArray(fc.constantFrom('graticule', '-borders'), { maxLength: 2 }),
});

describe('the address of a view', () => {
  test('gives the same view again', () => {
    fc.assert(
      fc.property(view, (seen) => {
        expect(viewOfAddress(addressOfView(seen))).toEqual(seen);
      }),
    );
  });

  test('is empty for the first view', () => {
    expect(addressOfView(FIRST_VIEW)).toBe('');
    expect(viewOfAddress('')).toEqual(FIRST_VIEW);
  });

  test('that says nonsense shows what can be meant of it', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (query) => void viewOfAddress(`?${query}`)));
    const odd = viewOfAddress('?object=ISS&t=yesterday&at=north&colour=pink&panel=encounter&pair=1&hide=');
    expect(odd).toEqual(FIRST_VIEW);
    expect(viewOfAddress('?at=95,10,500km').camera.latitude).toBe(90);
  });

  test('can be read by people', () => {
    const seen: View = {
      ...FIRST_VIEW,
      selected: 25544,
      time: { atMs: Date.UTC(2026, 2, 10, 12), rate: 60, playing: true },
      panel: { kind: 'object', objectId: 25544 },
    };
    expect(addressOfView(seen)).toBe('?object=25544&t=2026-03-10T12:00:00.000Z&rate=60&panel=object');
  });
});
