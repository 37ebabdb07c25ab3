import { type JSX, type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { altitudeRange } from '../objects/altitude-range.ts';
import { useElementSize } from '../timeline/use-element-size.ts';
import type { TrafficBand } from '../view/view.ts';
import { type Shell, STACKED_KINDS } from './altitude-profile.ts';
import type { AltitudeScale } from './altitude-scale.ts';
import { densityScale } from './density-scale.ts';

const LEFT_PX = 52;
const FOOT_PX = 22;
const TOP_PX = 8;
const HEIGHT_PX = 300;
const PAGE = 5;

/** Spatial density by altitude, upright as altitude is, stacked by kind; on a logarithmic axis, where stacks would mislead, in one. */
export function AltitudeChart(props: {
  readonly shells: readonly Shell[];
  readonly scale: AltitudeScale;
  readonly isLogarithmic: boolean;
  readonly band: TrafficBand | null;
  readonly onBand: (band: TrafficBand) => void;
}): JSX.Element {
  const { shells, scale, isLogarithmic, band, onBand } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const place = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(place);
  const [at, setAt] = useState<number | null>(null);
  const most = shells.reduce((greatest, { density }) => Math.max(greatest, density), 0);
  const densities = useMemo(() => densityScale(most, isLogarithmic), [most, isLogarithmic]);
  const plotWidth = Math.max(0, width - LEFT_PX - 12);
  const xOf = (density: number): number => LEFT_PX + densities.share(density) * plotWidth;
  const yOf = (altitudeKm: number): number => TOP_PX + scale.share(altitudeKm) * HEIGHT_PX;
  const chosen = band === null ? -1 : shells.findIndex(({ fromKm }) => fromKm >= band.fromKm);
  const cursor = Math.min(at ?? Math.max(0, chosen), shells.length - 1);
  const pointed = shells[cursor];
  const words = (shell: Shell): string =>
    t('traffic.shell', {
      range: altitudeRange(shell.fromKm, shell.toKm, quantities),
      density: quantities.number(shell.density, 2),
      n: shell.objects,
      objects: quantities.number(shell.objects, shell.objects < 10 ? 2 : 4),
    });
  const choose = (shell: Shell | undefined): void => {
    if (shell !== undefined) onBand({ fromKm: shell.fromKm, toKm: shell.toKm });
  };
  const point = (event: PointerEvent): void => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const altitudeKm = scale.altitudeKm((y - TOP_PX) / HEIGHT_PX);
    const found = shells.findIndex(({ fromKm, toKm }) => altitudeKm >= fromKm && altitudeKm < toKm);
    setAt(found < 0 ? null : found);
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: 1,
      ArrowRight: 1,
      ArrowDown: -1,
      ArrowLeft: -1,
      PageUp: PAGE,
      PageDown: -PAGE,
      Home: -shells.length,
      End: shells.length,
    };
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) choose(pointed);
    else setAt(Math.min(shells.length - 1, Math.max(0, cursor + step)));
  };
  return (
    <>
      <div
        ref={place}
        className="traffic-chart"
        role="slider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('traffic.profile-slider')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, shells.length - 1)}
        aria-valuenow={Math.max(0, cursor)}
        aria-valuetext={pointed === undefined ? '' : words(pointed)}
        onKeyDown={onKey}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
        onClick={() => choose(at === null ? undefined : shells[at])}
      >
        <svg width={width} height={TOP_PX + HEIGHT_PX + FOOT_PX} aria-hidden>
          {scale.marksKm.map((km) => (
            <g key={km} className="traffic-mark">
              <line x1={LEFT_PX} x2={width - 12} y1={yOf(km)} y2={yOf(km)} />
              <text x={LEFT_PX - 6} y={yOf(km)} dominantBaseline="middle" textAnchor="end">
                {quantities.count(km)}
              </text>
            </g>
          ))}
          {densities.marks.map((mark) => (
            <text key={mark} className="traffic-number" x={xOf(mark)} y={TOP_PX + HEIGHT_PX + 16} textAnchor="middle">
              {quantities.number(mark, 2)}
            </text>
          ))}
          {band === null ? null : (
            <rect
              className="traffic-chosen"
              x={LEFT_PX}
              width={plotWidth + 12}
              y={yOf(band.toKm) - 1}
              height={Math.max(3, yOf(band.fromKm) - yOf(band.toKm) + 2)}
            />
          )}
          {isLogarithmic ? (
            <path
              className="traffic-bars"
              d={barsPath(
                shells,
                yOf,
                () => LEFT_PX,
                ({ density }) => xOf(density),
              )}
            />
          ) : (
            STACKED_KINDS.map((kind, place_) => (
              <path
                key={kind}
                className="traffic-bars"
                data-kind={kind}
                d={barsPath(
                  shells,
                  yOf,
                  (shell) => xOf(stackedDensity(shell, place_)),
                  (shell) => xOf(stackedDensity(shell, place_ + 1)),
                )}
              />
            ))
          )}
          {at === null || pointed === undefined ? null : (
            <rect
              className="traffic-pointed"
              x={LEFT_PX}
              width={plotWidth + 12}
              y={yOf(pointed.toKm)}
              height={Math.max(2, yOf(pointed.fromKm) - yOf(pointed.toKm))}
            />
          )}
        </svg>
      </div>
      <p className="traffic-words" aria-hidden>
        {at === null || pointed === undefined ? t('traffic.profile-hint') : words(pointed)}
      </p>
    </>
  );
}

/** Density of the first so many kinds together. */
function stackedDensity({ byKind, volumeKm3 }: Shell, kinds: number): number {
  let objects = 0;
  for (let kind = 0; kind < kinds; kind++) objects += byKind[kind]!;
  return (objects / volumeKm3) * 1e8;
}

function barsPath(
  shells: readonly Shell[],
  yOf: (altitudeKm: number) => number,
  from: (shell: Shell) => number,
  to: (shell: Shell) => number,
): string {
  return shells
    .map((shell) => {
      const [x1, x2] = [from(shell), to(shell)];
      const [top, foot] = [yOf(shell.toKm), yOf(shell.fromKm)];
      if (x2 - x1 < 0.05) return '';
      // A hair between bars that are high enough for one.
      const height = foot - top > 2.5 ? foot - top - 0.5 : foot - top;
      return `M${x1.toFixed(1)} ${top.toFixed(2)}H${x2.toFixed(1)}v${height.toFixed(2)}H${x1.toFixed(1)}z`;
    })
    .join('');
}
