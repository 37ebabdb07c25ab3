import type { Histogram } from './event-histogram.ts';
import { shareOf, type TimeSpan } from './time-span.ts';
import type { Tick } from './time-ticks.ts';

/** Height of the strip with days and hours below the histogram, CSS px. */
export const STRIP_PX = 18;
/** Room for words above the bars; a track lower than this has none. */
const HEAD_PX = 15;
const ROOMY_PX = 48;

export interface TrackPicture {
  readonly span: TimeSpan;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ticks: readonly Tick[];
  readonly tickLabel: (tick: Tick) => string;
  readonly histogram: Histogram | null;
  /** What the current run has screened. */
  readonly screened: TimeSpan | null;
  readonly screenedLabel: string;
  readonly nowMs: number;
  readonly nowLabel: string;
}

/** Draws all of the track but the needle. Colours and font are those of the canvas's style. */
export function drawTrack(canvas: HTMLCanvasElement, picture: TrackPicture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { widthPx, heightPx } = picture;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(widthPx * ratio);
  canvas.height = Math.round(heightPx * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  context.font = `${style.fontSize} ${style.fontFamily}`;
  context.textBaseline = 'middle';
  drawScreened(context, picture, colour);
  drawBars(context, picture, colour);
  drawTicks(context, picture, colour);
  drawNow(context, picture, colour);
}

type ColourOf = (name: string) => string;

function xOf({ span, widthPx }: TrackPicture, ms: number): number {
  return shareOf(span, ms) * widthPx;
}

/** A line of one device pixel lies between two. */
function crisp(x: number): number {
  return Math.round(x) + 0.5;
}

function drawScreened(context: CanvasRenderingContext2D, picture: TrackPicture, colour: ColourOf): void {
  const { screened, screenedLabel, widthPx, heightPx } = picture;
  if (screened === null) return;
  const from = Math.max(0, xOf(picture, screened.fromMs));
  const to = Math.min(widthPx, xOf(picture, screened.toMs));
  if (to <= from) return;
  context.fillStyle = colour('surface-raised');
  context.fillRect(from, 0, to - from, heightPx - STRIP_PX);
  const room = to - from - 16;
  const ends = xOf(picture, screened.toMs) <= widthPx;
  if (!ends) return;
  context.strokeStyle = colour('border');
  line(context, crisp(to), 0, heightPx - STRIP_PX);
  if (heightPx < ROOMY_PX || context.measureText(screenedLabel).width > room) return;
  context.fillStyle = colour('muted');
  context.textAlign = 'right';
  context.fillText(screenedLabel, to - 8, HEAD_PX / 2 + 1);
}

function drawBars(context: CanvasRenderingContext2D, picture: TrackPicture, colour: ColourOf): void {
  const { histogram, heightPx } = picture;
  if (histogram === null || histogram.most === 0) return;
  const foot = heightPx - STRIP_PX;
  const unit = (foot - (heightPx < ROOMY_PX ? 2 : HEAD_PX)) / histogram.most;
  const width = xOf(picture, histogram.fromMs + histogram.binMs) - xOf(picture, histogram.fromMs);
  const shown = Math.max(1, width - 1);
  const bars = (values: Uint32Array, name: string): void => {
    context.fillStyle = colour(name);
    for (let bin = 0; bin < values.length; bin++) {
      if (values[bin] === 0) continue;
      // One event is seen beside a hundred.
      const height = Math.max(2, values[bin]! * unit);
      context.fillRect(xOf(picture, histogram.fromMs + bin * histogram.binMs), foot - height, shown, height);
    }
  };
  context.globalAlpha = 0.75;
  bars(histogram.counts, 'debris');
  context.globalAlpha = 1;
  bars(histogram.watch, 'watch');
}

function drawTicks(context: CanvasRenderingContext2D, picture: TrackPicture, colour: ColourOf): void {
  const { ticks, tickLabel, widthPx, heightPx } = picture;
  const top = heightPx - STRIP_PX;
  context.strokeStyle = colour('line');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, crisp(top));
  context.lineTo(widthPx, crisp(top));
  context.stroke();
  context.textAlign = 'left';
  for (const tick of ticks) {
    const x = crisp(xOf(picture, tick.ms));
    context.strokeStyle = colour(tick.day ? 'muted' : 'border');
    line(context, x, top, top + (tick.labelled ? STRIP_PX : 4));
    if (!tick.labelled) continue;
    const label = tickLabel(tick);
    if (x + 4 + context.measureText(label).width > widthPx) continue;
    context.fillStyle = colour(tick.day ? 'text' : 'muted');
    context.fillText(label, x + 4, top + STRIP_PX / 2 + 1);
  }
}

function drawNow(context: CanvasRenderingContext2D, picture: TrackPicture, colour: ColourOf): void {
  const { nowMs, nowLabel, widthPx, heightPx } = picture;
  const x = crisp(xOf(picture, nowMs));
  if (x < 0 || x > widthPx) return;
  context.strokeStyle = colour('accent');
  context.setLineDash([3, 3]);
  line(context, x, 0, heightPx - STRIP_PX);
  context.setLineDash([]);
  if (heightPx < ROOMY_PX) return;
  const width = context.measureText(nowLabel).width;
  context.fillStyle = colour('accent');
  context.textAlign = x + 5 + width < widthPx ? 'left' : 'right';
  context.fillText(nowLabel, context.textAlign === 'left' ? x + 5 : x - 5, HEAD_PX / 2 + 1);
}

function line(context: CanvasRenderingContext2D, x: number, from: number, to: number): void {
  context.beginPath();
  context.moveTo(x, from);
  context.lineTo(x, to);
  context.stroke();
}
