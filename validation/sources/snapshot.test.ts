import { type ElementSet, parseUtc, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import {
  changedObjects,
  choiceOf,
  decodeSnapshot,
  encodeSnapshot,
  restoreSnapshot,
  takeSnapshot,
} from '@clearway/service/keeping';
import { chooseElements, type SourcedElements } from '@clearway/service/sources';
import { listSources, openStore, type Store } from '@clearway/store';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeAs } from '../../packages/service/src/catalog/keeping/import-files.ts';
import { FILES_SOURCE, uploadSource } from '../../packages/service/src/catalog/keeping/source-rows.ts';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from '../store/databases.ts';
import {
  GENERAL,
  SATCAT,
  SUPPLEMENTAL,
  satcatOf,
  someSets,
  startTrial,
  type Trial,
  tableOf,
} from './keeping.fixture.ts';

const at = (text: string): number => unixMicros(parseUtc(`2026-03-${text}`)!);
const epoch = (text: string): Partial<ElementSet> => ({ epoch: parseUtc(`2026-03-${text}`)! });
const HOUR_US = 3600e6;
const WINDOW = { startUs: at('10T12:00:00'), stopUs: at('17T12:00:00') };

let trialPlace: TrialPlace;
let trial: Trial;

function taken(request: { startUs: number; stopUs: number; maxAgeDays?: number } = WINDOW) {
  return takeSnapshot(trial.store, request);
}

function snapshotsOn(make: () => Promise<TrialPlace>): void {
  let store: Store;
  beforeAll(async () => {
    trialPlace = await make();
    store = await openStore(trialPlace.place);
  });
  beforeEach(async () => {
    trial = await startTrial(trialPlace.place, store);
  });
  afterEach(async () => {
    store = trial.store;
    await trial.end();
  });
  afterAll(async () => {
    await store.close();
    await trialPlace.remove();
  });

  it('nothing kept is said, not a run of nothing', async () => {
    await expect(taken()).rejects.toMatchObject({ code: 'not-ready' });
  });

  it('the latest general set not after the start, switched to what operators publish, in words', async () => {
    trial.served.set(
      GENERAL,
      tableOf([
        ...someSets(2, 1, epoch('08T00:00:00')),
        ...someSets(2, 1, epoch('10T00:00:00')),
        ...someSets(2, 1, epoch('10T18:00:00')),
        ...someSets(1, 3, epoch('11T00:00:00')),
        ...someSets(1, 4, { epoch: parseUtc('2026-01-01T00:00:00')! }),
      ]),
    );
    trial.served.set(
      SUPPLEMENTAL,
      tableOf([...someSets(1, 2, epoch('11T00:00:00')), ...someSets(1, 2, epoch('12T00:00:00'))]),
    );
    await trial.keeper.refresh();
    const snapshot = await taken();
    expect(snapshot.rows.map((row) => [row.object_id, utc(row.epoch_us)])).toEqual([
      [1, '10T00'],
      [2, '10T00'],
      [2, '11T00'],
      [2, '12T00'],
      [3, '11T00'],
      [4, '01T00'],
    ]);
    const { fromUs, toUs } = snapshot.lives!;
    const [start, end] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect([...fromUs]).toEqual([start, start, at('11T00:00:00'), at('12T00:00:00'), start, start]);
    expect([...toUs]).toEqual([end, at('11T00:00:00'), at('12T00:00:00'), end, end, end]);
    expect(snapshot.epochAfterStart).toEqual([3]);
    expect(snapshot.stale).toEqual([{ id: 4, ageDays: 68.5, leftOut: false }]);
    expect(snapshot.private).toBe(false);
    expect(snapshot.sources.map(({ source, objects }) => [source, objects])).toEqual([
      ['celestrak/active', 4],
      ['celestrak/supplemental/spacex', 0],
    ]);
    expect(choiceOf(snapshot, 2)).toBe(
      'CelesTrak, active, 0.5 days old at the start: the latest general elements not after the start, and no newer ones of ' +
        'the operator; switched 2026-03-11T00:00:00Z (CelesTrak, supplemental spacex), 2026-03-12T00:00:00Z (CelesTrak, supplemental spacex)',
    );
    expect(choiceOf(snapshot, 3)).toMatch(/0\.5 days younger than the start: no set has an epoch before/);
    expect(choiceOf(snapshot, 5)).toBeNull();

    const young = await taken({ ...WINDOW, maxAgeDays: 30 });
    expect([...young.objects.keys()]).toEqual([1, 2, 3]);
    expect(young.stale).toEqual([{ id: 4, ageDays: 68.5, leftOut: true }]);
  });

  it('an ephemeris fitted again at the same epochs takes the place of the one before', async () => {
    trial.served.set(SUPPLEMENTAL, tableOf(someSets(1, 2, { ...epoch('10T00:00:00'), bstar: 1e-4 })));
    await trial.keeper.refresh();
    trial.clock.forward(3);
    trial.served.set(SUPPLEMENTAL, tableOf(someSets(1, 2, { ...epoch('10T00:00:00'), bstar: 2e-4 })));
    expect([...(await trial.keeper.refresh()).changed]).toEqual([2]);
    expect((await taken()).elements.map(({ bstar }) => bstar)).toEqual([2e-4]);
  });

  it('centres that predict one object are series of their own', async () => {
    const centre = (name: string, bstar: number, time: string): ElementSet[] =>
      someSets(1, 2, { ...epoch(time), bstar, name: `LAGEOS 1 [${name}]` });
    trial.served.set(
      SUPPLEMENTAL,
      tableOf([
        ...centre('HTS', 1e-4, '10T00:00:00'),
        ...centre('SGF', 2e-4, '10T00:00:00'),
        ...centre('SGF', 3e-4, '11T00:00:00'),
      ]),
    );
    await trial.keeper.refresh();
    // The larger elements decide between equal epochs, and the series is followed throughout.
    expect((await taken()).elements.map(({ bstar, name }) => [bstar, name])).toEqual([
      [2e-4, 'LAGEOS 1'],
      [3e-4, 'LAGEOS 1'],
    ]);
  });

  it('objects that decayed before the window are left out and counted; coverage by kind', async () => {
    trial.served.set(
      SATCAT,
      satcatOf([
        'A,2020-001A,1,PAY,+,US,2020-01-01,,,,EA,ORB',
        'B DEB,2020-001B,2,DEB,,US,2020-01-01,,,,EA,ORB',
        'C DEB,2020-001C,3,DEB,D,US,2020-01-01,2026-03-08,,,EA,IMP',
        'D DEB,2020-001D,4,DEB,D,US,2020-01-01,2026-03-10,,,EA,IMP',
        'E DEB,2020-001E,9,DEB,,US,2020-01-01,,,NEA,EA,ORB',
      ]),
    );
    trial.served.set(GENERAL, tableOf(someSets(5)));
    await trial.keeper.refresh();
    const snapshot = await taken();
    // The day is all that SATCAT says of a decay.
    expect([...snapshot.objects.keys()]).toEqual([1, 2, 4, 5]);
    expect(snapshot.decayed).toBe(1);
    expect(snapshot.coverage).toMatchObject({ full: false, in_orbit: 3, screened: 2 });
    expect(snapshot.coverage.by_kind).toMatchObject({
      payload: { in_orbit: 1, screened: 1, share: 1 },
      debris: { in_orbit: 2, screened: 1, share: 0.5 },
      'rocket-body': { in_orbit: 0, screened: 0, share: null },
    });
    expect(snapshot.coverage.sentence).toBe(
      'Screened 2 of the 3 objects in orbit (66 %: payloads 100 %, debris 50 %); approaches to the others are not seen.',
    );
  });

  it('made-up objects are never mixed with real ones', async () => {
    await trial.keeper.importSynthetic(someSets(3, 900_000_000));
    const made = await taken();
    expect([made.synthetic, made.elements.length]).toEqual([true, 3]);
    trial.served.set(GENERAL, tableOf(someSets(2)));
    await trial.keeper.refresh();
    const real = await taken();
    expect([real.synthetic, [...real.objects.keys()]]).toEqual([false, [1, 2]]);
  });

  it('as bytes it comes back exactly, also after a restart and with newer sets there', async () => {
    trial.served.set(GENERAL, tableOf([...someSets(30), ...someSets(5, 10, epoch('11T00:00:00'))]));
    trial.served.set(
      SUPPLEMENTAL,
      tableOf([...someSets(4, 2, epoch('11T00:00:00')), ...someSets(4, 2, epoch('12T00:00:00'))]),
    );
    await trial.keeper.refresh();
    const snapshot = await taken();
    const bytes = encodeSnapshot(snapshot);
    await trial.restart();
    trial.clock.forward(3);
    trial.served.set(GENERAL, tableOf(someSets(30, 1, epoch('10T10:00:00'))));
    await trial.keeper.refresh();
    expect(await restoreSnapshot(trial.store, bytes)).toEqual(snapshot);
    const newer = await taken();
    const changed = changedObjects(decodeSnapshot(bytes), decodeSnapshot(encodeSnapshot(newer)));
    expect([...changed]).toEqual(Array.from({ length: 30 }, (_, k) => k + 1));
    expect(changedObjects(decodeSnapshot(bytes), decodeSnapshot(bytes)).size).toBe(0);
  });

  it('of any sets of any sources chooses what the rule of precedence says of all of them together', async () => {
    const identities = {
      files: FILES_SOURCE,
      active: { ...FILES_SOURCE, id: 'active' },
      spacex: { ...FILES_SOURCE, id: 'spacex', precedence: 'supplemental' as const },
      'upload/own': uploadSource('own'),
    };
    const sources = ['files', 'active', 'spacex', 'upload/own'] as const;
    // Half-days around the start.
    const set = fc.record({
      source: fc.constantFrom(...sources),
      arrival: fc.integer({ min: 0, max: 3 }),
      object: fc.integer({ min: 1, max: 6 }),
      epoch: fc.integer({ min: -9, max: 18 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(set, { minLength: 1, maxLength: 40, selector: keyOf }), async (sets) => {
        await trial.end();
        trial = await startTrial(trialPlace.place, trial.store);
        const all: SourcedElements[] = [];
        for (let arrival = 0; arrival < 4; arrival++) {
          for (const source of sources) {
            const arrived = new Date(WINDOW.startUs / 1000 - (4 - arrival) * 60_000);
            const elements = sets
              .filter((each) => each.source === source && each.arrival === arrival)
              .flatMap((each) =>
                someSets(1, each.object, {
                  epoch: utcFromUnixMicros(WINDOW.startUs + each.epoch * 12 * HOUR_US),
                  bstar: (sources.indexOf(source) + 1) * 1e-4 + each.arrival * 1e-5,
                }),
              );
            if (elements.length === 0) continue;
            const identity = identities[source];
            await takeAs(trial.store, identity, elements, arrived);
            const origin = { source, precedence: identity.precedence!, terms: identity.terms };
            for (const each of elements) {
              all.push({ elements: each, origin, arrivedAt: utcFromUnixMicros(arrived.getTime() * 1000) });
            }
          }
        }
        const window = { start: utcFromUnixMicros(WINDOW.startUs), stop: utcFromUnixMicros(WINDOW.stopUs) };
        const expected = [...chooseElements(all, window).values()]
          .sort((a, b) => a.id - b.id)
          .flatMap(({ id, segments }) =>
            segments.map(({ elements, origin, from }, k) => [
              id,
              origin.source,
              unixMicros(elements.epoch),
              elements.bstar,
              k === 0 ? Number.NEGATIVE_INFINITY : unixMicros(from),
            ]),
          );
        const snapshot = await taken();
        const names = new Map((await listSources(trial.store.db)).map(({ source_id, name }) => [source_id, name]));
        expect(
          snapshot.rows.map((row, k) => [
            row.object_id,
            names.get(row.source_id),
            row.epoch_us,
            row.bstar,
            snapshot.lives?.fromUs[k] ?? Number.NEGATIVE_INFINITY,
          ]),
        ).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
}

/** Of one source at one epoch only sets fitted forward come again: a general one would mend what was there. */
function keyOf({
  source,
  arrival,
  object,
  epoch: half,
}: {
  source: string;
  arrival: number;
  object: number;
  epoch: number;
}) {
  const isFitted = source.startsWith('upload') || source === 'spacex';
  return `${source} ${object} ${half} ${isFitted ? arrival : ''}`;
}

function utc(micros: number): string {
  return new Date(micros / 1000).toISOString().slice(8, 13);
}

describe('a snapshot, embedded', () => snapshotsOn(async () => embeddedPlace()));
describeOnPostgresql('a snapshot', () => snapshotsOn(postgresqlPlace));
