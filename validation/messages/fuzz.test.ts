import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from '../screening/random.ts';
import { fuzz } from './fuzz.ts';
import { READERS } from './readers.ts';

const RUNS = 1000;

describeWithReferenceData(
  'broken messages',
  READERS.flatMap((reader) => reader.files),
  () => {
    test.each(READERS)('$name: are refused with an error for people, or read and written to the same', (reader) => {
      const counts = fuzz([reader], RUNS, randomStream(`broken ${reader.name}`));
      expect(counts.read + counts.refused).toBe(RUNS);
      // A good part must be readable still, or the changes are too coarse to find much.
      expect(counts.read).toBeGreaterThan(RUNS / 50);
    });
  },
);
