import { beforeAll, describe, expect, it } from 'vitest';
import { prepareGazetteer } from '../../build/earth/prepare-gazetteer.ts';
import { readWorld } from '../../build/earth/world-outline.ts';
import { createPlaceFinder, type PlaceFinder } from './find-places.ts';
import { foldText } from './fold-text.ts';
import { createPlaces, type Gazetteer, unpackCities } from './gazetteer.ts';
import { PLACE_FILES } from './gazetteer-format.ts';
import { distanceBetweenKm, nearestPlace } from './nearest-place.ts';

describe('places of the real gazetteer', () => {
  const files = new Map<string, Uint8Array>();
  let gazetteer: Gazetteer;
  let finder: PlaceFinder;
  const asked: string[] = [];
  const fetchEarthFile = async (name: string): Promise<Uint8Array> => {
    asked.push(name);
    return files.get(name)!;
  };
  beforeAll(async () => {
    const { names, gazetteer: packed } = prepareGazetteer(readWorld('50m'));
    files.set(PLACE_FILES.names, new TextEncoder().encode(JSON.stringify(names)));
    files.set(PLACE_FILES.gazetteer, new TextEncoder().encode(JSON.stringify(packed)));
    gazetteer = await createPlaces(fetchEarthFile).all();
    finder = createPlaceFinder(gazetteer);
  });

  it('hold every city once, the largest first, with what GeoNames says', () => {
    const { cities } = gazetteer;
    expect(cities.length).toBeGreaterThan(20_000);
    expect(cities.every((city, i) => i === 0 || city.population <= cities[i - 1]!.population)).toBe(true);
    expect(cities.every(({ name, country }) => name !== '' && /^[A-Z]{2}$/.test(country))).toBe(true);
    const luxembourg = cities.find(({ name, country }) => name === 'Luxembourg' && country === 'LU')!;
    expect(luxembourg).toMatchObject({ isCapital: true, population: 76_684 });
    expect(distanceBetweenKm(luxembourg.longitude, luxembourg.latitude, 6.13, 49.61)).toBeLessThan(2);
  });

  it('load the small file alone for the globe, and each file once', async () => {
    const places = createPlaces(fetchEarthFile);
    asked.length = 0;
    const { cities } = await places.large();
    expect(asked).toEqual([PLACE_FILES.names]);
    expect(cities.filter(({ isCapital }) => isCapital).length).toBe(gazetteer.cities.filter((c) => c.isCapital).length);
    await Promise.all([places.all(), places.all(), places.large()]);
    expect(asked).toEqual([PLACE_FILES.names, PLACE_FILES.gazetteer]);
  });

  it('can be asked again after a failure', async () => {
    let fails = true;
    const places = createPlaces((name) => (fails ? Promise.reject(new Error('offline')) : fetchEarthFile(name)));
    await expect(places.large()).rejects.toThrow('offline');
    fails = false;
    await expect(places.large()).resolves.toBeDefined();
  });

  it.each([
    ['Luxembourg', 'country', 'LU'],
    ['Lëtzebuerg', 'country', 'LU'],
    ['letzebuerg', 'country', 'LU'],
    ['Luxemburg', 'country', 'LU'],
    ['usa', 'country', 'US'],
    ['united states', 'country', 'US'],
    ['Frankräich', 'country', 'FR'],
    ['Côte d’Ivoire', 'country', 'CI'],
    ['cote divoire', 'country', 'CI'],
    ['Kosovo', 'country', 'XK'],
    ['Tuvalu', 'country', 'TV'],
    ['paris', 'capital', 'FR'],
    ['München', 'city', 'DE'],
    ['munchen', 'city', 'DE'],
    ['Munich', 'city', 'DE'],
    ['sao paulo', 'city', 'BR'],
    ['Wien', 'capital', 'AT'],
    ['lodz', 'city', 'PL'],
    ["N'Djamena", 'capital', 'TD'],
    ['esch sur', 'city', 'LU'],
    ['york city', 'city', 'US'],
    ['Paris, US', 'city', 'US'],
    ['Paris, Vereinigte Staaten', 'city', 'US'],
  ])('are found: %s', (text, kind, countryCode) => {
    expect(finder.find(text, 'en')[0]).toMatchObject({ kind, countryCode });
  });

  it('come whole names first, then beginnings, then words; the larger before the smaller', () => {
    const found = finder.find('york', 'en', 50);
    expect(found.map(({ name }) => name).slice(0, 1)).toEqual(['York']);
    expect(found.findIndex(({ name }) => name === 'New York')).toBeGreaterThan(
      found.findIndex(({ name }) => name.startsWith('Yorkton')),
    );
    const paris = finder
      .find('par', 'en', 50)
      .filter(({ name, kind }) => kind !== 'country' && foldText(name).startsWith('par'));
    expect(paris.length).toBeGreaterThan(5);
    expect(paris.every((place, i) => i === 0 || place.population! <= paris[i - 1]!.population!)).toBe(true);
  });

  it('are named in the language asked for', () => {
    expect(finder.find('Munich', 'de')[0]).toMatchObject({ name: 'München', countryName: 'Deutschland' });
    expect(finder.find('Munich', 'fr')[0]).toMatchObject({ name: 'Munich', countryName: 'Allemagne' });
    expect(finder.find('Trier', 'lb')[0]).toMatchObject({ name: 'Tréier', countryName: 'Däitschland' });
  });

  it('are not found where there is nothing', () => {
    expect(finder.find('', 'en')).toEqual([]);
    expect(finder.find(' , ', 'en')).toEqual([]);
    expect(finder.find('|', 'en')).toEqual([]);
    expect(finder.find('zzzzqq', 'en')).toEqual([]);
  });

  it.each([
    [6.17, 49.12, 'Metz'],
    [2.3, 48.83, 'Paris'],
    [6.1, 49.62, 'Luxembourg'],
    [179.99, -16.6, 'Labasa'],
  ])('name a place: %d, %d lies near %s', (longitude, latitude, name) => {
    expect(nearestPlace(gazetteer.cities, longitude, latitude)?.city.name).toBe(name);
  });

  it('name no place in the middle of the Pacific', () => {
    expect(nearestPlace(gazetteer.cities, -140, -45)).toBeUndefined();
  });

  it('of the outlines and of GeoNames agree: labels of countries stand nearest to their own cities', () => {
    const large = gazetteer.countries.filter(({ areaKm2, code }) => areaKm2 > 20_000 && code !== 'AQ');
    const astray = large.filter(({ code, longitude, latitude }) => {
      const nearest = nearestPlace(gazetteer.cities, longitude, latitude, 3000)!;
      return nearest.city.country !== code;
    });
    expect(large.length).toBeGreaterThan(120);
    // Deserts and ice whose nearest city lies across a border.
    expect(astray.map(({ code }) => code).sort()).toEqual(['EH', 'GL', 'UZ']);
  });
});

it('distances on the sphere: Paris to New York 5,837 km, half around the world at most', () => {
  expect(distanceBetweenKm(2.3522, 48.8566, -74.006, 40.7128)).toBeCloseTo(5837, -1);
  expect(distanceBetweenKm(0, 0, 180, 0)).toBeCloseTo(Math.PI * 6371.0088, 6);
  expect(distanceBetweenKm(179.9, 10, -179.9, 10)).toBeLessThan(22);
});

it('unpacks cities as they were packed', () => {
  const cities = unpackCities({
    names: 'One\nTwo',
    countries: 'AABB',
    longitudes: [123, -4567],
    latitudes: [-1, 8900],
    populationSteps: [500, -200],
    capitals: [1],
    otherNames: [[0, { de: 'Eins' }]],
  });
  expect(cities).toEqual([
    {
      name: 'One',
      otherNames: { de: 'Eins' },
      country: 'AA',
      longitude: 1.23,
      latitude: -0.01,
      population: 500,
      isCapital: false,
    },
    { name: 'Two', country: 'BB', longitude: -45.67, latitude: 89, population: 300, isCapital: true },
  ]);
});

it.each([
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['N’Djamena', 'ndjamena'],
  ['St. John’s', 'st johns'],
  ['Esch-sur-Alzette', 'esch sur alzette'],
  ['Tromsø', 'tromso'],
  ['北京', '北京'],
])('folds %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
