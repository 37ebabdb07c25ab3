import { type JSX, type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { useQuantities } from '../language/speech.tsx';

const WIDTH = 340;
const HEIGHT = 72;
const EDGE = 6;

/** One value over time as a line, with least and greatest, and what it was at the place pointed at (arrow keys too). */
export function HistoryChart(props: {
  readonly title: string;
  readonly epochsMs: readonly number[];
  readonly values: readonly number[];
  readonly format: (value: number) => string;
}): JSX.Element {
  const { title, epochsMs, values, format } = props;
  const quantities = useQuantities();
  const titleId = useId();
  const [at, setAt] = useState<number | null>(null);
  const places = useMemo(() => placesOf(epochsMs, values), [epochsMs, values]);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const point = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    let best = 0;
    for (let k = 1; k < places.length; k++) if (Math.abs(places[k]![0] - x) < Math.abs(places[best]![0] - x)) best = k;
    setAt(best);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(Math.min(values.length - 1, Math.max(0, (at ?? (step > 0 ? -1 : values.length)) + step)));
  };
  const shown = at === null ? values.length - 1 : at;
  const [x, y] = places[shown]!;
  return (
    <figure className="card-chart">
      <figcaption>
        <span id={titleId}>{title}</span>
        <output className="small">
          {format(values[shown]!)} <span className="muted">{quantities.day(epochsMs[shown]!)}</span>
        </output>
      </figcaption>
      <div
        role="slider"
        className="card-chart-field"
        aria-labelledby={titleId}
        aria-valuemin={0}
        aria-valuemax={values.length - 1}
        aria-valuenow={shown}
        aria-valuetext={`${format(values[shown]!)}, ${quantities.day(epochsMs[shown]!)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(null)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="card-chart-drawing" aria-hidden>
          <path
            className="card-chart-line"
            d={`M${places.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}`}
          />
          <path className="card-chart-needle" d={`M${x} 0V${HEIGHT}`} />
          <circle className="card-chart-point" cx={x} cy={y} r={3} />
        </svg>
      </div>
      <p className="card-chart-range muted small">
        <span>{format(least)}</span>
        {least === most ? null : <span>{format(most)}</span>}
      </p>
    </figure>
  );
}

function placesOf(epochsMs: readonly number[], values: readonly number[]): readonly (readonly [number, number])[] {
  const first = epochsMs[0]!;
  const span = epochsMs[epochsMs.length - 1]! - first || 1;
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  return values.map((value, k) => {
    const height = range === 0 ? 0.5 : (value - least) / range;
    return [
      EDGE + ((epochsMs[k]! - first) / span) * (WIDTH - 2 * EDGE),
      HEIGHT - EDGE - height * (HEIGHT - 2 * EDGE),
    ] as const;
  });
}
