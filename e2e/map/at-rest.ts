import { expect, test } from 'vitest';
import { goTo, inPage, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

const LONGITUDE = 'scene.cameraPlace().longitude';
const FRAMES = 'scene.framesDrawn()';

/** The map draws where something changes, and leaves the machine alone where nothing does. */
export function atRestTests(served: () => ServedMap): void {
  test('where time stands and nothing moves, nothing is drawn', async () => {
    const page = await served().shared('desktop');
    await goTo(page, `/?object=25544&panel=object&t=${START}&rate=0&at=10,20,15000km`);
    // Finer coasts, names and states come after the first picture.
    let drawn = -1;
    for (let before = -2; before !== drawn; drawn = await inPage<number>(page, FRAMES)) {
      before = drawn;
      await page.waitForTimeout(2000);
    }
    await inPage(page, 'scene.touch()');
    await until(page, `globalThis.clearway.scene.get().framesDrawn() === ${drawn + 1}`);
    await page.waitForTimeout(1000);
    expect(await inPage<number>(page, FRAMES)).toBe(drawn + 1);
  });

  test('the globe turns until somebody touches anything, not the globe alone', async () => {
    const page = await served().open(`/?t=${START}&rate=0`, { reducedMotion: 'no-preference' });
    const first = await inPage<number>(page, LONGITUDE);
    await until(page, `globalThis.clearway.scene.get().cameraPlace().longitude > ${first} + 0.5`);
    await page.locator('.panel h2').first().click();
    const then = await inPage<number>(page, LONGITUDE);
    await page.waitForTimeout(1500);
    expect(await inPage<number>(page, LONGITUDE)).toBe(then);
    await page.context().close();
  });
}
