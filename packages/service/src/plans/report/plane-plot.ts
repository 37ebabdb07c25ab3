import type { EncounterPlaneDocument, PlaneCovarianceDocument } from '@clearway/contract';
import { axes, figure, linear, round, ticks } from './svg.ts';

const SIZE = { width: 420, height: 380, left: 66, right: 16, top: 14, bottom: 44 };
/** Standard deviations. */
const RINGS = [1, 3];

/** The encounter plane before and after: the secondary seen from the satellite, with the ellipses of the combined covariance around it. */
export function planePlot(before: EncounterPlaneDocument | null, after: EncounterPlaneDocument | null): string {
  const planes = [before, after].filter((plane) => plane !== null);
  if (planes.length === 0) return '';
  // Both planes have their own axes: each miss is drawn along the satellite's radial and cross-track directions as they show in it.
  const places = planes.map((plane) => ({ plane, ...onOrbitAxes(plane) }));
  const reach = Math.max(
    ...places.map(({ x, y, xx, yy }) => Math.max(Math.abs(x) + 3 * Math.sqrt(xx), Math.abs(y) + 3 * Math.sqrt(yy))),
    ...planes.map((plane) => 2 * plane.hard_body_radius_km),
  );
  const x = linear([-reach, reach], [SIZE.left, SIZE.width - SIZE.right]);
  const y = linear([-reach, reach], [SIZE.height - SIZE.bottom, SIZE.top]);
  const at = ticks(-reach, reach, 5);
  const text = (value: number): string => String(value);
  const body = places.map(({ plane, ...place }, k) => {
    const name = before !== null && k === 0 ? 'before' : 'after';
    const rings = RINGS.map((ring) => ellipse(place, ring, x, y, name)).join('');
    const radius = Math.max(2.5, x(plane.hard_body_radius_km) - x(0));
    return `${rings}<circle class="${name}-point" cx="${round(x(place.x))}" cy="${round(y(place.y))}" r="${round(radius)}"/><text x="${round(x(place.x) + 8)}" y="${round(y(place.y) - 8)}">${name}</text>`;
  });
  const cross = `<path class="axis" d="M${round(x(0) - 6)} ${round(y(0))}h12M${round(x(0))} ${round(y(0) - 6)}v12"/>`;
  return figure(
    SIZE,
    'Encounter plane',
    'The other object seen from the satellite (the cross), across the relative velocity, with one and three standard deviations of the combined uncertainty; dashed before the burn, solid after it.',
    `${axes(SIZE, { scale: x, at, text, title: 'across, km' }, { scale: y, at, text, title: 'up, km' })}${cross}${body.join('')}`,
  );
}

interface Place extends PlaneCovarianceDocument {
  readonly x: number;
  readonly y: number;
}

/** The plane turned so that "up" is the satellite's radial direction as it shows there. */
function onOrbitAxes({ miss_km, covariance_km2: c, radial, in_track }: EncounterPlaneDocument): Place {
  const up = Math.hypot(radial.x, radial.y) > 1e-3 ? radial : in_track;
  const length = Math.hypot(up.x, up.y);
  const [ux, uy] = [up.x / length, up.y / length];
  // Across: a quarter of a turn clockwise from up.
  const [ax, ay] = [uy, -ux];
  return {
    x: ax * miss_km.x + ay * miss_km.y,
    y: ux * miss_km.x + uy * miss_km.y,
    xx: ax * ax * c.xx + 2 * ax * ay * c.xy + ay * ay * c.yy,
    xy: ax * ux * c.xx + (ax * uy + ay * ux) * c.xy + ay * uy * c.yy,
    yy: ux * ux * c.xx + 2 * ux * uy * c.xy + uy * uy * c.yy,
  };
}

function ellipse(
  { x: cx, y: cy, xx, xy, yy }: Place,
  ring: number,
  x: (value: number) => number,
  y: (value: number) => number,
  name: string,
): string {
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const spread = Math.hypot((xx - yy) / 2, xy);
  const [long, short] = [(xx + yy) / 2 + spread, Math.max(0, (xx + yy) / 2 - spread)].map(Math.sqrt) as [
    number,
    number,
  ];
  const scale = x(1) - x(0);
  const turn = round((-angle * 180) / Math.PI);
  return `<ellipse class="${name}" cx="${round(x(cx))}" cy="${round(y(cy))}" rx="${round(ring * long * scale)}" ry="${round(ring * short * scale)}" transform="rotate(${turn} ${round(x(cx))} ${round(y(cy))})"/>`;
}
