import type { ObjectKind } from '@clearway/contract';
import { type JSX, type KeyboardEvent, type PointerEvent, useId } from 'react';
import { useMessages } from '../language/speech.tsx';
import { WINDS } from './compass.ts';

/** One object in the sky; rad. */
export interface DomePoint {
  readonly objectId: number;
  readonly slot: number;
  readonly name: string;
  readonly kind: ObjectKind;
  readonly mine: boolean;
  readonly azimuth: number;
  readonly elevation: number;
  readonly sunlit: boolean;
  /** By its operator's ephemeris, not by its element set. */
  readonly byEphemeris: boolean;
}

const RADIUS = 150;
const REACH = 14;

/**
 * The sky as one looks up: north at the top, east at the left, the zenith in the middle, the horizon around it; heights are even steps.
 * Points can be pressed; with the arrow keys one goes from point to point, Enter opens it.
 */
export function SkyDome(props: {
  readonly points: readonly DomePoint[];
  readonly active: number | null;
  readonly onActive: (objectId: number | null) => void;
  readonly onOpen: (objectId: number) => void;
}): JSX.Element {
  const { points, active, onActive, onOpen } = props;
  const t = useMessages();
  const titleId = useId();
  const shown = points.find(({ objectId }) => objectId === active) ?? null;
  const nearest = (event: PointerEvent<SVGSVGElement>): DomePoint | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (2 * (RADIUS + 24)) / box.width;
    const x = (event.clientX - box.left) * scale - (RADIUS + 24);
    const y = (event.clientY - box.top) * scale - (RADIUS + 24);
    let best: DomePoint | null = null;
    let bestGap = REACH * scale;
    for (const point of points) {
      const [px, py] = placeOf(point);
      const gap = Math.hypot(px - x, py - y);
      if (gap < bestGap) {
        best = point;
        bestGap = gap;
      }
    }
    return best;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (points.length === 0) return;
    const at = points.findIndex(({ objectId }) => objectId === active);
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step !== 0) {
      event.preventDefault();
      event.stopPropagation();
      onActive(points[(at + step + points.length) % points.length]!.objectId);
    } else if (event.key === 'Enter' && shown !== null) {
      onOpen(shown.objectId);
    }
  };
  return (
    <div className="sky-dome">
      <svg
        viewBox={`${-RADIUS - 24} ${-RADIUS - 24} ${2 * (RADIUS + 24)} ${2 * (RADIUS + 24)}`}
        role="application"
        aria-labelledby={titleId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application of its own keys.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => onActive(nearest(event)?.objectId ?? null)}
        onPointerLeave={() => onActive(null)}
        onClick={(event) => {
          const point = nearest(event as unknown as PointerEvent<SVGSVGElement>);
          if (point !== null) onOpen(point.objectId);
        }}
      >
        <title id={titleId}>{t('sky.dome', { count: points.length })}</title>
        <circle className="sky-ground" r={RADIUS} />
        {[30, 60].map((degrees) => (
          <circle key={degrees} className="sky-ring" r={RADIUS * (1 - degrees / 90)} />
        ))}
        <path className="sky-ring" d={`M0 ${-RADIUS}V${RADIUS}M${-RADIUS} 0H${RADIUS}`} />
        {[30, 60].map((degrees) => (
          <text key={degrees} className="sky-degrees" x={3} y={-RADIUS * (1 - degrees / 90) - 3}>
            {degrees}°
          </text>
        ))}
        {WINDS.map((wind, k) => {
          const angle = (k * Math.PI) / 4;
          const radius = RADIUS + 13;
          return (
            <text
              key={wind}
              className="sky-wind"
              x={-Math.sin(angle) * radius}
              y={-Math.cos(angle) * radius}
              data-main={k % 2 === 0}
            >
              {t(`sky.wind-${wind}`)}
            </text>
          );
        })}
        {points.map((point) => {
          const [x, y] = placeOf(point);
          return (
            <circle
              key={point.objectId}
              className="sky-point"
              cx={x}
              cy={y}
              r={point.mine ? 4 : point.kind === 'debris' ? 1.6 : 2.6}
              data-kind={point.mine ? 'mine' : point.kind}
              data-lit={point.sunlit}
            />
          );
        })}
        {shown === null ? null : <Callout point={shown} />}
      </svg>
    </div>
  );
}

function Callout({ point }: { readonly point: DomePoint }): JSX.Element {
  const [x, y] = placeOf(point);
  const toLeft = x > 0;
  return (
    <g aria-hidden>
      <circle className="sky-active" cx={x} cy={y} r={7} />
      <text className="sky-callout" x={x + (toLeft ? -11 : 11)} y={y} textAnchor={toLeft ? 'end' : 'start'}>
        {point.name}
      </text>
    </g>
  );
}

/** East is at the left: one looks up, not down on a map. */
function placeOf({ azimuth, elevation }: DomePoint): readonly [number, number] {
  const radius = RADIUS * (1 - elevation / (Math.PI / 2));
  return [-Math.sin(azimuth) * radius, -Math.cos(azimuth) * radius];
}
