import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useThemeName } from '../theme/use-theme.ts';
import { useStore } from '../view/store.ts';
import type {
  Burn,
  EncounterSource,
  RoutesAnswer,
  TrackAnswer,
  TrackQuestion,
} from '../workers/avoidance/burn-question.ts';
import { burnDesk } from './burn-desk.ts';
import { exaggerationOf, largestOf } from './exaggeration.ts';
import { useLatestAnswer } from './latest-answer.ts';

/** What of a burn is drawn on the map. */
export interface BurnTrack {
  /** By which the difference is drawn too large; 1 as it is. */
  readonly factor: number;
  /** Farthest from the old path in the time that is drawn, km. */
  readonly largestKm: number;
  /** To both sides of the encounter, or from the burn on where that is later. */
  readonly revolutions: number;
}

/** More would lie upon each other. */
const REVOLUTIONS_ABOUT = 1;
/** A chord of so many to the revolution is within 1 km of a low orbit. */
const SAMPLES_PER_REVOLUTION = 180;
/** To both sides of the encounter, in revolutions, the burnt path is drawn stronger. */
const NEAR_SHARE = 0.12;

const COLOURS = {
  dark: { old: '#93a1b8', burnt: '#e69f00', shift: '#e6ebf4', mark: '#f0e442' },
  light: { old: '#4d5b70', burnt: '#8a4a00', shift: '#141a24', mark: '#0b3d91' },
} as const;

/**
 * Draws the mover's path about the closest approach, and the burnt one beside it, with a mark where it burns. The path is SGP4's where
 * the catalogue has elements, else two-body motion; what the burn adds is two-body's in both, as it is planned. `onDrawn` is told when
 * the map has a path to draw.
 */
export function useBurnTrack(
  routes: RoutesAnswer,
  of: EncounterSource,
  burn: Burn | null,
  isExaggerated: boolean,
  onDrawn: () => void,
): BurnTrack | null {
  const app = useApp();
  const scene = useStore(app.scene);
  const theme = useThemeName();
  const { periodSeconds, mover } = routes;
  const question = useMemo((): TrackQuestion | null => {
    if (burn === null) return null;
    const untilSeconds = REVOLUTIONS_ABOUT * periodSeconds;
    const revolutions = (burn.leadSeconds + untilSeconds) / periodSeconds;
    return { kind: 'track', of, burn, untilSeconds, samples: Math.ceil(revolutions * SAMPLES_PER_REVOLUTION) + 1 };
  }, [of, burn, periodSeconds]);
  const answer = useLatestAnswer(question, burnDesk.drawn);
  const track = question !== null && answer.state === 'there' ? answer.value : null;
  const [base, setBase] = useState<{ readonly for: TrackAnswer; readonly positions: Float64Array } | null>(null);
  const { ask } = app;
  useEffect(() => {
    if (track === null) return;
    const left = new AbortController();
    const take = (positions: Float64Array): void => {
      if (!left.signal.aborted) setBase({ for: track, positions });
    };
    const { timesMs, unburnt } = track;
    // Without elements it is two-body motion.
    if (mover.objectId === null) take(unburnt);
    else {
      ask({ kind: 'path', objectId: mover.objectId, timesMs }, { signal: left.signal }).then(
        (path) => take(path.status === 'ok' && path.positions.every(Number.isFinite) ? path.positions : unburnt),
        () => take(unburnt),
      );
    }
    return () => left.abort();
  }, [ask, track, mover.objectId]);
  // The last path stays until both parts of the next one have come.
  const shown = base?.for ?? null;
  const at = shown === null ? 0 : sampleAt(shown.timesMs, routes.tcaMs);
  const from = Math.max(0, at - REVOLUTIONS_ABOUT * SAMPLES_PER_REVOLUTION);
  const largestKm = shown === null ? 0 : largestOf(shown.shift.subarray(3 * from));
  const factor = isExaggerated ? exaggerationOf(largestKm) : 1;
  useEffect(() => {
    if (scene === null || base === null) return;
    const { positions, for: of } = base;
    const colours = COLOURS[theme];
    const burnt = Float32Array.from(positions, (value, k) => value + factor * of.shift[k]!);
    const line = (name: string, points: Float32Array, colour: string, width: number, dash?: number): void =>
      scene.setLine(`fly-around-${name}`, {
        points,
        frame: 'inertial',
        colour,
        width,
        ...(dash === undefined ? {} : { dash }),
      });
    line('old', Float32Array.from(positions.subarray(3 * from)), colours.old, 1.25, 6);
    line('burnt', burnt.subarray(3 * from), colours.burnt, 1.5);
    // Where it counts the burnt path stands out, and how far it is from the old one there.
    const reach = Math.round(NEAR_SHARE * SAMPLES_PER_REVOLUTION);
    line('near', burnt.slice(3 * Math.max(0, at - reach), 3 * (at + reach + 1)), colours.burnt, 3);
    line(
      'shift',
      Float32Array.of(...positions.subarray(3 * at, 3 * at + 3), ...burnt.subarray(3 * at, 3 * at + 3)),
      colours.shift,
      3,
    );
    line('burn', burnMark(positions), colours.mark, 3);
    onDrawn();
  }, [scene, base, at, from, factor, theme, onDrawn]);
  const isDrawn = base !== null && burn !== null;
  useEffect(() => {
    if (scene === null || !isDrawn) return;
    return () => {
      for (const name of ['old', 'burnt', 'near', 'shift', 'burn']) scene.setLine(`fly-around-${name}`, null);
    };
  }, [scene, isDrawn]);
  return isDrawn ? { factor, largestKm, revolutions: REVOLUTIONS_ABOUT } : null;
}

/** The sample next to a time; they are evenly spaced. */
function sampleAt(timesMs: Float64Array, timeMs: number): number {
  const [first, last] = [timesMs[0]!, timesMs.at(-1)!];
  return Math.min(
    timesMs.length - 1,
    Math.max(0, Math.round(((timeMs - first) / (last - first)) * (timesMs.length - 1))),
  );
}

/** A short line away from the Earth, where the burn is. */
function burnMark(path: ArrayLike<number>): Float32Array {
  const [x, y, z] = [path[0]!, path[1]!, path[2]!];
  const out = 1 + 250 / Math.hypot(x, y, z);
  return Float32Array.of(x, y, z, x * out, y * out, z * out);
}
