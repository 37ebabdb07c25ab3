import { fileURLToPath } from 'node:url';
import { boxesOfPrimaries, type ElementSet, parseUtc, readBoxSettings } from '@clearway/service';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { expect, test } from 'vitest';

const EXAMPLE = fileURLToPath(new URL('../docs/boxes.json', import.meta.url));
const [drawn] = synthesizeCatalog({ objects: 1, seed: 1, epoch: parseUtc('2026-03-10')! });

test('the example in the documentation gives each orbit the box of its regime', async () => {
  const settings = await readBoxSettings(EXAMPLE);
  const orbit = (id: number, meanMotionRevPerDay: number, eccentricity: number): ElementSet => ({
    ...drawn!,
    id,
    meanMotionRevPerDay,
    eccentricity,
  });
  const boxes = boxesOfPrimaries(settings, [
    orbit(1, 15.2, 0.001),
    orbit(2, 14.2, 0.001),
    orbit(3, 1.0027, 0.0002),
    orbit(4, 2.0056, 0.01),
    orbit(5, 2.27, 0.73),
    orbit(6, 2.0064, 0.74),
    orbit(7, 12, 0.2),
    orbit(25_544, 15.5, 0.0008),
  ]);
  expect(boxes.map(({ primaryId, regime }) => [primaryId, regime])).toEqual([
    [1, 'LEO below 600 km'],
    [2, 'LEO'],
    [3, 'GEO'],
    [4, 'MEO'],
    [5, 'GTO'],
    [6, 'GTO'],
    [7, 'other'],
    [25_544, null],
  ]);
  expect(boxes.at(-1)!.boxRtnKm).toEqual([4, 50, 10]);
});
