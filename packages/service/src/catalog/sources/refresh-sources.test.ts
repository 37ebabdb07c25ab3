import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  elementTable,
  type SourceServer,
  startSourceServer,
  type TestClock,
  testClock,
} from '../../../../../validation/sources/source-server.ts';
import type { SourceMemory } from './catalog-source.ts';
import { celestrakSources } from './celestrak/celestrak-sources.ts';
import { watchedFolderSource } from './files/watched-folder.ts';
import { refreshSources } from './refresh-sources.ts';

let server: SourceServer;
let clock: TestClock;
let kept: Map<string, SourceMemory>;
beforeEach(async () => {
  server = await startSourceServer();
  clock = testClock();
  kept = new Map();
});
afterEach(() => server.close());

/** Asks all, keeping what is to be kept; what came of each. */
async function refresh(): Promise<string[]> {
  const groups = { one: 'GROUP=one', two: 'GROUP=two', three: 'GROUP=three' };
  const sources = [
    ...celestrakSources({ baseUrl: server.url, groups, supplemental: {}, now: clock.now, random: () => 0 }),
    watchedFolderSource({ folder: '/nowhere/at/all', now: clock.now }),
  ];
  const outcomes: string[] = [];
  const remember = (id: string, memory: SourceMemory): void => void kept.set(id, memory);
  for await (const { source, outcome } of refreshSources(sources, {
    memoryOf: (id) => kept.get(id),
    remember,
    now: clock.now,
  })) {
    remember(source.id, outcome.memory);
    outcomes.push([source.id, outcome.status, ...outcome.warnings.map(({ code }) => code)].join(' '));
  }
  return outcomes.sort();
}

test('a refusal of one stops all of the provider, for as long as it says, and nobody else', async () => {
  server.answer = (request, response) =>
    request.url!.includes('two') ? response.writeHead(403).end('blocked') : response.end(elementTable(3));
  expect(await refresh()).toEqual([
    'celestrak/one new',
    'celestrak/three too-soon',
    'celestrak/two failed refused',
    'folder//nowhere/at/all failed file-unreadable',
  ]);
  clock.forward(12);
  expect((await refresh()).slice(0, 3)).toEqual([
    'celestrak/one too-soon',
    'celestrak/three too-soon',
    'celestrak/two too-soon',
  ]);
  expect(server.asked).toHaveLength(2);
  clock.forward(12.1);
  server.answer = (_, response) => response.end(elementTable(3));
  expect((await refresh()).slice(0, 3)).toEqual(['celestrak/one new', 'celestrak/three new', 'celestrak/two new']);
});

test('rubbish in one does not stop the others', async () => {
  server.answer = (request, response) => response.end(request.url!.includes('one') ? '<html>' : elementTable(3));
  expect((await refresh()).slice(0, 3)).toEqual([
    'celestrak/one failed web-page',
    'celestrak/three new',
    'celestrak/two new',
  ]);
});

test('an interruption ends all, and leaves no failure behind', async () => {
  const abort = new AbortController();
  server.answer = () => {
    if (server.asked.length === 2) abort.abort();
  };
  const one = celestrakSources({ baseUrl: server.url, supplemental: {} });
  const sources = [...one, ...one.map((source) => ({ ...source, provider: 'another' }))];
  const asking = (async () => {
    for await (const each of refreshSources(sources, { memoryOf: () => undefined, signal: abort.signal })) void each;
  })();
  await expect(asking).rejects.toThrow();
  expect(server.asked).toHaveLength(2);
});

test('an interruption while an outcome is being kept is no loose end', async () => {
  const abort = new AbortController();
  server.answer = (request, response) => {
    if (request.url!.includes('active')) response.end(elementTable(3));
    else abort.abort();
  };
  const sources = celestrakSources({ baseUrl: server.url, supplemental: {} });
  const asking = (async () => {
    for await (const { outcome } of refreshSources(sources, { memoryOf: () => undefined, signal: abort.signal })) {
      expect(outcome.status).toBe('new');
      // The next request is under way meanwhile, and fails before anybody waits for it.
      while (!abort.signal.aborted) await setTimeout(5);
      await setTimeout(50);
    }
  })();
  await expect(asking).rejects.toThrow();
});
