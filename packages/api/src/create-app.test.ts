import { describe, expect, test } from 'vitest';
import { createApp } from './create-app.ts';
import { MADE_UP_PROVENANCE, madeUpObject, madeUpRun } from './current-run/current-run.fixture.ts';
import { CurrentRun } from './current-run/current-run.ts';

const starlinks = Array.from({ length: 20 }, (_, i) => madeUpObject(44_713 + i, `STARLINK-${1008 + i}`));
const objects = [
  madeUpObject(5, 'VANGUARD 1'),
  madeUpObject(11, 'VANGUARD 2', 12),
  madeUpObject(25_544, 'ISS (ZARYA)'),
  madeUpObject(29_228, 'RESURS <DK> & 1'),
  ...starlinks,
];

async function served(): Promise<ReturnType<typeof createApp>> {
  const current = new CurrentRun();
  await current.publish(
    madeUpRun(objects, [
      [0, 1, 100, 0.05, 12],
      [0, 2, 200, 2, 14.8],
      [4, 5, 300, 0.01, 0.4],
      [2, 3, 400, 1, 9],
      [2, 4, 500, 3, 0.002, true],
    ]),
    MADE_UP_PROVENANCE,
  );
  return createApp(current);
}

const json = async (app: ReturnType<typeof createApp>, path: string): Promise<Record<string, never>> =>
  (await (await app.request(path)).json()) as Record<string, never>;
const idsOf = (list: { items: { primary_id: number; secondary_id: number }[] }): number[][] =>
  list.items.map((item) => [item.primary_id, item.secondary_id]);

describe('while the screening runs', () => {
  const current = new CurrentRun();
  const app = createApp(current);

  test('health answers with phase and progress', async () => {
    expect(await json(app, '/api/v1/health')).toMatchObject({ status: 'ok', phase: 'starting', progress: 0 });
    current.advance({ phase: 'sweep', fraction: 0.43, closeApproaches: 121_034 });
    expect(await json(app, '/api/v1/health')).toMatchObject({
      phase: 'screening',
      progress: 0.43,
      close_approaches: 121_034,
      detail: '43 %, 121,034 close approaches so far',
    });
  });

  test('the page shows progress and reloads without a script', async () => {
    const page = await (await app.request('/')).text();
    expect(page).toContain('<progress');
    expect(page).toContain('http-equiv="refresh"');
  });

  test('lists, report and file say when to come back', async () => {
    for (const path of ['/api/v1/close-approaches', '/api/v1/report', '/close-approaches.csv']) {
      const response = await app.request(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});

describe('with a result', () => {
  test('the list of the API is every row in order of time, in parts', async () => {
    const all = await json(await served(), '/api/v1/close-approaches');
    expect(all).toMatchObject({ total: 5, limit: 100, offset: 0, threshold_km: 5, source: 'catalog.csv' });
    expect(idsOf(all as never)).toEqual([
      [5, 11],
      [5, 25_544],
      [44_713, 44_714],
      [25_544, 29_228],
      [25_544, 44_713],
    ]);
    const part = await json(await served(), '/api/v1/close-approaches?limit=2&offset=3');
    expect(idsOf(part as never)).toEqual([
      [25_544, 29_228],
      [25_544, 44_713],
    ]);
  });

  test('the ranked list leaves out fleets, old elements and what stays together, unless asked', async () => {
    const app = await served();
    expect(idsOf((await json(app, '/api/v1/close-approaches?list=ranked&sort=miss')) as never)).toEqual([
      [25_544, 29_228],
      [5, 25_544],
    ]);
    expect(
      idsOf((await json(app, '/api/v1/close-approaches?list=ranked&sort=miss&include=fleet,stale')) as never),
    ).toEqual([
      [44_713, 44_714],
      [5, 11],
      [25_544, 29_228],
      [5, 25_544],
    ]);
    expect(idsOf((await json(app, '/api/v1/close-approaches?list=co-located')) as never)).toEqual([[25_544, 44_713]]);
  });

  test('an object is found by number and by part of its name', async () => {
    const app = await served();
    expect(idsOf((await json(app, '/api/v1/close-approaches?object=5')) as never)).toEqual([
      [5, 11],
      [5, 25_544],
    ]);
    expect(idsOf((await json(app, '/api/v1/close-approaches?object=vanguard%202')) as never)).toEqual([[5, 11]]);
    expect(await json(app, '/api/v1/close-approaches?object=nothing')).toMatchObject({ total: 0, items: [] });
  });

  test('a query that cannot be meant is refused with the reason', async () => {
    for (const query of ['limit=abc', 'limit=0', 'limit=1001', 'offset=-1', 'sort=size', 'list=x', 'include=x']) {
      const response = await (await served()).request(`/api/v1/close-approaches?${query}`);
      expect(response.status, query).toBe(400);
      expect(await response.json()).toMatchObject({ status: 400, detail: expect.stringContaining('give') });
    }
  });

  test('the file holds every row', async () => {
    const response = await (await served()).request('/close-approaches.csv');
    expect(response.headers.get('content-disposition')).toContain('close-approaches-2026-03-10.csv');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatch(/^5,11,2026-03-10T00:01:40\.000000Z,0\.0500000,/);
  });

  test('a reader that leaves in the middle of the file does no harm', async () => {
    const response = await (await served()).request('/close-approaches.csv');
    await response.body!.cancel();
  });

  test('names are escaped, and nothing on the page needs an inline script or style', async () => {
    const response = await (await served()).request('/?object=%22%3E%3Cscript%3E');
    const page = await response.text();
    expect(page).not.toContain('"><script>');
    const list = await (await (await served()).request('/')).text();
    expect(list).toContain('RESURS &lt;DK&gt; &amp; 1');
    for (const markup of [page, list]) {
      expect(markup).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son[a-z]+=/);
    }
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the page says that it is screening only, and what is synthetic', async () => {
    expect(await (await (await served()).request('/')).text()).toContain('Screening only.');
    const current = new CurrentRun();
    await current.publish(madeUpRun(objects, []), { ...MADE_UP_PROVENANCE, synthetic: true });
    expect(await (await createApp(current).request('/')).text()).toContain('Synthetic objects.');
  });

  test('what is not there is 404, assets are served', async () => {
    expect((await (await served()).request('/nowhere')).status).toBe(404);
    expect((await (await served()).request('/assets/page.css')).headers.get('content-type')).toContain('text/css');
    expect((await (await served()).request('/assets/page-script.js')).headers.get('content-type')).toContain(
      'javascript',
    );
  });
});
