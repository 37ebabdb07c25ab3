import { brotliDecompressSync } from 'node:zlib';
import { catalogDocument, eventTableDocument } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { createFakeService } from '../fake-service/fake-service.fixture.ts';
import { json, refused, sent, served } from './live-app.fixture.ts';

describe.each(['/api/v1/catalog', '/api/v1/events/table'])('%s', (path) => {
  test('is made once for a revision, however many ask at once', async () => {
    const [app, service] = served();
    const answers = await Promise.all([1, 2, 3].map(() => app.request(path)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(service.listsMade).toBe(1);
    const etag = answers[0]!.headers.get('etag')!;
    const known = await app.request(path, { headers: { 'if-none-match': etag } });
    expect(known.status).toBe(304);
    expect(known.headers.get('etag')).toBe(etag);
    expect(service.listsMade).toBe(1);
    service.change();
    const later = await app.request(path, { headers: { 'if-none-match': etag } });
    expect(later.status).toBe(200);
    expect(later.headers.get('etag')).not.toBe(etag);
    expect(service.listsMade).toBe(2);
  });

  test('is packed as the reader wants it', async () => {
    const [app] = served();
    const plain = await (await app.request(path)).text();
    const packed = await app.request(path, { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(plain);
  });

  test('leaves other answers where they are stored', async () => {
    const [app, service] = served({ now: () => new Date(0) }, createFakeService({ objects: 5000, events: 5000 }));
    await app.request('/api/v1/objects?limit=1000');
    await app.request(path);
    const made = service.listsMade;
    await app.request('/api/v1/objects?limit=1000');
    expect(service.listsMade).toBe(made);
  });
});

test('the catalogue is refused before a run, and comes after it', async () => {
  await refused(served({}, createFakeService({ ready: false }))[0].request('/api/v1/catalog'), 503, 'not-ready');
  const [app, service] = served();
  const { writeCatalog } = service.objects;
  let fails = true;
  service.objects.writeCatalog = async (sink, signal) => {
    if (fails) throw new Error('half of it');
    await writeCatalog(sink, signal);
  };
  await refused(app.request('/api/v1/catalog'), 500, 'internal');
  fails = false;
  const catalog = catalogDocument.parse(await json(app.request('/api/v1/catalog')));
  expect(catalog.objects.object_id).toHaveLength(40);
});

test('the table of events has those that are open, or all, in order of TCA', async () => {
  const [app] = served({}, createFakeService({ ready: false }));
  const open = eventTableDocument.parse(await json(app.request('/api/v1/events/table')));
  const all = eventTableDocument.parse(await json(app.request('/api/v1/events/table?state=all')));
  expect([open.event_id.length, all.event_id.length]).toEqual([54, 60]);
  expect(open.run_id).toBeNull();
  expect(new Set(open.state)).toEqual(new Set([0]));
  expect(all.tca_us).toEqual(all.tca_us.toSorted((one, other) => one - other));
  await refused(app.request('/api/v1/events/table?state=past'), 400, 'option-invalid');
  await app.request('/api/v1/events/3', sent({ disposition: 'watched' }, 'PATCH'));
  const decided = eventTableDocument.parse(await json(app.request('/api/v1/events/table')));
  expect(decided.dispositions[decided.disposition[decided.event_id.indexOf(3)]!]).toBe('watched');
});

describe('elements as a file', () => {
  test.each([
    ['', 'application/json', '25544.json'],
    ['?format=tle', 'text/plain; charset=utf-8', '25544.tle'],
    ['?format=3le', 'text/plain; charset=utf-8', '25544.3le'],
    ['?format=omm-kvn', 'text/plain; charset=utf-8', '25544.omm'],
    ['?format=omm-xml', 'application/xml', '25544.xml'],
    ['?format=omm-csv', 'text/csv; charset=utf-8', '25544.csv'],
  ])('%s', async (query, contentType, name) => {
    const response = await served()[0].request(`/api/v1/objects/25544/elements${query}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
  });

  test('what cannot be had is refused', async () => {
    const [app] = served();
    await refused(app.request('/api/v1/objects/99999/elements'), 404, 'unknown');
    await refused(app.request('/api/v1/objects/25544/elements?format=xml'), 400, 'option-invalid');
    const waiting = served({}, createFakeService({ ready: false }))[0];
    await refused(waiting.request('/api/v1/objects/25544/elements'), 503, 'not-ready');
  });
});
