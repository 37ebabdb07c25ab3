import type { AssessmentDocument, EncounterPlaneDocument, RtnLengths } from '@clearway/contract';
import { type JSX, useId } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PlaneDirections } from './plane-directions.tsx';
import { HardBody, PLANE_FOOT, PLANE_WIDTH, PlaneEllipses, ScaleBar } from './plane-parts.tsx';
import { ellipseAxes, intoPlane, type PlaneFrame, planeFrame } from './plane-shape.ts';
import { PlaneTable } from './plane-table.tsx';

const SIZE = { width: PLANE_WIDTH, leastHeight: 170, mostHeight: 330, rim: 26 };

/**
 * The encounter plane: the primary with the combined hard body, the miss, and where the secondary may pass at 1, 2 and 3 σ of both
 * positions together. Earlier runs stand there too, as far as they fit.
 */
export function AssessmentPlane(props: {
  readonly assessment: AssessmentDocument;
  readonly plane: EncounterPlaneDocument;
  /** What earlier runs saw, in the primary's frame, the first run first. */
  readonly earlier?: readonly RtnLengths[];
  /** Said under the drawing of what rests on element sets. */
  readonly label: string | null;
}): JSX.Element {
  const { assessment, plane, earlier = [], label } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const titleId = useId();
  const frame = planeFrame(plane, SIZE);
  const axes = ellipseAxes(plane.covariance_km2);
  const seen = earlier
    .map((separation) => frame.at(...intoPlane(plane, separation)))
    .filter(([x, y]) => x > 4 && x < PLANE_WIDTH - 4 && y > 4 && y < frame.height - 4);
  const missKm = Math.hypot(plane.miss_km.x, plane.miss_km.y);
  return (
    <figure className="risk-plane">
      <svg viewBox={`0 0 ${PLANE_WIDTH} ${frame.height + PLANE_FOOT}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>
          {t('risk.plane-spoken', {
            miss: quantities.distance(missKm),
            major: quantities.distance(axes.major),
            minor: quantities.distance(axes.minor),
            radius: quantities.distance(plane.hard_body_radius_km),
          })}
        </title>
        <PlaneEllipses plane={plane} frame={frame} axes={axes} />
        {seen.map(([x, y], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs in their order.
          <circle key={index} className="plane-earlier" cx={x} cy={y} r={2.5} />
        ))}
        <Miss plane={plane} frame={frame} text={quantities.distance(missKm)} />
        <HardBody plane={plane} frame={frame} text={quantities.distance(plane.hard_body_radius_km)} />
        <line className="plane-circle" x1={0} x2={PLANE_WIDTH} y1={frame.height} y2={frame.height} />
        <PlaneDirections plane={plane} x={36} y={frame.height + PLANE_FOOT / 2} />
        <ScaleBar frame={frame} text={quantities.distance} />
      </svg>
      <figcaption className="muted small">
        {t('risk.plane-caption')}
        {seen.length === 0 ? '' : ` ${t('encounter.plane-earlier')}`}
        {label === null ? '' : ` ${label}.`}
      </figcaption>
      <PlaneTable assessment={assessment} plane={plane} axes={axes} />
    </figure>
  );
}

function Miss(props: {
  readonly plane: EncounterPlaneDocument;
  readonly frame: PlaneFrame;
  readonly text: string;
}): JSX.Element {
  const { plane, frame, text } = props;
  const [fromX, fromY] = frame.at(0, 0);
  const [x, y] = frame.at(plane.miss_km.x, plane.miss_km.y);
  return (
    <>
      <line className="plane-miss" x1={fromX} y1={fromY} x2={x} y2={y} />
      <path className="plane-secondary" d={`M${x} ${y - 6}l6 6l-6 6l-6-6z`} />
      <text className="plane-label" x={(fromX + x) / 2} y={Math.min(fromY, y) - 11} textAnchor="middle">
        {text}
      </text>
    </>
  );
}
