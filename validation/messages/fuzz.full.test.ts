import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from '../screening/random.ts';
import { fuzz } from './fuzz.ts';
import { READERS } from './readers.ts';

const RUNS = 1_000_000;
const HOURS_4 = 4 * 3600 * 1000;

describeWithReferenceData(
  'a million broken messages',
  READERS.flatMap((reader) => reader.files),
  () => {
    test(
      'are refused with an error for people, or read and written to the same, in bounded memory',
      () => {
        const before = process.memoryUsage().rss;
        const random = randomStream('a million broken messages');
        let total = 0;
        while (total < RUNS) {
          const counts = fuzz(READERS, RUNS / 20, random);
          total += counts.read + counts.refused;
          process.stderr.write(`${total}: ${JSON.stringify(counts)}\n`);
          expect(process.memoryUsage().rss - before).toBeLessThan(1e9);
        }
      },
      HOURS_4,
    );
  },
);
