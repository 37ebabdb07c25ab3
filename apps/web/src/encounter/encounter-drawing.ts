import type { Vector3 } from '../globe/view/earth-shape.ts';
import { length, minus, unit } from '../workers/questions/vectors.ts';
import { drawBurnt } from './drawing-burnt.ts';
import { drawEarth, drawGround, nameGround } from './drawing-ground.ts';
import { arrowHead, cross, type Drawing, direction, line, type Pen, text } from './drawing-pen.ts';
import { type CanvasPlace, projection } from './encounter-camera.ts';
import { type PairAt, scaled, sum } from './relative-motion.ts';
import { roundBelow, roundTimeBelow } from './round-lengths.ts';

/** Nothing is shown closer than a metre. */
const LEAST_RADIUS_KM = 0.001;
const PATH_POINTS = 320;
const PATH_PIECES = 20;
const OBJECT_PX = 6.5;

/** Draws two objects about their closest approach, at true scale but for the marks of the objects themselves. */
export function drawEncounter(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { motion, seconds, frame, size, colours } = drawing;
  const now = motion.at(seconds, frame);
  const closest = motion.at(0, frame);
  const burnt = frame === 'primary' ? drawing.burnt : undefined;
  const shown = whatIsShown(now, closest, burnt === undefined ? [] : [burnt(seconds), burnt(0)]);
  const project = projection(drawing.camera, shown.middle, shown.radiusKm, size);
  const pen: Pen = { context, project, drawing, taken: [] };
  context.clearRect(0, 0, size.width, size.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const radiusKm = shown.radiusKm / drawing.camera.zoom;
  drawEarth(pen, radiusKm);
  drawGround(pen, closest.primary, radiusKm);
  const speed = Math.max(length(now.primaryVelocity), length(now.secondaryVelocity), 1e-7);
  const reach = (12 * radiusKm) / speed;
  const from = Math.max(motion.from, Math.min(0, seconds) - reach);
  const to = Math.min(motion.to, Math.max(0, seconds) + reach);
  const between = roundTimeBelow((0.5 * radiusKm) / speed);
  if (frame === 'both') drawPath(pen, (at) => motion.at(at, frame).primary, colours.primary, { from, to, between });
  drawPath(pen, (at) => motion.at(at, frame).secondary, colours.secondary, { from, to, between });
  if (burnt !== undefined) drawBurnt(pen, burnt, { from, to });
  drawStem(pen, now.secondary, closest.primary[0]);
  drawMiss(pen, closest, now);
  drawArrow(pen, now.secondary, now.secondaryVelocity, speed, radiusKm, colours.secondary);
  if (frame === 'both') drawArrow(pen, now.primary, now.primaryVelocity, speed, radiusKm, colours.primary);
  drawObjects(pen, now);
  drawScale(pen, between);
  nameGround(pen, closest.primary, radiusKm);
}

/** A middle and a radius that hold both objects and the place of closest approach. */
function whatIsShown(
  now: PairAt,
  closest: PairAt,
  also: readonly Vector3[],
): { readonly middle: Vector3; readonly radiusKm: number } {
  const points = [now.primary, now.secondary, closest.primary, closest.secondary, ...also];
  const middle = scaled(points.reduce(sum), 1 / points.length);
  const farthest = Math.max(...points.map((point) => length(minus(point, middle))));
  return { middle, radiusKm: Math.max(LEAST_RADIUS_KM, 1.3 * farthest) };
}

/** A path: whole behind the object, fainter ahead of it, fading away from it; with a dot at each round time. */
function drawPath(
  { context, project, drawing }: Pen,
  at: (seconds: number) => Vector3,
  colour: string,
  { from, to, between }: { readonly from: number; readonly to: number; readonly between: number },
): void {
  const places: CanvasPlace[] = [];
  const timeOf = (k: number): number => from + (k / PATH_POINTS) * (to - from);
  for (let k = 0; k <= PATH_POINTS; k++) places.push(project(at(timeOf(k))));
  const nowAt = ((drawing.seconds - from) / (to - from)) * PATH_POINTS;
  const step = PATH_POINTS / PATH_PIECES;
  context.lineWidth = 2;
  context.strokeStyle = colour;
  for (let piece = 0; piece < PATH_PIECES; piece++) {
    const first = piece * step;
    const away = Math.abs(first + step / 2 - nowAt) / PATH_POINTS;
    context.globalAlpha = (first + step / 2 <= nowAt ? 0.95 : 0.45) * Math.max(0.12, 1 - 1.6 * away);
    context.beginPath();
    for (let k = first; k <= first + step; k++) {
      const { x, y, nearness } = places[k]!;
      if (nearness > 0 && Math.abs(x) < 1e5 && Math.abs(y) < 1e5) context.lineTo(x, y);
    }
    context.stroke();
  }
  context.fillStyle = colour;
  context.globalAlpha = 0.9;
  const dots = Math.min(60, Math.floor((to - from) / between));
  const nearest = Math.round(drawing.seconds / between);
  for (let k = nearest - dots; k <= nearest + dots; k++) {
    if (k * between < from || k * between > to) continue;
    const { x, y, nearness } = project(at(k * between));
    if (nearness <= 0) continue;
    context.beginPath();
    context.arc(x, y, k === 0 ? 3 : 2, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** How high the secondary is over the horizontal through the primary. */
function drawStem({ context, project, drawing }: Pen, secondary: Vector3, levelKm: number): void {
  const top = project(secondary);
  const foot = project([levelKm, secondary[1], secondary[2]]);
  context.setLineDash([2, 4]);
  line(context, top, foot, drawing.colours.muted, 1);
  context.setLineDash([]);
  context.fillStyle = drawing.colours.muted;
  context.beginPath();
  context.ellipse(foot.x, foot.y, 4, 2, 0, 0, 2 * Math.PI);
  context.fill();
}

/** The line between both now, with its length; where that is another moment, also the miss vector. */
function drawMiss(pen: Pen, closest: PairAt, now: PairAt): void {
  const { context, project, drawing } = pen;
  const { colours, words } = drawing;
  const [from, to] = [project(now.primary), project(now.secondary)];
  const [closestFrom, closestTo] = [project(closest.primary), project(closest.secondary)];
  const isClosest = Math.hypot(to.x - closestTo.x, to.y - closestTo.y) < 10;
  if (!isClosest) {
    context.setLineDash([4, 4]);
    line(context, closestFrom, closestTo, colours.miss, 1.5);
    context.setLineDash([]);
    cross(context, closestTo, colours.miss);
  }
  line(context, from, to, isClosest ? colours.miss : colours.text, isClosest ? 2.5 : 1.25);
  keepFree(pen, from, to);
  const separation = length(minus(now.secondary, now.primary));
  if (Math.hypot(to.x - from.x, to.y - from.y) < 24) return;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, nearness: 1 };
  const along = direction(from, to);
  // To the side of the line, always the upper one.
  const side = along.x < 0 ? -1 : 1;
  const place = { ...middle, x: middle.x + along.y * side * 14, y: middle.y - along.x * side * 14 };
  const align = Math.abs(along.y) < 0.5 ? 'center' : along.y * side > 0 ? 'left' : 'right';
  text(pen, words.distance(separation), place, { colour: colours.text, align, sizePx: 13, bold: true });
}

/** Lesser words are not to stand on a line and its ends. */
function keepFree({ taken }: Pen, from: CanvasPlace, to: CanvasPlace): void {
  for (let k = 0; k <= 20; k++) {
    const x = from.x + (k / 20) * (to.x - from.x);
    const y = from.y + (k / 20) * (to.y - from.y);
    taken.push({ left: x - 6, right: x + 6, top: y - 4, bottom: y + 4 });
  }
}

/** The direction of motion, the longer the faster. */
function drawArrow(
  pen: Pen,
  from: Vector3,
  velocity: Vector3,
  fastest: number,
  radiusKm: number,
  colour: string,
): void {
  const speed = length(velocity);
  if (speed < 1e-7) return;
  const { context, project } = pen;
  const start = project(from);
  const end = project(sum(from, scaled(unit(velocity), 0.55 * radiusKm * (speed / fastest))));
  if (end.nearness <= 0 || Math.hypot(end.x - start.x, end.y - start.y) < 8) return;
  line(context, start, end, colour, 3);
  arrowHead(context, start, end, colour, 10);
}

function drawObjects(pen: Pen, now: PairAt): void {
  const { context, project, drawing } = pen;
  const { colours, words } = drawing;
  const primary = project(now.primary);
  const secondary = project(now.secondary);
  context.lineWidth = 2;
  context.strokeStyle = colours.halo;
  context.fillStyle = colours.primary;
  context.beginPath();
  context.arc(primary.x, primary.y, OBJECT_PX, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.fillStyle = colours.secondary;
  context.beginPath();
  const reach = OBJECT_PX * 1.3;
  context.moveTo(secondary.x, secondary.y - reach);
  context.lineTo(secondary.x + reach, secondary.y);
  context.lineTo(secondary.x, secondary.y + reach);
  context.lineTo(secondary.x - reach, secondary.y);
  context.closePath();
  context.fill();
  context.stroke();
  name(pen, words.secondary, secondary, colours.secondary, primary);
  name(pen, words.primary, primary, colours.primary, secondary);
}

/** A name beside its object, away from the other; where there is no room, above or below it. */
function name(pen: Pen, words: string, at: CanvasPlace, colour: string, other: CanvasPlace): void {
  const { context, drawing } = pen;
  context.font = `600 13px ${drawing.words.font}`;
  const half = context.measureText(words).width / 2;
  const side = at.x >= other.x ? 1 : -1;
  const x = at.x + side * (14 + half);
  const [least, most] = [half + 6, drawing.size.width - half - 6];
  const fits = x >= least && x <= most;
  const place = { ...at, x: Math.min(most, Math.max(least, x)), y: fits ? at.y : at.y + (at.y <= other.y ? -20 : 21) };
  text(pen, words, place, { colour, align: 'center', sizePx: 13, bold: true });
}

/** A bar of round length at the depth of the middle, and what the dots mean. */
function drawScale(pen: Pen, between: number): void {
  const { context, project, drawing } = pen;
  const { colours, words, size } = drawing;
  const barKm = roundBelow(110 / project.pixelsPerKm);
  const width = barKm * project.pixelsPerKm;
  const y = size.height - 14;
  context.strokeStyle = colours.text;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(14, y - 5);
  context.lineTo(14, y);
  context.lineTo(14 + width, y);
  context.lineTo(14 + width, y - 5);
  context.stroke();
  text(
    pen,
    words.distance(barKm),
    { x: 14 + width / 2, y: y - 10, nearness: 1 },
    { colour: colours.text, align: 'center', sizePx: 12 },
  );
  text(
    pen,
    words.dots(between),
    { x: size.width - 14, y: y - 3, nearness: 1 },
    { colour: colours.muted, align: 'right', sizePx: 11 },
  );
}
