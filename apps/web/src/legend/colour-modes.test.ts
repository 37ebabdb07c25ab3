import type { CatalogDocument } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { type Catalog, openCatalog } from '../catalog/catalog.ts';
import { packCatalog } from '../catalog/packed-catalog.ts';
import { COLOUR_MODES } from '../view/view.ts';
import { legendOf, stylesOf } from './colour-modes.ts';
import type { ClassContext } from './object-classes.ts';
import { PALETTES } from './palette.ts';
import { shownObjects } from './shown-objects.ts';

const NOW_MS = Date.UTC(2026, 2, 10);
const DAY_MS = 86_400_000;

interface MadeUp {
  readonly id: number;
  readonly kind?: number;
  readonly owner?: number | null;
  readonly regime?: number | null;
  readonly fleet?: number | null;
  /** Null: no element set. */
  readonly ageDays?: number | null;
  readonly revolutions?: number;
  readonly inclination?: number;
}

const OWNERS = ['US', 'CIS', 'PRC', 'UK', 'FR', 'IND', 'JPN', 'ESA', 'GER'];

function catalogOf(objects: readonly MadeUp[]): Catalog {
  const withElements = objects.map((each, at) => ({ ...each, at })).filter(({ ageDays }) => ageDays !== null);
  const column = (value: (each: (typeof withElements)[number]) => number): number[] => withElements.map(value);
  const document: CatalogDocument = {
    run_id: 1,
    clock_utc: '2026-03-10T00:00:00Z',
    synthetic: false,
    kinds: ['payload', 'rocket-body', 'debris', 'unknown'],
    regimes: ['LEO', 'MEO', 'GEO', 'GTO', 'HEO', 'other'],
    owners: OWNERS,
    fleets: ['Starlink'],
    sources: [{ source: 'made-up', title: 'Made up', private: false }],
    objects: {
      object_id: objects.map(({ id }) => id),
      name: objects.map(({ id }) => `OBJECT ${id}`),
      cospar_id: objects.map(() => null),
      kind: objects.map(({ kind = 0 }) => kind),
      regime: objects.map(({ regime = 0 }) => regime),
      owner: objects.map(({ owner = null }) => owner),
      fleet: objects.map(({ fleet = null }) => fleet),
      manoeuvrable: objects.map(() => null),
    },
    element_sets: {
      object: column(({ at }) => at),
      source: column(() => 0),
      epoch_us: column(({ ageDays }) => (NOW_MS - (ageDays ?? 0.1) * DAY_MS) * 1000),
      from_us: withElements.map(() => null),
      to_us: withElements.map(() => null),
      mean_motion_rev_per_day: column(({ revolutions = 15.05 }) => revolutions),
      eccentricity: column(() => 0.0001),
      inclination_deg: column(({ inclination = 53 }) => inclination),
      raan_deg: column(() => 0),
      argument_of_pericenter_deg: column(() => 0),
      mean_anomaly_deg: column(() => 0),
      bstar_per_earth_radius: column(() => 0),
    },
  };
  return openCatalog(packCatalog(document));
}

const CONTEXT: ClassContext = { theme: 'dark', nowMs: NOW_MS, watched: new Set(), risk: null, densityPerKm3: null };
const ALL = { ...CONTEXT, hidden: [], shown: null } as const;

const pointOf = (styles: Uint8Array, slot: number): number[] => [...styles.subarray(4 * slot, 4 * slot + 4)];
const countsOf = (legend: readonly { readonly key: string; readonly count: number }[]): Record<string, number> =>
  Object.fromEntries(legend.map(({ key, count }) => [key, count]));

describe('the legend', () => {
  test('kinds are counted; what is watched is mine; what has no elements is nowhere', () => {
    const catalog = catalogOf([
      { id: 5 },
      { id: 6, kind: 2 },
      { id: 7, kind: 2 },
      { id: 8, ageDays: null },
      { id: 9, kind: 3 },
    ]);
    expect(countsOf(legendOf('kind', catalog, CONTEXT))).toEqual({ payload: 1, debris: 2, unknown: 1 });
    expect(countsOf(legendOf('kind', catalog, { ...CONTEXT, watched: new Set([6]) }))).toEqual({
      payload: 1,
      debris: 1,
      unknown: 1,
      mine: 1,
    });
    // What is kept of a catalogue is not written over.
    expect(countsOf(legendOf('kind', catalog, CONTEXT))).toEqual({ payload: 1, debris: 2, unknown: 1 });
  });

  test('the seven largest owners have colours of their own, the rest one together', () => {
    const objects = OWNERS.flatMap((_, owner) =>
      Array.from({ length: 12 - owner }, (__, k) => ({ id: 100 * owner + k + 1, owner })),
    );
    const legend = legendOf('owner', catalogOf([...objects, { id: 5000 }]), CONTEXT);
    expect(legend.map(({ key }) => key)).toEqual([...OWNERS.slice(0, 7), 'other-owners', 'no-owner']);
    expect(countsOf(legend)).toMatchObject({ US: 12, JPN: 6, 'other-owners': 5 + 4, 'no-owner': 1 });
    expect(new Set(legend.map(({ colour }) => colour)).size).toBe(9);
  });

  test('regimes, with other for what has none', () => {
    const catalog = catalogOf([
      { id: 1, regime: 0 },
      { id: 2, regime: 2 },
      { id: 3, regime: 5 },
      { id: 4, regime: null },
    ]);
    expect(countsOf(legendOf('regime', catalog, CONTEXT))).toEqual({ LEO: 1, GEO: 1, 'other-regime': 2 });
  });

  test('ages are told apart at half a day, 1, 3, 7 and 30 days; elements from the future are fresh', () => {
    const ages = [-0.5, 0.4, 0.5, 2.9, 3, 6.9, 7, 29.9, 30, 400];
    const legend = legendOf('age', catalogOf(ages.map((ageDays, at) => ({ id: at + 1, ageDays }))), CONTEXT);
    expect(countsOf(legend)).toEqual({
      'under-0-5-d': 2,
      'under-1-d': 1,
      'under-3-d': 1,
      'under-7-d': 2,
      'under-30-d': 2,
      older: 2,
    });
  });

  test('risk and traffic stand apart from what is not known yet', () => {
    const catalog = catalogOf([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
    expect(countsOf(legendOf('risk', catalog, CONTEXT))).toEqual({ 'risk-none': 4 });
    const risk = Uint8Array.of(0, 1, 2, 3);
    expect(countsOf(legendOf('risk', catalog, { ...CONTEXT, risk }))).toEqual({
      'risk-none': 1,
      'risk-event': 1,
      'risk-watch': 1,
      'risk-act': 1,
    });
    expect(countsOf(legendOf('traffic', catalog, CONTEXT))).toEqual({ 'density-unknown': 4 });
    const densityPerKm3 = Float64Array.of(5e-11, 5e-9, 1e-6, Number.NaN);
    expect(countsOf(legendOf('traffic', catalog, { ...CONTEXT, densityPerKm3 }))).toEqual({
      'density-0': 1,
      'density-2': 1,
      'density-6': 1,
      'density-unknown': 1,
    });
  });

  test('counts add up to all objects with elements in every mode', () => {
    const catalog = catalogOf(
      Array.from({ length: 200 }, (_, k) => ({ id: k + 1, kind: k % 4, owner: k % 9, ageDays: k % 50 })),
    );
    for (const mode of COLOUR_MODES) {
      const sum = legendOf(mode, catalog, CONTEXT).reduce((total, { count }) => total + count, 0);
      expect(sum, mode).toBe(200);
    }
  });
});

describe('styles of points', () => {
  const catalog = catalogOf([
    { id: 5 },
    { id: 6, kind: 2 },
    { id: 7, kind: 1, ageDays: null },
    { id: 8, kind: 1, fleet: 0 },
  ]);

  test('colour and size in sixths of a pixel; without elements nothing is drawn', () => {
    const styles = stylesOf('kind', catalog, ALL);
    expect(pointOf(styles, 0)).toEqual([0x56, 0xb4, 0xe9, 12]);
    expect(pointOf(styles, 1)).toEqual([0x9a, 0xa5, 0xb1, 12]);
    expect(pointOf(styles, 2)).toEqual([0, 0, 0, 0]);
    expect(pointOf(styles, 3)).toEqual([0xe6, 0x9f, 0x00, 12]);
  });

  test('watched objects are larger in every mode, and of their own colour by kind', () => {
    const watched = new Set([6, 99_999]);
    expect(pointOf(stylesOf('kind', catalog, { ...ALL, watched }), 1)).toEqual([0xf0, 0xe4, 0x42, 21]);
    for (const mode of COLOUR_MODES) {
      expect(pointOf(stylesOf(mode, catalog, { ...ALL, watched }), 1)[3], mode).toBe(21);
    }
  });

  test('hidden classes and what a filter leaves out are not drawn, watched or not', () => {
    const watched = new Set([6]);
    const styles = stylesOf('kind', catalog, { ...ALL, watched, hidden: ['mine', 'payload'] });
    expect([0, 1, 3].map((slot) => pointOf(styles, slot)[3])).toEqual([0, 0, 12]);
    const shown = shownObjects(catalog, { only: { fleet: 'Starlink' }, members: null, band: null });
    const filtered = stylesOf('kind', catalog, { ...ALL, watched, shown });
    expect([0, 1, 3].map((slot) => pointOf(filtered, slot)[3])).toEqual([0, 0, 12]);
  });

  test('the light theme has colours of its own', () => {
    expect(pointOf(stylesOf('kind', catalog, { ...ALL, theme: 'light' }), 0)).toEqual([0x0b, 0x6a, 0xa8, 12]);
    expect(PALETTES.light.kinds.payload).toBe('#0b6aa8');
  });
});

describe('what is drawn at all', () => {
  const catalog = catalogOf([
    { id: 1, owner: 0, revolutions: 15.05, inclination: 53 },
    { id: 2, owner: 1, revolutions: 15.05, inclination: 97 },
    { id: 3, owner: 0, revolutions: 1.0027, inclination: 0.1 },
    { id: 4, owner: 0, ageDays: null },
  ]);
  const shown = (filters: Partial<Parameters<typeof shownObjects>[1]>): number[] | null => {
    const found = shownObjects(catalog, { only: null, members: null, band: null, ...filters });
    return found === null ? null : [...found];
  };

  test('everything where nothing is asked', () => expect(shown({})).toBeNull());
  test('by owner', () => expect(shown({ only: { owner: 'US' } })).toEqual([1, 0, 1, 1]));
  test('by watchlist; none while its members are not known', () => {
    expect(shown({ only: { watchlist: 'mine' }, members: new Set([2]) })).toEqual([0, 1, 0, 0]);
    expect(shown({ only: { watchlist: 'mine' } })).toEqual([0, 0, 0, 0]);
  });
  test('by altitude, and by inclination with it', () => {
    // 15.05 revolutions a day are some 550 km up, 1.0027 some 35,790 km.
    expect(shown({ band: { fromKm: 540, toKm: 570 } })).toEqual([1, 1, 0, 0]);
    expect(shown({ band: { fromKm: 540, toKm: 570, fromDeg: 50, toDeg: 55 } })).toEqual([1, 0, 0, 0]);
    expect(shown({ band: { fromKm: 35_000, toKm: 36_000 } })).toEqual([0, 0, 1, 0]);
  });
});
