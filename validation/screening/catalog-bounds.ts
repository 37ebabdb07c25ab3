import { parseUtc } from '@clearway/astro';
import { loadCatalog } from '@clearway/service';
import { expect } from 'vitest';
import { referencePath } from '../reference-data.ts';
import { exactMotion } from './exact-motion.ts';
import { checkBounds } from './interpolation-check.ts';
import { randomStream } from './random.ts';

/** The catalogues whose every object is held against the bounds, over a week. */
export const BOUNDED_CATALOGS: readonly { readonly file: string; readonly start: string }[] = [
  { file: 'catalogs/2026-03-10/gp.csv.gz', start: '2026-03-10T00:00:00Z' },
  { file: 'catalogs/full-density/gp.csv.gz', start: '2026-03-10T00:00:00Z' },
  { file: 'catalogs/2022-08-09/tle.txt.gz', start: '2022-08-10T00:00:00Z' },
];

/** Expects the bounds of every object of a catalogue to hold in so many random intervals between knots each. */
export async function expectBounds(
  { file, start }: (typeof BOUNDED_CATALOGS)[number],
  intervals: number,
): Promise<void> {
  const catalog = await loadCatalog([referencePath(file)], { start: parseUtc(start)! });
  const motion = await exactMotion(catalog.elements, parseUtc(start)!, 7 * 86_400);
  const random = randomStream(`bounds of ${file}`);
  const { line, radius, checked } = checkBounds(motion, intervals, random.next);
  const ids = (objects: Set<number>): number[] => [...objects].map((object) => catalog.elements[object]!.id);
  const worst = [line, radius].map(
    (w) => `${w.ratio.toFixed(3)} (${catalog.elements[w.object]!.id} at ${w.time.toFixed(0)} s)`,
  );
  process.stderr.write(`${file}: worst error over bound ${worst[0]}, worst radius over spread ${worst[1]}\n`);
  expect(checked).toBeGreaterThan(20_000);
  expect(ids(line.broken)).toEqual([]);
  expect(ids(radius.broken)).toEqual([]);
}
