import { describe, expect, test } from 'vitest';
import { createFakeService, type FakeSettings } from '../fake-service/fake-service.fixture.ts';
import { createLiveApp } from '../live-app/create-live-app.ts';

const NOW = new Date('2026-03-10T00:05:00Z');

async function shown(path: string, settings: FakeSettings = {}): Promise<string> {
  const response = await createLiveApp(createFakeService(settings), { now: () => NOW }).request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return response.text();
}

const rowsOf = (page: string): string[] =>
  page.replace(/<details class="together-list">[\s\S]*/, '').match(/<tr role="row">\n[\s\S]*?<\/tr>/g) ?? [];
const timesOf = (page: string): string[] => rowsOf(page).map((row) => /datetime="([^"]+)"/.exec(row)![1]!);

describe('before a run is published', () => {
  test.each(['/close-approaches', '/events'])('%s shows progress and reloads without a script', async (path) => {
    const page = await shown(path, { ready: false });
    expect(page).toContain('<progress');
    expect(page).toContain('http-equiv="refresh"');
    expect(page).toContain('<h1 id="waiting-for">Screening every pair</h1>');
    expect(page).toContain('43 %, 21 s left, 172,034 close approaches so far');
    expect(page).toContain('Screening only.');
  });
});

describe('close approaches', () => {
  test('say what was found, how complete it is and what it rests on', async () => {
    const page = await shown('/close-approaches');
    expect(page).toContain('<h1>402,118 close approaches within 5 km in 7 days</h1>');
    expect(page).toContain('30,412 objects · CelesTrak: active satellites · screened 4 min ago in 23 s');
    expect(page).toContain('Screened 30,412 of 31,870 objects in orbit (95.4 %): the full public catalogue.');
    expect(page).toContain('Space-Track refused the account');
    expect(page).toContain('Screening only.');
    expect(page).not.toContain('Synthetic objects.');
    expect(await shown('/close-approaches', { synthetic: true })).toContain('Synthetic objects.');
  });

  test('come closest first, the rest of what is ranked on further pages', async () => {
    let path: string | undefined = '/close-approaches';
    const all: string[] = [];
    let pages = 0;
    while (path !== undefined) {
      const page: string = await shown(path);
      all.push(...rowsOf(page));
      pages++;
      path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(pages).toBe(3);
    expect(all).toHaveLength(220);
    expect(new Set(all).size).toBe(220);
  });

  test('say which part is shown, and lead back to the first', async () => {
    const first = await shown('/close-approaches');
    expect(first).toContain('<span>1–100 of 220</span>');
    const next = /href="([^"]+)" rel="next"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const second = await shown(next);
    expect(second).toContain('<span>101–200 of 220</span>');
    expect(second).toContain('<a href="/close-approaches" rel="first">');
    expect(second).not.toContain('together-list');
  });

  test('sort by time, and keep the filter', async () => {
    const page = await shown('/close-approaches?sort=tca&object=RESURS&fleet=1');
    expect(page).toContain('<h2 id="list-title">Next first</h2>');
    expect(timesOf(page)).toEqual(timesOf(page).toSorted());
    expect(page).toContain('href="/close-approaches?object=RESURS&amp;fleet=1"');
    expect(page).toMatch(/name="fleet" value="1" checked/);
    expect(page).toMatch(/<th scope="col" class="number" aria-sort="ascending">When/);
  });

  test('are found by number and by part of a name', async () => {
    const ofIss = await shown('/close-approaches?object=25544');
    expect(rowsOf(ofIss).length).toBeGreaterThan(3);
    for (const row of rowsOf(ofIss)) expect(row).toContain('ISS (ZARYA)');
    expect(ofIss).toMatch(/\d+ encounters with “25544”/);
    expect(await shown('/close-approaches?object=no+such+thing')).toContain(
      'Nothing comes close to “no such thing” here.',
    );
  });

  test('pairs that stay together have a list of their own', async () => {
    expect(await shown('/close-approaches')).toContain('<h2>20 pairs stay together</h2>');
    const page = await shown('/close-approaches?list=co-located');
    expect(page).toContain('<h2 id="list-title">Pairs that stay together</h2>');
    expect(rowsOf(page)).toHaveLength(20);
    expect(page).not.toContain('<th scope="col" class="number"><a');
  });
});

test('names of files stand for what they hold', async () => {
  const service = createFakeService();
  service.closeApproaches.report = async () => ({ source: 'gp.csv.gz' });
  const page = await (await createLiveApp(service).request('/close-approaches')).text();
  expect(page).toContain('30,412 objects · gp.csv.gz · screened');
});

describe('events', () => {
  test('come next first, with since when they are followed', async () => {
    const page = await shown('/events');
    expect(page).toContain('<h1>3,120 open events</h1>');
    expect(timesOf(page)).toEqual(timesOf(page).toSorted());
    expect(rowsOf(page)).toHaveLength(54);
    expect(page).toContain('event 1, seen since Mon 9 Mar');
    expect(page).toContain('href="/events" aria-current="page"');
  });

  test('that were cleared are shown when asked for', async () => {
    const page = await shown('/events?state=cleared');
    expect(rowsOf(page)).toHaveLength(6);
    expect(page).toContain('<span class="tag">cleared</span>');
    expect(page).toContain('<option value="cleared" selected>');
    expect(await shown('/events?state=past')).toContain('There is no past event.');
    expect(await shown('/events?object=nobody')).toContain('There is no open event of “nobody”.');
  });
});

test('names are escaped, and nothing needs an inline script or style', async () => {
  for (const path of [
    '/close-approaches?object=%22%3E%3Cscript%3E',
    '/close-approaches',
    '/events',
    '/events?object=%3Cimg%20src=1%3E',
  ]) {
    const page = await shown(path);
    expect(page).not.toContain('"><script>');
    expect(page).not.toContain('<img src=1');
    expect(page).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son[a-z]+=/);
  }
  expect(await shown('/close-approaches')).toContain('RESURS &lt;DK&gt; &amp; 1');
});

test.each([
  '/close-approaches?sort=size',
  '/close-approaches?list=best',
  `/close-approaches?object=${'x'.repeat(101)}`,
  '/events?state=gone',
  '/events?sort=speed',
])('%s is refused', async (path) => {
  const response = await createLiveApp(createFakeService()).request(path);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('give ') });
});
