import type { MotionPiece, MotionSource } from './motion-pieces.ts';
import type { Observer } from './observer.ts';
import { isBeyondReach } from './pass-bounds.ts';
import { findPasses, type PassLimits, type PassTimes } from './pass-search.ts';

/** What a pass rests on; `both` where it goes across the border of an operator's ephemeris. */
export type PassSource = MotionSource | 'both';

export interface SourcedPass extends PassTimes {
  readonly source: PassSource;
}

/** False where elements' inclination keeps an object below the horizon throughout. */
export function mayRise(observer: Observer, { inclinationDeg, bounds }: MotionPiece): boolean {
  return inclinationDeg === null || !isBeyondReach(observer, inclinationDeg, bounds.mostRadiusKm);
}

/**
 * Passes of an object whose window is in pieces, each by its own source. A pass that goes across a border is one; where the leap there lifts
 * the object over the horizon, or drops it below, the pass begins or ends at the border.
 */
export function findPassesInPieces(
  pieces: readonly MotionPiece[],
  observer: Observer,
  limits: PassLimits,
  toleranceMs?: number,
): SourcedPass[] {
  const isWhole = pieces.length === 1;
  const passes: SourcedPass[] = [];
  // One that has not set when its piece ends, at `untilMs`.
  let open: SourcedPass | null = null;
  let untilMs = limits.fromMs;
  for (const piece of pieces) {
    const { fromMs, toMs, source, motion, near, bounds } = piece;
    // How high a pass rises is known when its parts are together.
    const leastPeakElevation = isWhole ? limits.leastPeakElevation : limits.leastElevation;
    const within = { ...limits, fromMs, toMs, leastPeakElevation };
    const precision = { near, ...(toleranceMs === undefined ? {} : { toleranceMs }) };
    const found = mayRise(observer, piece) ? findPasses(motion, observer, bounds, within, precision) : [];
    const goesOn: boolean = untilMs === fromMs && found[0]?.riseMs === null;
    if (open !== null && !goesOn) {
      passes.push({ ...open, setMs: untilMs });
      open = null;
    }
    for (const times of found) {
      const next: SourcedPass = { ...times, source };
      const pass: SourcedPass = open !== null ? join(open, next) : risenBy(next, fromMs, limits.fromMs);
      open = pass.setMs === null ? pass : null;
      if (open === null) passes.push(pass);
    }
    untilMs = toMs;
  }
  if (open !== null) passes.push({ ...open, setMs: untilMs < limits.toMs ? untilMs : null });
  return passes.filter(({ peakElevation }) => peakElevation >= limits.leastPeakElevation);
}

function join(one: SourcedPass, other: SourcedPass): SourcedPass {
  const { peakMs, peakElevation } = one.peakElevation > other.peakElevation ? one : other;
  const source = one.source === other.source ? one.source : 'both';
  return { riseMs: one.riseMs, setMs: other.setMs, peakMs, peakElevation, source };
}

/** What stands over the horizon as its piece begins was lifted there, unless the window begins with it. */
function risenBy(pass: SourcedPass, pieceMs: number, windowMs: number): SourcedPass {
  return pass.riseMs === null && pieceMs > windowMs ? { ...pass, riseMs: pieceMs } : pass;
}
