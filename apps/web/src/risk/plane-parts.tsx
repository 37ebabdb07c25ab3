import type { EncounterPlaneDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { roundBelow } from '../encounter/round-lengths.ts';
import { useMessages } from '../language/speech.tsx';
import type { EllipseAxes, PlaneFrame } from './plane-shape.ts';

/** Drawings of encounter planes are so many units wide; below the plot stand directions and the bar of lengths. */
export const PLANE_WIDTH = 340;
export const PLANE_FOOT = 60;
const SIGMAS = [3, 2, 1] as const;
/** A circle that is smaller than this is no circle to the eye: a mark stands for it. */
const LEAST_RADIUS = 2;
/** Ellipses nearer to each other than this are named by the outermost alone. */
const LEAST_STEP = 16;

/** Where the secondary may pass, at 1, 2 and 3 σ. */
export function PlaneEllipses(props: {
  readonly plane: EncounterPlaneDocument;
  readonly frame: PlaneFrame;
  readonly axes: EllipseAxes;
  /** Default: true. */
  readonly isNamed?: boolean;
}): JSX.Element {
  const { plane, frame, axes, isNamed = true } = props;
  const [x, y] = frame.at(plane.miss_km.x, plane.miss_km.y);
  const major = axes.major * frame.pixelsPerKm;
  const minor = axes.minor * frame.pixelsPerKm;
  const isNamedApart = major >= LEAST_STEP;
  // Names stand at the end of the longer axis that is higher up.
  const turn = axes.angle >= 0 ? axes.angle : axes.angle + Math.PI;
  return (
    <>
      {SIGMAS.map((sigma) => (
        <ellipse
          key={sigma}
          className={`risk-ellipse is-${sigma}`}
          cx={x}
          cy={y}
          rx={Math.max(0.5, sigma * major)}
          ry={Math.max(0.5, sigma * minor)}
          transform={`rotate(${((-axes.angle * 180) / Math.PI).toFixed(3)} ${x.toFixed(2)} ${y.toFixed(2)})`}
        />
      ))}
      {SIGMAS.filter((sigma) => isNamed && (isNamedApart || sigma === 3)).map((sigma) => (
        <text
          key={sigma}
          className="risk-sigma"
          x={Math.min(PLANE_WIDTH - 10, Math.max(10, x + Math.cos(turn) * sigma * major))}
          y={Math.max(10, y - Math.sin(turn) * sigma * major + 4)}
          textAnchor="middle"
        >
          {sigma}
          {'\u202f'}σ
        </text>
      ))}
    </>
  );
}

/** Both bodies together, around the primary. */
export function HardBody(props: {
  readonly plane: EncounterPlaneDocument;
  readonly frame: PlaneFrame;
  readonly text: string;
}): JSX.Element {
  const t = useMessages();
  const { plane, frame, text } = props;
  const [x, y] = frame.at(0, 0);
  const radius = plane.hard_body_radius_km * frame.pixelsPerKm;
  const isDrawn = radius >= LEAST_RADIUS;
  // Its name must not leave the drawing.
  const anchor = x < 90 ? 'start' : x > PLANE_WIDTH - 90 ? 'end' : 'middle';
  return (
    <>
      {isDrawn ? (
        <circle className="risk-hard-body" cx={x} cy={y} r={radius} />
      ) : (
        <>
          <circle className="risk-hard-body is-mark" cx={x} cy={y} r={6} />
          <circle className="plane-primary" cx={x} cy={y} r={2.5} />
        </>
      )}
      <text
        className="risk-hard-body-name"
        x={anchor === 'start' ? Math.max(6, x - 8) : anchor === 'end' ? Math.min(PLANE_WIDTH - 6, x + 8) : x}
        y={y + Math.max(isDrawn ? radius : 6, 6) + 14}
        textAnchor={anchor}
      >
        {t('risk.hard-body-name', { radius: text })}
      </text>
    </>
  );
}

/** A round length. */
export function ScaleBar({
  frame,
  text,
}: {
  readonly frame: PlaneFrame;
  readonly text: (km: number) => string;
}): JSX.Element {
  const km = roundBelow(110 / frame.pixelsPerKm);
  const length = km * frame.pixelsPerKm;
  const y = frame.height + PLANE_FOOT / 2 + 8;
  const right = PLANE_WIDTH - 8;
  return (
    <>
      <path
        className="risk-bar"
        d={`M${right - length} ${y - 4}v8M${right - length} ${y}h${length}M${right} ${y - 4}v8`}
      />
      <text className="plane-small" x={right - length / 2} y={y - 7} textAnchor="middle">
        {text(km)}
      </text>
    </>
  );
}
