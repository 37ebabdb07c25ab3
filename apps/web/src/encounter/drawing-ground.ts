import { EQUATORIAL_RADIUS_KM, type Vector3 } from '../globe/view/earth-shape.ts';
import { arrowHead, direction, line, type Pen, text } from './drawing-pen.ts';
import type { CanvasPlace, Projection } from './encounter-camera.ts';
import { scaled, sum } from './relative-motion.ts';
import { circlesWithin } from './round-lengths.ts';

const AXIS_RADII = 0.6;
const EARTH_SEEN_FROM_KM = 1000;
const AXES: readonly (readonly [string, Vector3])[] = [
  ['R', [1, 0, 0]],
  ['T', [0, 1, 0]],
  ['N', [0, 0, 1]],
];

/** The Earth as a disc, where so much of space is shown that it can be seen. */
export function drawEarth({ context, project, drawing }: Pen, radiusKm: number): void {
  const middle = project(drawing.motion.earthAt(drawing.seconds, drawing.frame));
  if (radiusKm < EARTH_SEEN_FROM_KM || middle.nearness <= 0) return;
  context.beginPath();
  context.arc(middle.x, middle.y, EQUATORIAL_RADIUS_KM * project.pixelsPerKm * middle.nearness, 0, 2 * Math.PI);
  context.fillStyle = drawing.colours.earth;
  context.fill();
  context.strokeStyle = drawing.colours.shore;
  context.lineWidth = 1;
  context.stroke();
}

/** Circles in the local horizontal about the primary at closest approach, and its axes. */
export function drawGround({ context, project, drawing }: Pen, origin: Vector3, radiusKm: number): void {
  const { colours } = drawing;
  for (const circleKm of circlesWithin(radiusKm * 1.5)) {
    context.lineWidth = 1;
    context.strokeStyle = colours.line;
    context.beginPath();
    for (const place of circlePlaces(project, origin, circleKm)) context.lineTo(place.x, place.y);
    context.stroke();
  }
  const start = project(origin);
  for (const [, axis] of AXES) {
    const end = project(sum(origin, scaled(axis, AXIS_RADII * radiusKm)));
    line(context, start, end, colours.muted, 1);
    arrowHead(context, start, end, colours.muted, 6);
  }
  context.setLineDash([1, 4]);
  line(context, start, project(sum(origin, [-AXIS_RADII * radiusKm, 0, 0])), colours.muted, 1);
  context.setLineDash([]);
}

/** Words of circles and axes, where nothing more important stands. */
export function nameGround(pen: Pen, origin: Vector3, radiusKm: number): void {
  const { project, drawing } = pen;
  const { colours, words } = drawing;
  const start = project(origin);
  for (const [letter, axis] of AXES) {
    const end = project(sum(origin, scaled(axis, AXIS_RADII * radiusKm)));
    const along = direction(start, end);
    smallWords(pen, letter, { ...end, x: end.x + along.x * 11, y: end.y + along.y * 11 }, colours.text);
  }
  const below = project(sum(origin, [-AXIS_RADII * radiusKm, 0, 0]));
  smallWords(pen, words.earth, { ...below, y: below.y + 11 }, colours.muted);
  for (const circleKm of circlesWithin(radiusKm * 1.5).toReversed()) {
    const places = circlePlaces(project, origin, circleKm);
    const front = places.toSorted((one, other) => other.y + other.x / 2 - (one.y + one.x / 2))[0];
    if (front !== undefined) smallWords(pen, words.distance(circleKm), front, colours.muted);
  }
}

function smallWords(pen: Pen, words: string, place: CanvasPlace, colour: string): void {
  text(pen, words, place, { colour, align: 'center', sizePx: 11, yields: true });
}

function circlePlaces(project: Projection, origin: Vector3, radiusKm: number): readonly CanvasPlace[] {
  return Array.from({ length: 97 }, (_, k) => {
    const angle = (k / 96) * 2 * Math.PI;
    return project(sum(origin, [0, radiusKm * Math.cos(angle), radiusKm * Math.sin(angle)]));
  }).filter(({ nearness }) => nearness > 0);
}
