import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBenchCatalogs } from '../../bench/catalogs.ts';
import { soak } from '../../bench/items/soak.ts';
import { createSharedThings } from '../../bench/shared-things.ts';

test('eight days of sources, runs, alerts and readers leave memory and disk as they were', {
  timeout: 1_800_000,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearway-soak-'));
  const { signal } = new AbortController();
  const things = createSharedThings();
  try {
    const figures = await soak.measure({
      repetitions: 1,
      quick: false,
      catalogs: createBenchCatalogs(folder, false, signal),
      folder,
      signal,
      shared: things.shared,
      measurePeer: () => Promise.reject(new Error('no peer is measured')),
      say: (line) => void process.stderr.write(`${line}\n`),
    });
    const judged = figures.filter(({ goal }) => goal !== null);
    expect(judged.map(({ what }) => what)).toEqual([
      'soak: growth of memory of the server without its garbage, per cent a day',
      'soak: growth of runs and element sets, of which two days are kept, per cent a day',
    ]);
    for (const { what, goal, values, notes } of judged) {
      expect(goal!.reached, `${what}: ${values.join(', ')}; ${notes}`).toBe('aim');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
