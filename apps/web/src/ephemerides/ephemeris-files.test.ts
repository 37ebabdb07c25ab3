import { exampleEphemeris, type NewEphemerisQuery, ProblemError, type ReceivedEphemerides } from '@clearway/contract';
import { beforeEach, expect, test } from 'vitest';
import { bringEphemerides, clearEphemerisFiles, ephemeridesRevision, ephemerisFiles } from './ephemeris-files.ts';

const problem = {
  type: 'about:blank',
  title: 'Malformed',
  status: 400,
  detail: 'line 7: no state',
  code: 'format-malformed',
};

beforeEach(clearEphemerisFiles);

test('files go one after the other, with whose they are and what they do; what is refused stops no other', async () => {
  const asked: (NewEphemerisQuery | undefined)[] = [];
  const client = {
    async receiveEphemerides(_: unknown, query?: NewEphemerisQuery): Promise<ReceivedEphemerides> {
      asked.push(query);
      await Promise.resolve();
      if (query?.file === 'wrong.oem') throw new ProblemError(problem);
      if (query?.file === 'lost.oem') throw new TypeError('fetch failed');
      return { ephemerides: [exampleEphemeris], known: 1 };
    },
  };
  const before = ephemeridesRevision.get();
  const files = ['good.oem', 'wrong.oem', 'lost.oem'].map((name) => new File(['x'], name));
  await bringEphemerides(client, files.slice(0, 2), { objectId: 25_544, mode: 'joins' });
  await bringEphemerides(client, files.slice(2), { objectId: null, mode: 'replaces' });
  expect(asked).toEqual([
    { file: 'good.oem', object: 25_544, mode: 'joins' },
    { file: 'wrong.oem', object: 25_544, mode: 'joins' },
    { file: 'lost.oem', mode: 'replaces' },
  ]);
  expect(ephemerisFiles.get()).toMatchObject([
    { name: 'good.oem', state: 'done', known: 1 },
    { name: 'wrong.oem', state: 'failed', detail: 'line 7: no state' },
    { name: 'lost.oem', state: 'failed', detail: null },
  ]);
  expect(ephemeridesRevision.get() - before).toBe(1);
});
