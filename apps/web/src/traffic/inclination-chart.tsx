import { type JSX, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PALETTES } from '../legend/palette.ts';
import { altitudeRange } from '../objects/altitude-range.ts';
import { useThemeName } from '../theme/use-theme.ts';
import { useElementSize } from '../timeline/use-element-size.ts';
import type { TrafficBand } from '../view/view.ts';
import type { AltitudeScale } from './altitude-scale.ts';
import { colourAlong } from './colour-ramp.ts';
import { type Cell, cellAt, type InclinationMap } from './inclination-map.ts';

const LEFT_PX = 52;
const RIGHT_PX = 20;
const FOOT_PX = 22;
const TOP_PX = 8;
const HEIGHT_PX = 300;
const MARKS_DEG = [0, 30, 60, 90, 120, 150, 180];
/** Cells with fewer objects than this, in the mean of time, are left empty. */
export const LEAST_OBJECTS = 0.1;

/** How many objects there are by altitude and inclination, as colours on a logarithmic scale. By keyboard its tables do the same. */
export function InclinationChart(props: {
  readonly map: InclinationMap;
  readonly scale: AltitudeScale;
  readonly band: TrafficBand | null;
  readonly onBand: (band: TrafficBand) => void;
}): JSX.Element {
  const { map, scale, band, onBand } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const theme = useThemeName();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = useElementSize(place);
  const [pointed, setPointed] = useState<Cell | null>(null);
  const plotWidth = Math.max(0, width - LEFT_PX - RIGHT_PX);
  const xOf = (deg: number): number => LEFT_PX + (deg / 180) * plotWidth;
  const yOf = (km: number): number => TOP_PX + scale.share(km) * HEIGHT_PX;
  useEffect(() => {
    if (canvas.current !== null && plotWidth > 0)
      drawCells(canvas.current, map, scale, plotWidth, PALETTES[theme].densities);
  }, [map, scale, plotWidth, theme]);
  const find = (event: MouseEvent): Cell | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const deg = ((event.clientX - box.left - LEFT_PX) / plotWidth) * 180;
    const km = scale.altitudeKm((event.clientY - box.top - TOP_PX) / HEIGHT_PX);
    const row = map.edgesKm.findLastIndex((edge) => edge <= km);
    const column = Math.floor(deg / map.columnDeg);
    return row < 0 || row >= map.edgesKm.length - 1 || column < 0 || column >= map.columns
      ? null
      : cellAt(map, row, column);
  };
  const choose = (event: MouseEvent): void => {
    const cell = find(event);
    if (cell === null || cell.objects === 0) return;
    const { fromKm, toKm, fromDeg, toDeg } = cell;
    onBand({ fromKm, toKm, fromDeg, toDeg });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the lists below have a button for each of what can be pressed here. */}
      <div
        ref={place}
        className="traffic-chart"
        role="img"
        aria-label={t('traffic.map-picture')}
        onPointerMove={(event) => setPointed(find(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={choose}
      >
        <canvas ref={canvas} className="traffic-cells" style={{ left: LEFT_PX, top: TOP_PX }} aria-hidden />
        <svg width={width} height={TOP_PX + HEIGHT_PX + FOOT_PX} aria-hidden>
          {scale.marksKm.map((km) => (
            <text
              key={km}
              className="traffic-number"
              x={LEFT_PX - 6}
              y={yOf(km)}
              dominantBaseline="middle"
              textAnchor="end"
            >
              {quantities.count(km)}
            </text>
          ))}
          {MARKS_DEG.map((deg) => (
            <g key={deg} className="traffic-mark">
              <line x1={xOf(deg)} x2={xOf(deg)} y1={TOP_PX} y2={TOP_PX + HEIGHT_PX} />
              <text x={xOf(deg)} y={TOP_PX + HEIGHT_PX + 16} textAnchor="middle">
                {quantities.degrees(deg, 0)}
              </text>
            </g>
          ))}
          {[
            ['traffic-chosen', band],
            ['traffic-pointed', pointed],
          ].map(([name, box]) => (
            <Box key={name as string} name={name as string} box={box as TrafficBand | null} xOf={xOf} yOf={yOf} />
          ))}
        </svg>
      </div>
      <div className="traffic-ramp" aria-hidden>
        <span>{quantities.number(LEAST_OBJECTS, 1)}</span>
        <span
          className="traffic-ramp-colours"
          style={{ backgroundImage: `linear-gradient(to right, ${PALETTES[theme].densities.join(', ')})` }}
        />
        <span>{t('traffic.ramp-most', { objects: quantities.count(map.most) })}</span>
      </div>
      <p className="traffic-words" aria-hidden>
        {pointed === null
          ? t('traffic.map-hint')
          : t('traffic.cell', {
              range: altitudeRange(pointed.fromKm, pointed.toKm, quantities),
              from: quantities.degrees(pointed.fromDeg, 0),
              to: quantities.degrees(pointed.toDeg, 0),
              objects: quantities.number(pointed.objects, pointed.objects < 10 ? 2 : 4),
            })}
      </p>
    </>
  );
}

function Box(props: {
  readonly name: string;
  readonly box: TrafficBand | null;
  readonly xOf: (deg: number) => number;
  readonly yOf: (km: number) => number;
}): JSX.Element | null {
  const { name, box, xOf, yOf } = props;
  if (box === null) return null;
  const { fromKm, toKm, fromDeg = 0, toDeg = 180 } = box;
  // A little outside of the cell, so that it is seen.
  const [left, top] = [xOf(fromDeg) - 1.5, yOf(toKm) - 1.5];
  const height = Math.max(3, yOf(fromKm) - yOf(toKm)) + 3;
  return <rect className={name} x={left} width={xOf(toDeg) - left + 1.5} y={top} height={height} />;
}

function drawCells(
  canvas: HTMLCanvasElement,
  map: InclinationMap,
  scale: AltitudeScale,
  widthPx: number,
  ramp: Parameters<typeof colourAlong>[0],
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(widthPx * ratio);
  canvas.height = Math.round(HEIGHT_PX * ratio);
  canvas.style.width = `${widthPx}px`;
  canvas.style.height = `${HEIGHT_PX}px`;
  const columnPx = (canvas.width * map.columnDeg) / 180;
  const decades = Math.log(Math.max(map.most, 1) / LEAST_OBJECTS);
  for (let row = 0; row + 1 < map.edgesKm.length; row++) {
    // Whole pixels: cells have no seams.
    const top = Math.round(scale.share(map.edgesKm[row + 1]!) * canvas.height);
    const foot = Math.round(scale.share(map.edgesKm[row]!) * canvas.height);
    for (let column = 0; column < map.columns; column++) {
      const objects = map.objects[row * map.columns + column]!;
      if (objects < LEAST_OBJECTS) continue;
      context.fillStyle = colourAlong(ramp, Math.log(objects / LEAST_OBJECTS) / decades);
      const left = Math.round(column * columnPx);
      context.fillRect(left, top, Math.round((column + 1) * columnPx) - left, foot - top);
    }
  }
}
