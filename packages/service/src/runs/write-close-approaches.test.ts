import { formatUtc, parseUtc } from '@clearway/astro';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteSink } from '../files/byte-sink.ts';
import { CsvBuffer } from '../files/csv-buffer.ts';
import { madeUpObject, madeUpRun } from './screening-run.fixture.ts';
import { writeCloseApproachesCsv } from './write-close-approaches.ts';

function collector(): { sink: ByteSink; text: () => string; bytes: () => number } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return {
    sink: {
      async write(chunk: Uint8Array): Promise<void> {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
      },
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
    bytes: () => bytes,
  };
}

async function fieldOf(write: (buffer: CsvBuffer) => void): Promise<string> {
  const out = collector();
  const buffer = new CsvBuffer();
  write(buffer);
  buffer.endRow();
  await buffer.flush(out.sink);
  return out.text().slice(0, -1);
}

test('the header and a row are those of the contract', async () => {
  const run = madeUpRun(
    [madeUpObject(5, 'FIVE'), madeUpObject(799_500_766, 'NINE DIGITS')],
    [{ primary: 5, secondary: 799_500_766, tca: 86_399.999_999_6, missDistanceKm: 0.312_345_67, exit: 90_000 }],
  );
  const out = collector();
  await writeCloseApproachesCsv(run, out.sink);
  expect(out.text().split('\n')).toEqual([
    'primary_id,secondary_id,tca_utc,miss_distance_km,relative_speed_km_s,radial_km,in_track_km,cross_track_km,primary_age_days,secondary_age_days,entry_utc,exit_utc,co_located,max_probability,probability,probability_method,covariance_source,probability_note,primary_source,secondary_source',
    '5,799500766,2026-03-11T00:00:00.000000Z,0.3123457,10.0000000,-0.1874074,0.2498765,0.0000000,1.500000,1.500000,2026-03-10T23:59:59.600000Z,2026-03-11T01:00:00.000000Z,false,,,,,,element_set,element_set',
    '',
  ]);
});

test('a number is written as toFixed would, to half a unit of the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -500_000, max: 500_000, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
      async (value, decimals) => {
        const text = await fieldOf((buffer) => buffer.fixed(value, decimals));
        expect(text).toMatch(new RegExp(`^-?\\d+\\.\\d{${decimals}}$`));
        expect(text).not.toMatch(/^-0\.0*$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
      },
    ),
  );
});

test('whole numbers keep all their digits, whatever power of ten they are near', async () => {
  for (const value of [0, 9, 10, 99, 100, 999, 1000, 99_999, 100_000, 339_999, 999_999_999]) {
    expect(await fieldOf((buffer) => buffer.integer(value))).toBe(String(value));
    expect(await fieldOf((buffer) => buffer.fixed(value, 3))).toBe(`${value}.000`);
  }
  expect(await fieldOf((buffer) => buffer.fixed(Number.NaN, 3))).toBe('');
  expect(await fieldOf((buffer) => buffer.fixed(-1e17, 3))).toBe('-100000000000000000.000');
});

test('an instant is written as formatUtc writes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 30 * 86_400_000_000 }), async (microseconds) => {
      const start = parseUtc('2024-02-20')!;
      const expected = formatUtc({
        day: start.day + Math.floor(microseconds / 86_400_000_000),
        second: (microseconds % 86_400_000_000) / 1e6,
      });
      expect(await fieldOf((buffer) => buffer.utc(start.day, microseconds))).toBe(expected);
    }),
  );
});

test('100,000 rows pass through small chunks, whole rows each', async () => {
  const objects = [madeUpObject(5, 'FIVE'), madeUpObject(44_713, 'OTHER')];
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    primary: 5,
    secondary: 44_713,
    tca: i * 6,
    missDistanceKm: (i % 5000) / 1000,
  }));
  const run = madeUpRun(objects, rows);
  let lines = 0;
  let largest = 0;
  const started = performance.now();
  await writeCloseApproachesCsv(run, {
    async write(chunk: Uint8Array): Promise<void> {
      largest = Math.max(largest, chunk.length);
      expect(chunk[chunk.length - 1]).toBe(10);
      for (const byte of chunk) if (byte === 10) lines++;
    },
  });
  console.log(`100,000 rows formatted in ${Math.round(performance.now() - started)} ms`);
  expect(lines).toBe(100_001);
  expect(largest).toBeLessThanOrEqual(300_000);
});
