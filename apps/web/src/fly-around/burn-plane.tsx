import type { EncounterPlaneDocument } from '@clearway/contract';
import { type JSX, useId, useMemo } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import '../encounter/encounter.css';
import '../risk/risk.css';
import { PlaneDirections } from '../risk/plane-directions.tsx';
import { HardBody, PLANE_FOOT, PLANE_WIDTH, PlaneEllipses, ScaleBar } from '../risk/plane-parts.tsx';
import { ellipseAxes, planeFrame } from '../risk/plane-shape.ts';

const SIZE = { width: PLANE_WIDTH, leastHeight: 170, mostHeight: 300, rim: 28 };

/** The encounter plane before and after: the mover stays at the origin, and the burn takes the other away from it. */
export function BurnPlane(props: {
  readonly before: EncounterPlaneDocument;
  readonly after: EncounterPlaneDocument;
}): JSX.Element {
  const { before, after } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const titleId = useId();
  const frame = useMemo(() => planeFrame(before, SIZE, [after]), [before, after]);
  const [fromX, fromY] = frame.at(before.miss_km.x, before.miss_km.y);
  const [toX, toY] = frame.at(after.miss_km.x, after.miss_km.y);
  const [originX, originY] = frame.at(0, 0);
  const missOf = ({ miss_km: miss }: EncounterPlaneDocument): string => quantities.distance(Math.hypot(miss.x, miss.y));
  return (
    <figure className="risk-plane fly-plane">
      <svg viewBox={`0 0 ${PLANE_WIDTH} ${frame.height + PLANE_FOOT}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{t('fly-around.plane-spoken', { before: missOf(before), after: missOf(after) })}</title>
        <g className="fly-before">
          <PlaneEllipses plane={before} frame={frame} axes={ellipseAxes(before.covariance_km2)} isNamed={false} />
        </g>
        <PlaneEllipses plane={after} frame={frame} axes={ellipseAxes(after.covariance_km2)} />
        <line className="plane-miss" x1={originX} y1={originY} x2={toX} y2={toY} />
        <Shift from={[fromX, fromY]} to={[toX, toY]} />
        <path className="plane-secondary fly-old" d={`M${fromX} ${fromY - 5}l5 5l-5 5l-5-5z`} />
        <path className="plane-secondary" d={`M${toX} ${toY - 6}l6 6l-6 6l-6-6z`} />
        <HardBody plane={after} frame={frame} text={quantities.distance(after.hard_body_radius_km)} />
        <line className="plane-circle" x1={0} x2={PLANE_WIDTH} y1={frame.height} y2={frame.height} />
        <PlaneDirections plane={before} x={36} y={frame.height + PLANE_FOOT / 2} words="fly-around.directions" />
        <ScaleBar frame={frame} text={quantities.distance} />
      </svg>
      <figcaption className="muted small">{t('fly-around.plane-caption')}</figcaption>
    </figure>
  );
}

/** An arrow from where the other would pass to where it passes after the burn. */
function Shift(props: {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}): JSX.Element | null {
  const { from, to } = props;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length < 16) return null;
  const [ux, uy] = [dx / length, dy / length];
  const tip = [to[0] - ux * 9, to[1] - uy * 9] as const;
  const wing = (side: number): string =>
    `${(tip[0] - ux * 7 + side * uy * 4).toFixed(1)} ${(tip[1] - uy * 7 - side * ux * 4).toFixed(1)}`;
  return (
    <>
      <line className="fly-shift" x1={from[0]} y1={from[1]} x2={tip[0]} y2={tip[1]} />
      <path className="fly-shift-head" d={`M${tip[0].toFixed(1)} ${tip[1].toFixed(1)}L${wing(1)}L${wing(-1)}z`} />
    </>
  );
}
