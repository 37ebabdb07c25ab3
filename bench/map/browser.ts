import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../e2e/chromium.ts';
import { CatalogAbsent } from '../catalogs.ts';

/** A headless Chromium with software WebGL, as in the tests. */
export interface MeasuredBrowser {
  readonly version: string;
  page(): Promise<Page>;
  /** Memory of everything that shows the page, MiB: the renderer with its workers, by the operating system's account. */
  rendererMib(page: Page): Promise<number>;
  close(): Promise<void>;
}

/**
 * Who draws where there is no graphics card. `processor`: the map by software WebGL, the page by the processor, as Chromium does it by
 * itself. `emulated`: the page, too, on a graphics card that software plays.
 */
export const GRAPHICS = ['processor', 'emulated'] as const;
export type Graphics = (typeof GRAPHICS)[number];

const ANGLE: Readonly<Record<Graphics, string>> = { processor: 'swiftshader-webgl', emulated: 'swiftshader' };
const FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Throws CatalogAbsent, which skips the item, where there is no Chromium. */
export async function startBrowser(graphics: Graphics = 'emulated'): Promise<MeasuredBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new CatalogAbsent('no Chromium found (name one in CLEARWAY_CHROMIUM)');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, `--use-angle=${ANGLE[graphics]}`],
  });
  const contexts: BrowserContext[] = [];
  return {
    version: browser.version(),
    async page() {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      contexts.push(context);
      return context.newPage();
    },
    rendererMib: (page) => rendererMib(browser, page),
    close: () => browser.close(),
  };
}

interface ProcessInfo {
  readonly type: string;
  readonly id: number;
}

/** The largest of the renderers: others are of empty pages. */
async function rendererMib(browser: Browser, page: Page): Promise<number> {
  const forPage: CDPSession = await page.context().newCDPSession(page);
  await forPage.send('HeapProfiler.collectGarbage');
  await forPage.detach();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: ProcessInfo[] };
  await session.detach();
  const sizes = await Promise.all(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => proportionalMib(id)),
  );
  return Math.max(...sizes);
}

/** Proportional set size: what processes share is counted in parts. */
async function proportionalMib(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1]) / 1024;
}
