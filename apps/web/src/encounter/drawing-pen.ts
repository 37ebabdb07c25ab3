import type { Vector3 } from '../globe/view/earth-shape.ts';
import type { CanvasPlace, EncounterCamera, Projection } from './encounter-camera.ts';
import type { PairMotion, ViewFrame } from './relative-motion.ts';

/** Colours as the theme has them. */
export interface DrawingColours {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly halo: string;
  readonly primary: string;
  readonly secondary: string;
  readonly miss: string;
  readonly burnt: string;
  readonly earth: string;
  readonly shore: string;
}

/** Words on the drawing, and how numbers are said. */
export interface DrawingWords {
  readonly primary: string;
  readonly secondary: string;
  readonly earth: string;
  readonly font: string;
  distance(km: number): string;
  readonly burnt: string;
  /** What stands beside the scale bar: how far in time the dots on the paths are apart. */
  dots(seconds: number): string;
}

export interface Drawing {
  readonly motion: PairMotion;
  /** From closest approach. */
  readonly seconds: number;
  readonly frame: ViewFrame;
  /** Secondary − primary after a burn, in the primary's axes of that time: drawn beside where the primary is at rest. */
  readonly burnt?: ((seconds: number) => Vector3) | undefined;
  readonly camera: EncounterCamera;
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly colours: DrawingColours;
  readonly words: DrawingWords;
}

/** What draws, and what it draws. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly project: Projection;
  readonly drawing: Drawing;
  /** Where words stand already: lesser ones keep off. */
  readonly taken: Box[];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function line(
  context: CanvasRenderingContext2D,
  from: CanvasPlace,
  to: CanvasPlace,
  colour: string,
  width: number,
): void {
  if (from.nearness <= 0 || to.nearness <= 0) return;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

export function cross(context: CanvasRenderingContext2D, { x, y }: CanvasPlace, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - 4, y - 4);
  context.lineTo(x + 4, y + 4);
  context.moveTo(x + 4, y - 4);
  context.lineTo(x - 4, y + 4);
  context.stroke();
}

export function arrowHead(
  context: CanvasRenderingContext2D,
  from: CanvasPlace,
  to: CanvasPlace,
  colour: string,
  reach: number,
): void {
  if (to.nearness <= 0 || Math.hypot(to.x - from.x, to.y - from.y) < 3) return;
  const { x, y } = direction(from, to);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(to.x + x * reach * 0.4, to.y + y * reach * 0.4);
  context.lineTo(to.x - x * reach * 0.6 - y * reach * 0.45, to.y - y * reach * 0.6 + x * reach * 0.45);
  context.lineTo(to.x - x * reach * 0.6 + y * reach * 0.45, to.y - y * reach * 0.6 - x * reach * 0.45);
  context.closePath();
  context.fill();
}

export function direction(from: CanvasPlace, to: CanvasPlace): { readonly x: number; readonly y: number } {
  const size = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / size, y: (to.y - from.y) / size };
}

/**
 * Text with a rim in the colour of the ground, so that lines behind it do not cut it. What `yields` is left out where other words stand.
 */
export function text(
  { context, drawing, taken }: Pen,
  words: string,
  { x, y, nearness }: CanvasPlace,
  options: {
    readonly colour: string;
    readonly align: CanvasTextAlign;
    readonly sizePx: number;
    readonly bold?: boolean;
    readonly yields?: boolean;
  },
): void {
  const { colour, align, sizePx, bold = false, yields = false } = options;
  if (nearness <= 0) return;
  context.font = `${bold ? '600 ' : ''}${sizePx}px ${drawing.words.font}`;
  const { width } = context.measureText(words);
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  const box: Box = { left, right: left + width, top: y - sizePx * 0.6, bottom: y + sizePx * 0.6 };
  const isTaken = taken.some(
    (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
  );
  if (yields && (isTaken || box.left < 0 || box.right > drawing.size.width)) return;
  taken.push(box);
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.strokeStyle = drawing.colours.halo;
  context.lineWidth = 4;
  context.strokeText(words, x, y);
  context.fillStyle = colour;
  context.fillText(words, x, y);
}
