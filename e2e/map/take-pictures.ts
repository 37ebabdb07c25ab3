import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { stopWithLauncher } from '../../apps/clearway/bin/stop-with-launcher.mjs';
import { findChromium } from '../chromium.ts';
import { makeUpMessages, sendLatest } from './made-up-messages.ts';
import { DESKTOP, everythingDrawn, inPage, PHONE, type ServedMap, serveMap } from './served-map.ts';

/** Takes the pictures of the documentation: `npm run pictures`. Needs the reference data and a Chromium. */

const FOLDER = fileURLToPath(new URL('../../docs/map/', import.meta.url));

interface Picture {
  readonly name: string;
  readonly address: string | ((served: ServedMap) => Promise<string>);
  readonly light?: boolean;
  /** What is done before it is taken. */
  readonly before?: (page: Page) => Promise<unknown>;
}

const ENCOUNTER = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Details' }).first().click();
  await page.waitForURL(/panel=encounter/);
};

/** With a message of an operator, made up: elements alone are nothing to burn by. */
const TOLD = async ({ url }: ServedMap): Promise<string> => {
  const told = await makeUpMessages(url);
  await sendLatest(url, told);
  return `${told.address}&t=2026-03-10T09:20:00Z&rate=0`;
};

const FLY_AROUND = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Fly around' }).click();
  await page
    .getByText(/By public elements of/)
    .first()
    .waitFor();
};

const PICTURES: readonly Picture[] = [
  { name: 'start', address: '/?t=2026-03-10T09:20:00Z&rate=0' },
  { name: 'start-light', address: '/?t=2026-03-10T09:20:00Z&rate=0', light: true },
  { name: 'object', address: '/?object=25544&t=2026-03-10T09:25:00Z&rate=0&panel=object&at=-12,-22,11000km' },
  { name: 'encounter', address: '/?t=2026-03-10T09:20:00Z&rate=0', before: ENCOUNTER },
  { name: 'events', address: '/?t=2026-03-10T09:20:00Z&rate=0&colour=risk&panel=events' },
  {
    name: 'sky',
    address: '/?t=2026-03-10T18:40:00Z&rate=0&panel=sky&place=49.61,6.13&place-name=Luxembourg&at=49.61,6.13,4000km',
  },
  { name: 'traffic', address: '/?t=2026-03-10T09:20:00Z&rate=0&panel=traffic' },
  { name: 'flat', address: '/?object=25544&t=2026-03-10T09:20:00Z&rate=0&map=flat&at=-5,-38,22000km' },
  // The last: what it tells the service would be in the others.
  { name: 'fly-around', address: TOLD, before: FLY_AROUND },
];

stopWithLauncher();
const chromium = findChromium();
if (chromium === null) process.exit(1);
await mkdir(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
const map = await serveMap(chromium, 7);
try {
  for (const picture of PICTURES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    await take(map, picture, 'desktop');
    await take(map, picture, 'phone');
  }
} finally {
  await map.close();
}

async function take(
  served: ServedMap,
  { name, address, light, before }: Picture,
  size: 'desktop' | 'phone',
): Promise<void> {
  const phone = size === 'phone';
  const page = await served.open(typeof address === 'string' ? address : await address(served), {
    viewport: phone ? PHONE : DESKTOP,
    colorScheme: light ? 'light' : 'dark',
    ...(phone ? { hasTouch: true, isMobile: true } : {}),
  });
  await before?.(page);
  await everythingDrawn(page);
  await page.waitForTimeout(4000);
  await inPage(page, 'scene.touch()');
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${FOLDER}${name}-${size}.png`, timeout: 120_000 });
  process.stdout.write(`docs/map/${name}-${size}.png\n`);
  await page.context().close();
}
