import type { EventObservation } from '@clearway/contract';
import { type JSX, useId } from 'react';
import type { Vector3 } from '../globe/view/earth-shape.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { EncounterPlane } from '../workers/questions/encounter-axes.ts';
import { dot } from '../workers/questions/vectors.ts';
import { circlesWithin } from './round-lengths.ts';

const SIZE = 320;
const MIDDLE = SIZE / 2;
/** Half of the plot, short of its rim, where the axes' names stand. */
const REACH = MIDDLE - 26;

/**
 * The miss vector in the plane across the relative velocity, the primary in the middle; what earlier runs saw stands there too, as far as
 * it belongs to this plane.
 */
export function EncounterPlanePlot(props: {
  readonly plane: EncounterPlane;
  readonly missKm: number;
  readonly observations: readonly EventObservation[];
}): JSX.Element {
  const { plane, missKm, observations } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const titleId = useId();
  const [x, y] = plane.miss;
  const earlier = observations.slice(0, -1).map((seen) => inPlane(plane, seen));
  const farthest = Math.max(missKm, 0.001, ...earlier.map(([ex, ey]) => Math.hypot(ex, ey)));
  const shownKm = farthest * 1.3;
  const px = (km: number): number => (km / shownKm) * REACH;
  const at = (xKm: number, yKm: number): readonly [number, number] => [MIDDLE + px(xKm), MIDDLE - px(yKm)];
  const [missX, missY] = at(x, y);
  const circles = circlesWithin(shownKm);
  const isRight = x >= 0;
  // Lengths of the circles stand on the other side.
  const side = isRight ? -1 : 1;
  return (
    <figure className="encounter-plane">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>
          {t('encounter.plane-spoken', {
            distance: quantities.distance(missKm),
            x: quantities.signedDistance(x),
            y: quantities.signedDistance(y),
          })}
        </title>
        {circles.map((km) => (
          <g key={km}>
            <circle className="plane-circle" cx={MIDDLE} cy={MIDDLE} r={px(km)} />
            <text
              className="plane-small"
              x={MIDDLE + side * (px(km) * Math.SQRT1_2 + 3)}
              y={MIDDLE + px(km) * Math.SQRT1_2 + 9}
              textAnchor={side > 0 ? 'start' : 'end'}
            >
              {quantities.distance(km)}
            </text>
          </g>
        ))}
        <line className="plane-axis" x1={MIDDLE - REACH} x2={MIDDLE + REACH} y1={MIDDLE} y2={MIDDLE} />
        <line className="plane-axis" x1={MIDDLE} x2={MIDDLE} y1={MIDDLE + REACH} y2={MIDDLE - REACH} />
        <text className="plane-small" x={SIZE - 4} y={MIDDLE - 6} textAnchor="end">
          {t('encounter.plane-x')}
        </text>
        <text className="plane-small" x={MIDDLE} y={14} textAnchor="middle">
          {t('encounter.plane-y')}
        </text>
        {earlier.length === 0 ? null : (
          <>
            <polyline
              className="plane-trail"
              points={[...earlier, [x, y] as const].map(([ex, ey]) => at(ex, ey).join(',')).join(' ')}
            />
            {earlier.map(([ex, ey], index) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: runs in their order.
                key={index}
                className="plane-earlier"
                cx={at(ex, ey)[0]}
                cy={at(ex, ey)[1]}
                r={3}
                opacity={0.35 + (0.5 * (index + 1)) / earlier.length}
              />
            ))}
          </>
        )}
        <line className="plane-miss" x1={MIDDLE} y1={MIDDLE} x2={missX} y2={missY} />
        <circle className="plane-primary" cx={MIDDLE} cy={MIDDLE} r={5} />
        <path className="plane-secondary" d={`M${missX} ${missY - 7}l7 7l-7 7l-7-7z`} />
        <text
          className="plane-label"
          x={missX + (isRight === missX < SIZE - 90 ? 12 : -12)}
          y={missY + (y >= 0 ? -8 : 16)}
          textAnchor={isRight === missX < SIZE - 90 ? 'start' : 'end'}
        >
          {quantities.distance(missKm)}
        </text>
      </svg>
      <figcaption className="muted small">
        {t('encounter.no-covariance')}
        {earlier.length === 0 ? '' : ` ${t('encounter.plane-earlier')}`}
      </figcaption>
    </figure>
  );
}

function inPlane(plane: EncounterPlane, seen: EventObservation): readonly [number, number] {
  const miss: Vector3 = [seen.radial_km, seen.in_track_km, seen.cross_track_km];
  return [dot(plane.x, miss), dot(plane.y, miss)];
}
