import type { Vector3 } from '../globe/view/earth-shape.ts';
import { line, type Pen, text } from './drawing-pen.ts';

const POINTS = 160;
const REACH_PX = 8;

/** The secondary's path as it is after a burn, dashed, with an open mark where it is now and the line to the primary. */
export function drawBurnt(
  pen: Pen,
  at: (seconds: number) => Vector3,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const { context, project, drawing } = pen;
  const { colours, seconds, words } = drawing;
  context.setLineDash([6, 5]);
  context.strokeStyle = colours.burnt;
  context.lineWidth = 2;
  context.beginPath();
  for (let k = 0; k <= POINTS; k++) {
    const { x, y, nearness } = project(at(from + (k / POINTS) * (to - from)));
    if (nearness > 0 && Math.abs(x) < 1e5 && Math.abs(y) < 1e5) context.lineTo(x, y);
  }
  context.stroke();
  const place = project(at(seconds));
  line(context, project([0, 0, 0]), place, colours.burnt, 1.5);
  context.setLineDash([]);
  if (place.nearness <= 0) return;
  context.lineWidth = 2.5;
  context.strokeStyle = colours.burnt;
  context.beginPath();
  context.moveTo(place.x, place.y - REACH_PX);
  context.lineTo(place.x + REACH_PX, place.y);
  context.lineTo(place.x, place.y + REACH_PX);
  context.lineTo(place.x - REACH_PX, place.y);
  context.closePath();
  context.stroke();
  const said = `${words.burnt}: ${words.distance(Math.hypot(...at(seconds)))}`;
  context.font = `600 12px ${words.font}`;
  // As a whole, also where the mark is near the edge or beyond it.
  const half = context.measureText(said).width / 2 + 6;
  const x = Math.max(half, Math.min(drawing.size.width - half, place.x));
  text(pen, said, { ...place, x, y: place.y + 22 }, { colour: colours.burnt, align: 'center', sizePx: 12, bold: true });
}
