import { setPriority } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createEphemerisMotion } from '@clearway/screening';
import type { SearchThreadAnswer, SearchThreadStart } from './ephemeris-search-threads.ts';
import { searchSpans } from './search-ephemerides.ts';

const LOW_PRIORITY = 10;

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const { wasm, search, first, every, lowPriority } = workerData as SearchThreadStart;
// Elsewhere than on Linux this would concern the whole process.
if (lowPriority && process.platform === 'linux') setPriority(0, LOW_PRIORITY);
const answer = (message: SearchThreadAnswer): void => port.postMessage(message);
const found = await searchSpans(
  {
    ...search,
    ephemerides: search.ephemerides.map(({ spans, ...each }) => ({
      ...each,
      spans: spans.map(({ day, times, states, fromUs, untilUs }) => ({
        motion: createEphemerisMotion({ day, times, states }),
        fromUs,
        untilUs,
        covariances: [],
      })),
    })),
    onProgress: (fraction) => answer({ kind: 'progress', fraction }),
  },
  { first, every },
  wasm,
  // The thread is ended from outside.
  () => setImmediate(),
);
answer({ kind: 'done', found });
