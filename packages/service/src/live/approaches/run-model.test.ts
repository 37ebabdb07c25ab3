import { type CloseApproachDocument, type CloseApproachQuery, OBJECT_KINDS, type Party } from '@clearway/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fewOf } from '../../../../../validation/live/few-of.ts';
import { type MadeUpApproach, madeUpObject, madeUpRun } from '../../runs/screening-run.fixture.ts';
import { indexOf, madeUpRow } from '../objects/made-up-objects.fixture.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import { buildInThread } from './build-in-thread.ts';
import { buildRunModel } from './build-run-model.ts';
import { modelInput } from './run-model.fixture.ts';
import { openRunModel, type RunModel } from './run-model.ts';

/** A fleet, a docked pair, debris; every third has another owner. The last four have few rows, with each other. */
const objects = Array.from({ length: 34 }, (_, k) =>
  k < 20
    ? madeUpObject(100 + k, `STARLINK-${1000 + k}`)
    : madeUpObject(100 + k, k < 22 ? `ISS (PART ${k})` : `COSMOS ${k} DEB`, k < 22 ? { raanDeg: 10 } : {}),
);
const rows = objects.map(({ id, name }, k) =>
  madeUpRow(id, name, {
    kind: OBJECT_KINDS[k < 22 ? 0 : 2]!,
    owner: k % 3 === 0 ? 'US' : 'PRC',
    fleet: k < 20 ? 'STARLINK' : null,
    manoeuvrable: k < 20,
  }),
);
const orbits = objects.map(({ id }) => ({
  objectId: id,
  meanMotionRevPerDay: id % 5 === 0 ? 1.0027 : 15,
  eccentricity: 0,
}));
let index: ObjectIndex;
beforeAll(async () => {
  index = await indexOf(rows, orbits);
});
const watchlists: Readonly<Record<string, readonly number[]>> = { mine: [104, 121], empty: [] };

/** So many rows between all sorts of objects, the same ones each time; by TCA, then by ids, as in every table. */
function madeUpRows(count: number): MadeUpApproach[] {
  const rare = [130, 131, 132].map((primary, k) => ({
    primary,
    secondary: primary + 1,
    tca: 1200 * k,
    missDistanceKm: 0.5 + k,
  }));
  const many = Array.from({ length: count }, (_, k) => {
    const one = (k * 7) % 30;
    const other = (one + 1 + ((k * 11) % 29)) % 30;
    return {
      primary: 100 + Math.min(one, other),
      secondary: 100 + Math.max(one, other),
      tca: Math.floor(k / 2) * 1200,
      missDistanceKm: ((k * 37) % 50) / 10,
      relativeSpeedKmS: ((k * 13) % 15) + 0.5,
      coLocated: k % 41 === 0,
    };
  });
  return [...rare, ...many.slice(3)].sort(
    (a, b) => a.tca - b.tca || a.primary - b.primary || a.secondary - b.secondary,
  );
}

const probabilityOf = (row: number): number => (row % 5 === 0 ? Number.NaN : ((row * 3) % 17) / 1000);

function modelOf(count: number, runId = 1): RunModel {
  const run = madeUpRun(objects, madeUpRows(count));
  const probabilities = Array.from({ length: count }, (_, row) => probabilityOf(row));
  const built = buildRunModel({ ...modelInput(run, probabilities), runId });
  return openRunModel(built, index, (name) => watchlists[name]);
}

const filter = fewOf({
  object: fc.array(fc.oneof(fc.integer({ min: 99, max: 134 }), fc.integer({ min: 130, max: 133 })), { maxLength: 3 }),
  name: fc.constantFrom('iss', 'STARLINK-100', 'deb', 'nothing'),
  owner: fc.constantFrom('us', 'PRC', 'XX'),
  fleet: fc.constantFrom('STARLINK', 'starlink', 'NONE'),
  kind: fc.constantFrom(...OBJECT_KINDS),
  regime: fc.constantFrom('LEO' as const, 'GEO' as const, 'MEO' as const),
  watchlist: fc.constantFrom('mine', 'empty'),
  tca_from: fc.constantFrom('2026-03-10T06:00:00Z', '2026-03-11T00:00:00Z'),
  tca_to: fc.constantFrom('2026-03-11T00:00:00Z', '2026-03-10T12:00:00Z'),
  miss_below_km: fc.constantFrom(0.5, 2, 10),
  probability_from: fc.constantFrom(0, 0.005, 1),
});
const query: fc.Arbitrary<CloseApproachQuery> = fc
  .tuple(
    filter,
    fc.record(
      {
        list: fc.constantFrom('ranked' as const, 'all' as const, 'co-located' as const),
        include: fc.subarray(['fleet', 'stale'] as const),
        sort: fc.constantFrom('tca' as const, 'miss' as const, 'speed' as const, 'probability' as const),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([one, other]) => ({ ...one, ...other }));

/** What is asked for, said plainly: of documents, and the orders by what they show. */
function naive(model: RunModel, asked: CloseApproachQuery): CloseApproachDocument[] {
  const { list = 'ranked', include = [], sort = 'miss' } = asked;
  const grouped = list !== 'all';
  const sides = (row: CloseApproachDocument): Party[] => [row.primary, row.secondary];
  const isOne = (party: Party, ids: readonly number[]): boolean =>
    ids.includes(party.object_id) ||
    (grouped && [120, 121].includes(party.object_id) && ids.some((id) => [120, 121].includes(id)));
  const hasPart = (party: Party, part: string): boolean => party.name.toLowerCase().includes(part.toLowerCase());
  const wanted = (row: CloseApproachDocument): boolean => {
    if (list === 'ranked' && row.class !== 'ranked' && !include.some((more) => more === row.class)) return false;
    const any = (test: (party: Party) => boolean): boolean => sides(row).some(test);
    const { object = [], name, owner, fleet, kind, regime, watchlist } = asked;
    return (
      (object.length === 0 || any((party) => isOne(party, object))) &&
      (watchlist === undefined || any((party) => isOne(party, watchlists[watchlist]!))) &&
      (name === undefined || any((party) => hasPart(party, name))) &&
      (owner === undefined || any((party) => party.owner === owner.toUpperCase())) &&
      (fleet === undefined || any((party) => party.fleet === fleet.toUpperCase())) &&
      (kind === undefined || any((party) => party.kind === kind)) &&
      (regime === undefined || any((party) => party.regime === regime)) &&
      Date.parse(row.tca_utc) >= Date.parse(asked.tca_from ?? '2000-01-01T00:00:00Z') &&
      Date.parse(row.tca_utc) < Date.parse(asked.tca_to ?? '2100-01-01T00:00:00Z') &&
      row.miss_distance_km < (asked.miss_below_km ?? Infinity) &&
      (!asked.probability_from || (row.max_probability ?? -1) >= asked.probability_from)
    );
  };
  const value = {
    tca: (row: CloseApproachDocument) => Date.parse(row.tca_utc),
    miss: (row: CloseApproachDocument) => row.miss_distance_km,
    speed: (row: CloseApproachDocument) => -row.relative_speed_km_s,
    probability: (row: CloseApproachDocument) => -(row.max_probability ?? -1),
  }[sort];
  const all =
    list === 'co-located' ? [...model.built.coLocatedRows].sort((a, b) => a - b) : [...Array(model.count).keys()];
  return all
    .map(model.document)
    .filter(wanted)
    .sort((a, b) => value(a) - value(b));
}

function allPages(model: RunModel, asked: CloseApproachQuery): CloseApproachDocument[] {
  const items: CloseApproachDocument[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = model.list({ ...asked, cursor });
    items.push(...page.items);
    if (page.next === null || items.length > model.count) return items;
    cursor = page.next;
  }
}

describe('a list of close approaches', () => {
  test('takes what a plain filter takes, in the order of what it shows, each row once over all pages', () => {
    const model = modelOf(300);
    fc.assert(
      fc.property(query, fc.integer({ min: 1, max: 40 }), (asked, limit) => {
        const expected = naive(model, asked);
        expect(allPages(model, { ...asked, limit })).toEqual(expected);
        expect(model.list({ ...asked, limit }).total).toBe(expected.length);
      }),
    );
  });

  test('is of those who should be looked at, closest first, where nothing else is asked', () => {
    const { items } = modelOf(300).list({});
    expect(new Set(items.map((item) => item.class))).toEqual(new Set(['ranked']));
    const misses = items.map((item) => item.miss_distance_km);
    expect(misses).toEqual(misses.toSorted((a, b) => a - b));
  });

  test('goes on in the next run after what the page of the last run ended with', () => {
    const [older, newer] = [modelOf(200), modelOf(300, 2)];
    const first = older.list({ list: 'all', sort: 'tca', limit: 50 });
    const rest = newer.list({ list: 'all', sort: 'tca', limit: 1000, cursor: first.next! });
    // The newer run has the same rows and more behind them.
    expect(first.items.length + rest.items.length).toBe(300);
    expect(new Set([...first.items, ...rest.items].map((row) => `${row.tca_utc} ${row.primary.object_id}`)).size).toBe(
      new Set(newer.list({ list: 'all', limit: 1000 }).items.map((row) => `${row.tca_utc} ${row.primary.object_id}`))
        .size,
    );
  });

  test('shows an object by the name that it has now', async () => {
    const own = await indexOf(rows, orbits);
    const model = openRunModel(modelOf(50).built, own);
    expect(model.list({ name: 'renamed' }).total).toBe(0);
    await own.update([{ ...rows[25]!, name: 'RENAMED' }]);
    const { items } = model.list({ name: 'renamed', list: 'all' });
    expect(items.length).toBeGreaterThan(0);
    for (const { primary, secondary } of items) expect([primary.name, secondary.name]).toContain('RENAMED');
  });

  test('refuses cursors of another order, unknown watchlists and times that are none', () => {
    const model = modelOf(50);
    const cursor = model.list({ list: 'all', sort: 'tca', limit: 1 }).next!;
    const refused = (asked: CloseApproachQuery, code: string): void =>
      expect(() => model.list(asked), JSON.stringify(asked)).toThrow(expect.objectContaining({ code }));
    refused({ list: 'all', sort: 'miss', cursor }, 'option-invalid');
    refused({ cursor: 'rubbish' }, 'option-invalid');
    refused({ tca_from: 'yesterday' }, 'option-invalid');
    refused({ limit: 1001 }, 'option-invalid');
    refused({ watchlist: 'theirs' }, 'unknown');
  });
});

test('a document says of both what they are, and who flies with them', () => {
  const model = modelOf(300);
  const item = model.list({ object: [120], limit: 1000 }).items.find((row) => row.primary.object_id === 120)!;
  expect(item.primary).toEqual({
    object_id: 120,
    name: 'ISS (PART 20)',
    kind: 'payload',
    owner: 'PRC',
    fleet: null,
    regime: 'GEO',
    manoeuvrable: false,
    element_age_days: expect.any(Number),
    together_with: [121],
  });
  const tca = Date.parse(item.tca_utc);
  expect(item.primary.element_age_days).toBeCloseTo((tca - Date.parse('2026-03-09T12:00:00Z')) / 86_400_000, 5);
});

test('rows of an object are those that name it', () => {
  const { built, rowsOfObject } = modelOf(300);
  const { primaryId, secondaryId } = built.table;
  for (const id of [99, 100, 115, 129]) {
    const expected = [...primaryId.keys()].filter((row) => primaryId[row] === id || secondaryId[row] === id);
    expect([...rowsOfObject(id)]).toEqual(expected);
  }
});

test('a thread makes the same of it, and takes the rows with it', async () => {
  const input = () => modelInput(madeUpRun(objects, madeUpRows(100)), new Float64Array(100));
  const given = input();
  const built = await buildInThread(given);
  expect(built).toEqual(buildRunModel(input()));
  expect('count' in given.approaches && given.approaches.tcaUs.length).toBe(0);
});

test('rows that are not by TCA and ids are refused: pages over them would have no end', () => {
  const row = { primary: 105, secondary: 110, tca: 10, missDistanceKm: 1 };
  for (const changes of [{ tca: 9 }, { primary: 104 }, { secondary: 109 }]) {
    const rowsOutOfOrder = [row, { ...row, ...changes }];
    const input = modelInput(madeUpRun(objects, rowsOutOfOrder), new Float64Array(2));
    expect(() => buildRunModel(input)).toThrow('not in order');
  }
});

test('rows that do not fit the element sets, or are damaged, end the thread with an error', async () => {
  const input = modelInput(madeUpRun(objects, madeUpRows(10)), new Float64Array(10));
  const elementSets = { objectIds: Int32Array.of(100), epochsUs: Float64Array.of(0), fromUs: null };
  await expect(buildInThread({ ...input, elementSets })).rejects.toThrow('of which the run has no elements');
  await expect(buildInThread({ ...input, approaches: [new Uint8Array(10)] })).rejects.toThrow('stopped');
});
