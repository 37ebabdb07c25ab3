import { setTimeout as sleep } from 'node:timers/promises';
import { spreadOf } from '../statistics.ts';

/** People who read all the time: lists, searches, the map's documents. */
export interface SoakReaders {
  /** Latencies since the last time, ms. */
  take(): number[];
  /** Of each path since the last time, the median, ms. */
  takePaths(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const PATHS: readonly string[] = [
  '/api/v1/events?limit=50',
  '/api/v1/events?sort=miss&limit=20',
  '/api/v1/close-approaches?limit=100',
  '/api/v1/close-approaches?sort=probability&limit=50',
  '/api/v1/objects?limit=20&search=synthetic%20payload%2012',
  '/api/v1/objects?limit=20&search=debb',
  '/api/v1/health',
  '/api/v1/runs?limit=10',
  '/api/v1/alerts?limit=20',
  '/metrics',
];
const PAUSE_MS = 100;

/** Each asks for one thing after the other; an answer other than 200, or 503 before anything is published, is an error of the trial. */
export function startReaders(url: string, readers: number, paths: readonly string[] = PATHS): SoakReaders {
  let latencies: number[] = [];
  let byPath = new Map<string, number[]>();
  let isPublished = false;
  const stopping = new AbortController();
  const read = async (first: number): Promise<void> => {
    for (let k = first; !stopping.signal.aborted; k++) {
      const path = paths[k % paths.length]!;
      const begun = performance.now();
      const response = await fetch(`${url}${path}`);
      await response.arrayBuffer();
      if (response.status === 200) {
        if (path.includes('close-approaches')) isPublished = true;
      } else if (isPublished || response.status !== 503) {
        throw new Error(`${path}: ${response.status}`);
      }
      const ms = performance.now() - begun;
      latencies.push(ms);
      byPath.set(path, [...(byPath.get(path) ?? []), ms]);
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const reading = Promise.all(Array.from({ length: readers }, (_, k) => read(3 * k)));
  reading.catch(() => undefined);
  return {
    take() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    takePaths() {
      const taken = new Map([...byPath].map(([path, times]) => [path, spreadOf(times).median]));
      byPath = new Map();
      return taken;
    },
    async stop() {
      stopping.abort();
      await reading;
    },
  };
}
