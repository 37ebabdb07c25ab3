import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { referencePath } from '../../validation/reference-data.ts';
import { PATIENCE_MS } from '../chromium.ts';
import { type ClearwayProcess, startClearway } from '../clearway-process.ts';
import { until } from './until.ts';

/** Software WebGL with the page painted by the processor, as on a machine without a graphics card; and no line to anywhere but this machine. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--use-angle=swiftshader-webgl',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;
/** The start of the week that is screened: what the map takes for now. */
export const START = '2026-03-10T00:00:00Z';

/** A `clearway up` on the real catalogue, and a browser to look at it. */
export interface ServedMap {
  readonly url: string;
  /** What pages have said on their consoles and asked of other hosts; empty where all is well. */
  readonly complaints: string[];
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens an address of the map, and waits until every object is drawn. */
  open(path?: string, options?: BrowserContextOptions & { readonly drawn?: boolean }): Promise<Page>;
  /** The one page that most tests share, wide or as a phone has it; `goTo` another address of it first. */
  shared(size: 'desktop' | 'phone'): Promise<Page>;
  /** Stops the time of shared pages, which else draw on beside whatever comes next. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export const MAIN_CATALOGUE = 'catalogs/2026-03-10/gp.csv.gz';

/** Screens so many days: the tests need no week, which `e2e/week.test.ts` screens. */
export async function serveMap(executablePath: string, days: number): Promise<ServedMap> {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-map-'));
  const argv = ['up', '--catalog', referencePath(MAIN_CATALOGUE), '--start', START, '--port', '0'];
  argv.push('--data-dir', 'data', '--imagery-url', 'none', '--days', String(days));
  const started: ClearwayProcess = startClearway(argv, { cwd: folder });
  const url = (await started.says(/the page is at (http:\S+)/))[1]!;
  const browser: Browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  await started.says(/The 20 closest approaches/);
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  const watch = (page: Page): void => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== url) complaints.push(`${page.url()}: asked ${request.url()}`);
    });
  };
  const context = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    // Every test has a first visit of its own; nothing is animated that need not be.
    const made = await browser.newContext({
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      colorScheme: 'dark',
      locale: 'en-GB',
      ...options,
    });
    made.setDefaultTimeout(PATIENCE_MS);
    contexts.push(made);
    return made;
  };
  const open: ServedMap['open'] = async (path = '/', { drawn = true, ...options } = {}) => {
    const page = await (await context(options)).newPage();
    watch(page);
    await page.goto(`${url}${path}`);
    if (drawn) await everythingDrawn(page);
    return page;
  };
  const kept = { desktop: null as Page | null, phone: null as Page | null };
  return {
    url,
    complaints,
    context,
    open,
    async shared(size) {
      const known = kept[size];
      if (known !== null && !known.isClosed()) return known;
      const options = size === 'phone' ? { viewport: PHONE, hasTouch: true, isMobile: true } : {};
      const page = await open(`/?t=${START}&rate=0`, options);
      kept[size] = page;
      return page;
    },
    async rest() {
      for (const page of [kept.desktop, kept.phone]) {
        if (page !== null && !page.isClosed()) await page.evaluate('globalThis.clearway?.clock.pause()');
      }
    },
    async close() {
      for (const each of contexts) await each.close();
      await browser.close();
      started.child.kill('SIGTERM');
      await started.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until states of all objects are drawn. */
export async function everythingDrawn(page: Page): Promise<void> {
  await until(page, '(globalThis.clearway?.scene.get()?.shownCount() ?? 0) > 20000');
}

/** Goes to another address as a link within the page does: what has been loaded stays, so that it takes no seconds. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `(history.pushState(null, '', ${JSON.stringify(address)}), dispatchEvent(new PopStateEvent('popstate')), document.activeElement?.blur(), undefined)`,
  );
  await nothingWaits(page);
}

/** Waits until all is there that lies over the map, with its content: before that it may come over what is to be pressed. */
export async function nothingWaits(page: Page): Promise<void> {
  await until(
    page,
    "document.querySelector('.shell-time') !== null && document.querySelector('.shell-time-waiting') === null",
  );
  await until(
    page,
    "document.querySelector('.panel h2') !== null && document.querySelector('[aria-busy=true]') === null",
  );
}

/** Evaluates an expression in the page, with `app` and `scene` at hand. */
export function inPage<Result>(page: Page, expression: string, argument?: unknown): Promise<Result> {
  const body = `(() => { const app = globalThis.clearway; const scene = app.scene.get(); const given = ${JSON.stringify(argument ?? null)}; return (${expression}); })()`;
  return page.evaluate<Result>(body);
}
