import { describe, expect, test } from 'vitest';
import { readImagery } from './imagery-options.ts';
import { readUpOptions, type UpOptions } from './up-options.ts';

const TILES = 'https://tiles.example/{z}/{x}/{y}.png';
const OPTIONS: UpOptions = { port: '0', host: '127.0.0.1', dataDir: 'data' };

function read(options: Partial<UpOptions>, environment: Record<string, string> = {}): ReturnType<typeof readUpOptions> {
  return readUpOptions(
    { ...OPTIONS, ...options },
    {
      environment,
      stdout: process.stdout,
      stderr: process.stderr,
      signal: new AbortController().signal,
      findMap: async () => null,
    },
  );
}

describe('pictures of the ground', () => {
  test('are those of NASA, unless something else is said', () => {
    expect(readImagery({}, {})).toMatchObject({ attribution: 'NASA EOSDIS GIBS / Blue Marble', mostZoom: 8 });
    expect(new URL(readImagery({}, {})!.template).host).toBe('gibs.earthdata.nasa.gov');
    expect(readImagery({}, { CLEARWAY_IMAGERY_URL: TILES })).toEqual({
      template: TILES,
      attribution: 'tiles.example',
      mostZoom: 18,
    });
    const said = { imageryUrl: TILES, imageryAttribution: '© Tiles', imageryZoom: '12' };
    expect(readImagery(said, { CLEARWAY_IMAGERY_URL: 'none' })).toEqual({
      template: TILES,
      attribution: '© Tiles',
      mostZoom: 12,
    });
  });

  test('are none where nobody wants them, and offline', () => {
    expect(readImagery({ imageryUrl: 'none' }, {})).toBeNull();
    expect(readImagery({}, { CLEARWAY_IMAGERY_URL: 'none' })).toBeNull();
    expect(readImagery({ offline: true }, {})).toBeNull();
    expect(readImagery({ offline: true, imageryUrl: TILES }, {})?.template).toBe(TILES);
  });

  test.each([
    'tiles.example/{z}/{x}/{y}',
    'ftp://tiles.example/{z}/{x}/{y}',
    'https://tiles.example/{z}/{x}',
    'https://{s}.tiles.example/{z}/{x}/{y}.png',
    'https://tiles.example;script-src/{z}/{x}/{y}.png',
    'javascript:alert({z},{x},{y})',
  ])('%s is refused', (imageryUrl) => {
    expect(() => readImagery({ imageryUrl }, {})).toThrow(/--imagery-url .* is not valid/);
    const named = { imageryUrl, imageryAttribution: 'Tiles', imageryZoom: '5' };
    expect(() => readImagery(named, {})).toThrow(/--imagery-url/);
    expect(() => readImagery({ imageryUrl: TILES, imageryZoom: '1.5' }, {})).toThrow(/--imagery-zoom/);
  });
});

test('the map comes from the folder that the environment names', () => {
  expect(read({}).mapFolder).toBeNull();
  expect(read({}, { CLEARWAY_MAP_FOLDER: '/built/map' }).mapFolder).toBe('/built/map');
});

test('only this machine reaches it, unless something else is said', () => {
  expect(read({}).host).toEqual({ address: '127.0.0.1', isLoopback: true, names: ['127.0.0.1'] });
  expect(read({ host: '192.0.2.7', allowedHost: ['a.example', 'b.example'] }).host).toEqual({
    address: '192.0.2.7',
    isLoopback: false,
    names: ['192.0.2.7', 'a.example', 'b.example'],
  });
});

test('a week is screened, unless another number of whole days is said', () => {
  expect(read({}).days).toBe(7);
  expect(read({ days: '1' }).days).toBe(1);
  expect(read({ days: '14' }).days).toBe(14);
  for (const days of ['0', '15', '1.5', '-3', 'a week', '']) {
    expect(() => read({ days })).toThrow(`--days "${days}" is not valid`);
  }
});
