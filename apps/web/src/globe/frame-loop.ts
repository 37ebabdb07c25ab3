import type { SimClock } from '../clock/sim-clock.ts';

/** Nearer than this a frame is waited for by asking the browser for each. */
const LEAST_WAIT_MS = 40;
/**
 * How long the map leaves the machine to what a hand drags elsewhere, and how much of the time its pictures keep meanwhile: those that show
 * what has changed, and those in which only time has passed.
 */
const GIVING_WAY_MS = 150;
const SHARE_OF_CHANGES = 0.8;
const SHARE_OF_TIME = 0.25;
/** Until the frame after a picture comes, where a graphics card draws: then there is nothing to give way to. */
const FAST_FRAME_MS = 25;
/** Weight of the last picture in what one takes, and the most that counts: a page that was put aside says nothing. */
const NEWEST_SHARE = 0.3;
const SLOWEST_FRAME_MS = 500;
/** While an answer is awaited there is no picture at all, so long at most: where no graphics card draws, one takes longer than the answer. */
const MOST_HELD_MS = 1000;

/** Decides when a picture is drawn: as often as what is seen needs it, and no oftener. */
export interface FrameLoop {
  /** Something has changed: draws soon. */
  touch(): void;
  /**
   * Draws seldom for a moment where pictures are slow: a hand drags something else, whose answer comes first. While that is awaited, not
   * at all for a second.
   */
  giveWay(answer: 'awaited' | 'painted'): void;
  dispose(): void;
}

export interface FrameLoopOptions {
  readonly clock: Pick<SimClock, 'speed' | 'subscribe'>;
  /** Whether anything can be drawn yet; when that begins, `touch`. */
  isReady(): boolean;
  /** Whether the camera moves by itself. */
  isMoving(): boolean;
  /** How long a picture may stand while only time passes, ms. */
  paceMs(): number;
  draw(now: number): void;
}

export function createFrameLoop({ clock, isReady, isMoving, paceMs, draw }: FrameLoopOptions): FrameLoop {
  let dirty = true;
  let frame = 0;
  let timer = 0;
  let lastDrawMs = Number.NEGATIVE_INFINITY;
  let gaveWayMs = Number.NEGATIVE_INFINITY;
  /** Since when an answer is awaited. */
  let heldSinceMs = Number.NEGATIVE_INFINITY;
  /** Since when the frame after a picture is waited for, and how long that takes. */
  let drawnAtMs: number | null = null;
  let frameMs = 0;
  let disposed = false;

  /** Waits aside for a frame that is not due yet: asking the browser for each would keep it awake. */
  const drawIn = (waitMs: number): void => {
    clearTimeout(timer);
    timer = 0;
    if (frame !== 0 || disposed || document.hidden) return;
    if (waitMs > LEAST_WAIT_MS) timer = window.setTimeout(drawIn, waitMs, 0);
    else frame = requestAnimationFrame(step);
  };
  const touch = (): void => {
    dirty = true;
    drawIn(0);
  };
  const step = (now: number): void => {
    frame = 0;
    if (drawnAtMs !== null) frameMs += NEWEST_SHARE * (Math.min(now - drawnAtMs, SLOWEST_FRAME_MS) - frameMs);
    drawnAtMs = null;
    if (disposed || document.hidden || !isReady()) return;
    const moving = isMoving();
    const isHeld = now - heldSinceMs < MOST_HELD_MS && !moving;
    const isGivingWay = isHeld || (now - gaveWayMs < GIVING_WAY_MS && !moving);
    const givenPace = frameMs <= FAST_FRAME_MS ? 0 : frameMs / (dirty ? SHARE_OF_CHANGES : SHARE_OF_TIME);
    const pace = isGivingWay ? givenPace : moving || dirty ? 0 : paceMs();
    const isWanted = dirty || moving || clock.speed() !== 0;
    if (isWanted && !isHeld && now - lastDrawMs >= pace - 1) {
      dirty = false;
      lastDrawMs = now;
      drawnAtMs = now;
      draw(now);
      // What it takes is told by the next frame.
      drawIn(0);
      return;
    }
    if (!isWanted) return;
    const due = isGivingWay ? Math.min(lastDrawMs + pace, gaveWayMs + GIVING_WAY_MS) : lastDrawMs + pace;
    const wait = isHeld ? heldSinceMs + MOST_HELD_MS : due;
    drawIn(isMoving() || (dirty && !isGivingWay) ? 0 : wait - performance.now());
  };
  const onVisible = (): void => touch();
  document.addEventListener('visibilitychange', onVisible);
  const endClock = clock.subscribe(touch);
  return {
    touch,
    giveWay(answer) {
      const now = performance.now();
      gaveWayMs = now;
      if (answer === 'painted') {
        heldSinceMs = Number.NEGATIVE_INFINITY;
        // What was held is not forgotten.
        if (dirty || clock.speed() !== 0) drawIn(0);
      } else if (heldSinceMs === Number.NEGATIVE_INFINITY) heldSinceMs = now;
    },
    dispose() {
      disposed = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
      endClock();
    },
  };
}
