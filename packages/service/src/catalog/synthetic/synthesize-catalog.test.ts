import { createHash } from 'node:crypto';
import { EARTH_RADIUS_KM, type ElementSet, initializeSgp4, parseUtc, propagateSgp4, UserError } from '@clearway/astro';
import { createCatalogReader, formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { describe, expect, test } from 'vitest';
import { CONSTELLATION_SHELLS } from './constellation-shell.ts';
import { synthesizeCatalog } from './index.ts';

const epoch = parseUtc('2026-03-09T12:00:00Z')!;
const draw = (objects: number, seed = 1): ElementSet[] => [...synthesizeCatalog({ objects, seed, epoch })];
const digest = (elements: readonly ElementSet[]): string =>
  createHash('sha256').update(JSON.stringify(elements)).digest('hex');
const population = draw(33_530);

/** From the mean motion by Kepler's third law with WGS-72's constant. */
const altitudeKm = (element: ElementSet): number =>
  Math.cbrt(398_600.8 / ((element.meanMotionRevPerDay * 2 * Math.PI) / 86_400) ** 2) - EARTH_RADIUS_KM;
const share = (test: (element: ElementSet) => boolean): number => population.filter(test).length / population.length;

describe('the same options', () => {
  test('give the same element sets, also when iterated twice', () => {
    const catalog = synthesizeCatalog({ objects: 5000, seed: 9, epoch });
    expect(digest([...catalog])).toBe(digest([...catalog]));
    expect(digest(draw(5000, 9))).toBe(digest(draw(5000, 9)));
  });

  test('give the same file on every machine and in every version', () => {
    // Pinned on purpose: people quote a population by its size and seed. Changing the tables changes this digest.
    expect(digest(draw(2000, 1))).toBe('fbc6d6e190a57f473f189efc79130ebfa9c8410d1694c7134a9a07517504c9c2');
  });

  test('with another seed give another population of the same kinds', () => {
    const other = draw(5000, 10);
    expect(digest(other)).not.toBe(digest(draw(5000, 9)));
    expect(other.map(({ name }) => name)).toEqual(draw(5000, 9).map(({ name }) => name));
  });
});

describe('every object', () => {
  test('is numbered from 900000000 upwards and named so that nobody takes it for real', () => {
    expect(population.map(({ id }) => id)).toEqual(population.map((_, index) => 900_000_000 + index));
    for (const { id, name } of population) expect(name).toMatch(new RegExp(`^SYNTHETIC-(PAYLOAD|R/B|DEB)-${id}$`));
    expect(new Set(population.map(({ internationalDesignator }) => internationalDesignator))).toEqual(new Set(['']));
  });

  test('has elements in their ranges, with the digits of published ones', () => {
    for (const element of population) {
      expect(element.meanMotionRevPerDay).toBeGreaterThan(0);
      expect(element.eccentricity).toBeGreaterThanOrEqual(0);
      expect(element.eccentricity).toBeLessThan(0.99);
      expect(element.inclinationDeg).toBeGreaterThanOrEqual(0);
      expect(element.inclinationDeg).toBeLessThan(180);
      for (const angle of [element.raanDeg, element.argumentOfPericenterDeg, element.meanAnomalyDeg]) {
        expect(angle).toBeGreaterThanOrEqual(0);
        expect(angle).toBeLessThan(360);
        expect(Number(angle.toFixed(4))).toBe(angle);
      }
      expect(Number(element.meanMotionRevPerDay.toFixed(8))).toBe(element.meanMotionRevPerDay);
      expect(Number(element.eccentricity.toFixed(7))).toBe(element.eccentricity);
      expect(element.bstar).toBeGreaterThanOrEqual(0);
      expect(element.bstar).toBeLessThan(1);
    }
  });

  test('passes its perigee at 220 km or higher', () => {
    const lowest = Math.min(
      ...population.map(
        (element) => (altitudeKm(element) + EARTH_RADIUS_KM) * (1 - element.eccentricity) - EARTH_RADIUS_KM,
      ),
    );
    expect(lowest).toBeGreaterThan(220);
  });
});

test('passes through a file unchanged', () => {
  const drawn = draw(3000, 4);
  const read: ElementSet[] = [];
  const reader = createCatalogReader({
    file: 'synthetic.csv',
    onElementSet: (element) => read.push(element),
    onRejected: ({ line, reason }) => {
      throw new Error(`line ${line}: ${reason}`);
    },
  });
  for (const line of [formatOmmCsvHeader(), ...drawn.map(formatOmmCsvRow)]) reader.push(`${line.trimEnd()}\n`);
  reader.end();
  expect(read).toEqual(drawn);
});

test('nobody fails or comes down within ten days', () => {
  const state = new Float64Array(6);
  const failed = population.filter((element) => {
    const constants = initializeSgp4(element);
    for (let hours = 0; hours <= 240; hours += 16) {
      if (propagateSgp4(constants, hours * 60, state) !== 0) return true;
      if (Math.hypot(state[0]!, state[1]!, state[2]!) < EARTH_RADIUS_KM + 150) return true;
    }
    return false;
  });
  expect(failed.map(({ name }) => name)).toEqual([]);
});

describe('the population', () => {
  test.each([1, 2, 10, 777, 100_000])('has exactly %i objects when asked for as many', (objects) => {
    expect(draw(objects)).toHaveLength(objects);
  });

  test('keeps its proportions at any size', () => {
    const debrisShare = (elements: readonly ElementSet[]): number =>
      elements.filter(({ name }) => name.includes('-DEB-')).length / elements.length;
    const reference = debrisShare(population);
    expect(debrisShare(draw(1000))).toBeCloseTo(reference, 2);
    expect(debrisShare(draw(100_000))).toBeCloseTo(reference, 3);
  });

  test('has the kinds of the public catalogue: 35 % debris, 6 % stages (± 2 %)', () => {
    expect(Math.abs(share(({ name }) => name.includes('-DEB-')) - 0.355)).toBeLessThan(0.02);
    expect(Math.abs(share(({ name }) => name.includes('-R/B-')) - 0.055)).toBeLessThan(0.02);
  });

  test('has the orbits of the public catalogue: low 87 %, belt 4.7 %, navigation 1.2 % (± a tenth)', () => {
    const low = share((element) => (altitudeKm(element) + EARTH_RADIUS_KM) * (1 + element.eccentricity) < 8378);
    const belt = share((element) => Math.abs(altitudeKm(element) - 35_786) < 700 && element.eccentricity < 0.05);
    const navigation = share(
      (element) => altitudeKm(element) > 18_000 && altitudeKm(element) < 24_500 && element.eccentricity < 0.1,
    );
    expect(low / 0.871).toBeCloseTo(1, 1);
    expect(Math.abs(belt / 0.047 - 1)).toBeLessThan(0.1);
    expect(Math.abs(navigation / 0.0119 - 1)).toBeLessThan(0.1);
  });

  test('orbits sun-synchronously where such missions fly: most of what is between 486 and 530 km', () => {
    const band = population.filter((element) => altitudeKm(element) > 486 && altitudeKm(element) < 530);
    const polar = band.filter(({ inclinationDeg }) => inclinationDeg > 96.5 && inclinationDeg < 98.5);
    expect(polar.length / band.length).toBeGreaterThan(0.5);
  });
});

describe('a constellation shell', () => {
  const shell = CONSTELLATION_SHELLS.find(({ name }) => name === 'Starlink 53.2°')!;
  const members = population.filter(
    (element) =>
      Math.abs(altitudeKm(element) - shell.altitudeKm) < 0.05 &&
      Math.abs(element.inclinationDeg - shell.inclinationDeg) < 0.01,
  );

  test('stands in its planes, evenly turned', () => {
    expect(members.length).toBeGreaterThan(0.97 * shell.share);
    const first = members[0]!.raanDeg;
    const offsets = members.map(({ raanDeg }) => {
      const planes = (raanDeg - first) / (360 / shell.planes);
      return Math.abs(planes - Math.round(planes)) * (360 / shell.planes);
    });
    const inPlane = offsets.filter((offset) => offset < 0.2).length;
    expect(inPlane / members.length).toBeGreaterThan(0.97);
    expect(
      new Set(members.map(({ raanDeg }) => Math.round(((raanDeg - first) / 360) * shell.planes) % shell.planes)).size,
    ).toBe(shell.planes);
  });

  test('keeps nine tenths of a slot between neighbours in a plane, but for the few that keep none', () => {
    const slots = Math.ceil(shell.share / shell.planes);
    const byPlane = new Map<number, number[]>();
    const first = members[0]!.raanDeg;
    for (const { raanDeg, argumentOfPericenterDeg, meanAnomalyDeg } of members) {
      const plane = Math.round(((raanDeg - first + 360) / 360) * shell.planes) % shell.planes;
      const places = byPlane.get(plane) ?? [];
      places.push((argumentOfPericenterDeg + meanAnomalyDeg) % 360);
      byPlane.set(plane, places);
    }
    const gaps = [...byPlane.values()].flatMap((places) => {
      places.sort((one, other) => one - other);
      return places.slice(1).map((place, index) => place - places[index]!);
    });
    const wide = gaps.filter((gap) => gap > 0.9 * (360 / slots)).length;
    expect(wide / gaps.length).toBeGreaterThan(0.95);
  });
});

describe('bad options', () => {
  test.each([0, -5, 1.5, Number.NaN, 100_000_000])('%d objects are refused before anything is drawn', (objects) => {
    expect(() => synthesizeCatalog({ objects, seed: 1, epoch })).toThrow(UserError);
  });

  test.each([0.5, Number.NaN, 2 ** 53])('a seed of %d is refused', (seed) => {
    expect(() => synthesizeCatalog({ objects: 10, seed, epoch })).toThrow(UserError);
  });
});
