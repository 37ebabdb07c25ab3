import type { PackedCatalog } from '../catalog/packed-catalog.ts';
import type { MotionAnswer, MotionRequest, SkyMotion } from '../workers/motion/motion-messages.ts';
import type { KnotInterval } from './hermite.ts';
import { pairsWanted, stepMsFor } from './knot-grid.ts';

export interface MotionListeners {
  onCatalog(catalog: PackedCatalog, clockMs: number): void;
  onSky(): void;
  /** New knots have come: what stands still may have to be drawn. */
  onKnots(): void;
  onFailure(message: string, notReady: boolean): void;
}

/** Where everything is, from the worker, a little ahead of time. */
export interface MotionSource {
  /**
   * The interval in which the time lies, and asks for those that come. Null while it is being made: keep what was drawn. Between two
   * speeds the finer or coarser grid of before serves until the new one is there.
   */
  intervalAt(timeMs: number, speed: number): KnotInterval | null;
  sky(): SkyMotion | null;
  reload(nowMs: number): void;
  dispose(): void;
}

/** Knots of a whole catalogue each: as many as are wanted ahead at the highest speed, and more as far as they are small. */
const FEWEST_KEPT = 28;
const MOST_KEPT = 48;
const KEPT_BYTES = 36e6;
/** Pairs that are under way at a time while those at hand suffice. */
const MOST_UNDER_WAY = 4;

export function startMotion(kernelAddress: string, nowMs: number, listeners: MotionListeners): MotionSource {
  const worker = new Worker(new URL('../workers/motion/motion-worker.ts', import.meta.url), { type: 'module' });
  const kept = new Map<string, Float32Array<ArrayBuffer>>();
  const underWay = new Set<string>();
  let sky: SkyMotion | null = null;
  let generation = 0;
  let last: KnotInterval | null = null;
  let lastTimeMs = nowMs;
  const send = (request: MotionRequest): void => worker.postMessage(request);
  const keyOf = (stepMs: number, knot: number): string => `${stepMs}:${knot}`;
  const hasPair = (stepMs: number, pair: number): boolean =>
    kept.has(keyOf(stepMs, 2 * pair)) && kept.has(keyOf(stepMs, 2 * pair + 1));

  /** What is needed now takes the place of what was asked for; what will be needed is asked for a little at a time. */
  const askFor = (pairs: readonly number[], stepMs: number, haveNow: boolean): void => {
    if (generation === 0) return;
    const missing = pairs.filter((pair) => !hasPair(stepMs, pair));
    const unasked = missing.filter((pair) => !underWay.has(keyOf(stepMs, pair)));
    if (unasked.length === 0) return;
    const instead = !haveNow && missing[0] === unasked[0];
    if (instead) underWay.clear();
    const asked = instead ? missing : unasked.slice(0, Math.max(0, MOST_UNDER_WAY - underWay.size));
    if (asked.length === 0) return;
    for (const pair of asked) underWay.add(keyOf(stepMs, pair));
    send({ kind: 'knots', generation, stepMs, pairs: asked, instead });
  };
  const keep = (key: string, states: Float32Array<ArrayBuffer>): void => {
    kept.set(key, states);
    const most = Math.min(MOST_KEPT, Math.max(FEWEST_KEPT, Math.floor(KEPT_BYTES / Math.max(1, states.byteLength))));
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
  };
  /** Those in use are the last to be forgotten. */
  const use = (key: string): Float32Array<ArrayBuffer> | undefined => {
    const states = kept.get(key);
    if (states === undefined) return undefined;
    kept.delete(key);
    kept.set(key, states);
    return states;
  };

  worker.onmessage = ({ data }: MessageEvent<MotionAnswer>) => {
    switch (data.kind) {
      case 'sky':
        sky = data.sky;
        listeners.onSky();
        break;
      case 'catalog':
        generation = data.generation;
        kept.clear();
        underWay.clear();
        last = null;
        listeners.onCatalog(data.catalog, data.clockMs);
        break;
      case 'knots': {
        if (data.generation !== generation) return;
        const [first, second] = data.states;
        const { stepMs, pair } = data;
        underWay.delete(keyOf(stepMs, pair));
        keep(keyOf(stepMs, 2 * pair), first);
        keep(keyOf(stepMs, 2 * pair + 1), second);
        listeners.onKnots();
        break;
      }
      case 'failed':
        listeners.onFailure(data.message, data.notReady);
        break;
      case 'unchanged':
        break;
    }
  };
  worker.onerror = (event) => listeners.onFailure(event.message || 'the worker of the map has stopped', false);
  send({ kind: 'load', kernelAddress, nowMs });

  return {
    sky: () => sky,
    intervalAt(timeMs, speed) {
      const stepMs = stepMsFor(speed);
      const knot = Math.floor(timeMs / stepMs);
      const first = use(keyOf(stepMs, knot));
      const second = use(keyOf(stepMs, knot + 1));
      const haveNow = first !== undefined && second !== undefined;
      const strideMs = speed === 0 ? 0 : timeMs - lastTimeMs;
      lastTimeMs = timeMs;
      askFor(pairsWanted(timeMs, speed, stepMs, strideMs), stepMs, haveNow);
      if (haveNow) {
        if (last?.first !== first || last.second !== second) last = { startMs: knot * stepMs, stepMs, first, second };
        return last;
      }
      return last !== null && timeMs >= last.startMs && timeMs < last.startMs + last.stepMs ? last : null;
    },
    reload: (now) => send({ kind: 'reload', nowMs: now }),
    dispose: () => worker.terminate(),
  };
}
