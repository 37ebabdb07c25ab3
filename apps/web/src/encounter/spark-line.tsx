import type { JSX } from 'react';

export interface SparkPoint {
  /** ms since 1970 UTC */
  readonly at: number;
  /** Null leaves a gap. */
  readonly value: number | null;
  readonly isHollow: boolean;
}

const WIDTH = 340;
const HEIGHT = 44;
const EDGE = 6;

/** A small line over time with its range and its last value in words; the numbers are in a table beside it. */
export function SparkLine(props: {
  readonly label: string;
  readonly points: readonly SparkPoint[];
  readonly text: (value: number) => string;
  readonly fromZero?: boolean;
}): JSX.Element {
  const { label, points, text, fromZero = false } = props;
  const known = points.filter((point): point is SparkPoint & { readonly value: number } => point.value !== null);
  const values = known.map(({ value }) => value);
  const least = fromZero ? 0 : Math.min(...values);
  const most = Math.max(...values);
  const times = points.map(({ at }) => at);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const share = (value: number, low: number, high: number): number => (high > low ? (value - low) / (high - low) : 0.5);
  const places = known.map((point) => ({
    ...point,
    x: EDGE + share(point.at, from, to) * (WIDTH - 2 * EDGE),
    y: HEIGHT - EDGE - share(point.value, least, most) * (HEIGHT - 2 * EDGE),
  }));
  const last = known.at(-1);
  return (
    <figure className="spark">
      <figcaption>
        <span className="muted">{label}</span>
        {last === undefined ? null : <strong>{text(last.value)}</strong>}
      </figcaption>
      {places.length === 0 ? null : (
        <div className="spark-body">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
            <line className="spark-ground" x1={0} x2={WIDTH} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} />
            <polyline
              className="spark-path"
              points={places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
            />
            {places.map(({ at, x, y, isHollow }, index) => (
              <circle
                key={at}
                className={isHollow ? 'spark-hollow' : 'spark-point'}
                cx={x}
                cy={y}
                r={index === places.length - 1 ? 4 : 2.5}
              />
            ))}
          </svg>
          <span className="spark-range muted small" aria-hidden>
            <span>{text(most)}</span>
            <span>{text(least)}</span>
          </span>
        </div>
      )}
    </figure>
  );
}
