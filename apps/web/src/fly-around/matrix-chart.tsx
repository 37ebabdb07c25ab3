import type { SatelliteProfile } from '@clearway/contract';
import { type JSX, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PALETTES } from '../legend/palette.ts';
import { useThemeName } from '../theme/use-theme.ts';
import { useElementSize } from '../timeline/use-element-size.ts';
import { colourAlong } from '../traffic/colour-ramp.ts';
import type { BurnTarget, ChosenBurn } from '../view/view.ts';
import type { MatrixAnswer } from '../workers/avoidance/burn-question.ts';
import { BurnTimes, BurnTimesLegend, closedLeads, type LeadSpan } from './burn-times.tsx';
import { impulseText, orbitsText } from './burn-words.ts';
import { burnAt, inside, type MatrixCell, nearestCell, rampOf, valueAt } from './matrix-grid.ts';

const LEFT_PX = 58;
const RIGHT_PX = 10;
const TOP_PX = 6;
const HEIGHT_PX = 210;
const FOOT_PX = 38;
/** For the ramp where the target is a miss. */
const NO_PROBABILITY = 1e-6;

/**
 * The matrix as colours, with the least burn of each time as a line. A cursor goes over it by mouse, finger or arrows; Enter or a press takes
 * its burn. What it says is read out.
 */
export function MatrixChart(props: {
  readonly matrix: MatrixAnswer;
  readonly target: BurnTarget;
  readonly periodSeconds: number;
  readonly tcaMs: number;
  /** When burns are allowed, s before the closest approach. */
  readonly allowed: readonly LeadSpan[];
  readonly profile: SatelliteProfile | null;
  readonly chosen: ChosenBurn | null;
  readonly onChoose: (burn: ChosenBurn) => void;
}): JSX.Element {
  const { matrix, target, periodSeconds, tcaMs, allowed, profile, chosen, onChoose } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const theme = useThemeName();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hintId = useId();
  const { width } = useElementSize(place);
  const [cursor, setCursor] = useState<MatrixCell | null>(null);
  const plotWidth = Math.max(0, width - LEFT_PX - RIGHT_PX);
  const { leadSeconds, sizesKmS } = matrix;
  const [first, last] = [leadSeconds[0]!, leadSeconds.at(-1)!];
  const [low, high] = [Math.log(sizesKmS[0]!), Math.log(sizesKmS.at(-1)!)];
  const xOf = (lead: number): number => LEFT_PX + ((lead - first) / (last - first || 1)) * plotWidth;
  const yOf = (kmS: number): number => TOP_PX + (1 - (Math.log(kmS) - low) / (high - low || 1)) * HEIGHT_PX;
  const ramp = PALETTES[theme].densities;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    // The worst is what stands out from the ground.
    const shade = rampOf(matrix, target.kind === 'probability' ? target.probability : NO_PROBABILITY);
    drawMatrix(element, matrix, (probability, missKm) => colourAlong(ramp, shade(probability, missKm)));
  }, [matrix, target, ramp]);
  const chosenCell =
    chosen === null ? null : nearestCell(matrix, chosen.leadSeconds, Math.hypot(...chosen.rtnMmS) * 1e-6);
  const at = cursor ?? chosenCell;
  const find = (event: PointerEvent): MatrixCell => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = ((event.clientX - box.left - LEFT_PX) / (plotWidth || 1)) * (leadSeconds.length - 1);
    const row = (1 - (event.clientY - box.top - TOP_PX) / HEIGHT_PX) * (sizesKmS.length - 1);
    return inside(matrix, { column: Math.round(column), row: Math.round(row) });
  };
  const take = (cell: MatrixCell): void => onChoose(burnAt(matrix, cell));
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = at ?? { column: 0, row: 0 };
    const step = event.shiftKey ? 5 : 1;
    const moves: Readonly<Record<string, MatrixCell>> = {
      ArrowLeft: { ...from, column: from.column - step },
      ArrowRight: { ...from, column: from.column + step },
      ArrowUp: { ...from, row: from.row + step },
      ArrowDown: { ...from, row: from.row - step },
    };
    const moved = moves[event.key];
    if (moved !== undefined) setCursor(inside(matrix, moved));
    else if (event.key === 'Enter' || event.key === ' ') {
      if (at !== null) take(at);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const saying = at === null ? '' : cellText(at);
  function cellText(cell: MatrixCell): string {
    const { leadSeconds: lead, sizeKmS, probability, missKm } = valueAt(matrix, cell);
    return t(Number.isNaN(probability) ? 'fly-around.cell-miss' : 'fly-around.cell', {
      lead: orbitsText(lead / periodSeconds, t, quantities),
      size: impulseText(sizeKmS, quantities),
      probability: quantities.probability(probability),
      miss: quantities.distance(missKm),
    }).concat(isClosed(lead) ? ` ${t('fly-around.cell-closed')}` : '');
  }
  function isClosed(lead: number): boolean {
    return !allowed.some(({ from, to }) => lead <= from && lead >= to);
  }
  const atValue = at === null ? null : valueAt(matrix, at);
  return (
    <>
      <div
        ref={place}
        className="fly-matrix"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a cursor in two directions has no role of its own; arrows move it.
        tabIndex={0}
        role="application"
        aria-label={t('fly-around.matrix')}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const cell = find(event);
          setCursor(cell);
          take(cell);
        }}
        onPointerMove={(event) => {
          const cell = find(event);
          if (at !== null && cell.column === at.column && cell.row === at.row) return;
          setCursor(cell);
          if (event.buttons > 0) take(cell);
        }}
        onPointerLeave={() => setCursor(null)}
      >
        <canvas ref={canvas} style={{ left: LEFT_PX, top: TOP_PX, width: plotWidth, height: HEIGHT_PX }} aria-hidden />
        <svg width={width} height={TOP_PX + HEIGHT_PX + FOOT_PX} aria-hidden>
          <BurnTimes {...{ profile, allowed, tcaMs, first, last, xOf }} top={TOP_PX} height={HEIGHT_PX} />
          {halfRevolutions(first, last, periodSeconds).map((half) => {
            const x = xOf((half / 2) * periodSeconds);
            const isWhole = half % 2 === 0;
            return (
              <g key={half} className={isWhole ? 'fly-tick is-whole' : 'fly-tick'}>
                <line x1={x} x2={x} y1={TOP_PX} y2={TOP_PX + HEIGHT_PX + (isWhole ? 6 : 3)} />
                <text x={x} y={TOP_PX + HEIGHT_PX + 17} textAnchor="middle">
                  {isWhole || halfRevolutions(first, last, periodSeconds).length <= 6
                    ? quantities.number(half / 2, 2)
                    : '½'}
                </text>
              </g>
            );
          })}
          <text className="fly-axis" x={LEFT_PX + plotWidth / 2} y={TOP_PX + HEIGHT_PX + 34} textAnchor="middle">
            {t('fly-around.axis-lead')}
          </text>
          {sizeTicks(sizesKmS[0]!, sizesKmS.at(-1)!).map((kmS) => (
            <g key={kmS} className="fly-tick">
              <line x1={LEFT_PX - 4} x2={LEFT_PX} y1={yOf(kmS)} y2={yOf(kmS)} />
              <text x={LEFT_PX - 7} y={yOf(kmS) + 4} textAnchor="end">
                {impulseText(kmS, quantities)}
              </text>
            </g>
          ))}
          <polyline className="fly-least-halo" points={leastLine(matrix, xOf, yOf)} />
          <polyline className="fly-least" points={leastLine(matrix, xOf, yOf)} />
          {atValue === null ? null : (
            <g className="fly-cursor">
              <line x1={xOf(atValue.leadSeconds)} x2={xOf(atValue.leadSeconds)} y1={TOP_PX} y2={TOP_PX + HEIGHT_PX} />
              <line x1={LEFT_PX} x2={LEFT_PX + plotWidth} y1={yOf(atValue.sizeKmS)} y2={yOf(atValue.sizeKmS)} />
              <circle cx={xOf(atValue.leadSeconds)} cy={yOf(atValue.sizeKmS)} r={6} />
            </g>
          )}
        </svg>
      </div>
      <p className="fly-cell" aria-live="polite">
        {saying}
      </p>
      <div className="fly-ramp small muted" aria-hidden>
        <span>{t('fly-around.ramp-good')}</span>
        <span style={{ backgroundImage: `linear-gradient(to right, ${ramp.join(', ')})` }} />
        <span>{t('fly-around.ramp-bad')}</span>
      </div>
      <BurnTimesLegend profile={profile} hasClosed={closedLeads(allowed, first, last).length > 0} />
      <p id={hintId} className="muted small">
        {t('fly-around.matrix-hint')}
      </p>
    </>
  );
}

/** In halves of a revolution. */
function halfRevolutions(first: number, last: number, period: number): readonly number[] {
  const [from, to] = [Math.ceil((2 * last) / period), Math.floor((2 * first) / period)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k).filter((half) => half > 0);
}

/** 1 and 10 and so on, mm/s; km/s here. */
function sizeTicks(from: number, to: number): readonly number[] {
  const ticks: number[] = [];
  for (let power = Math.ceil(Math.log10(from) - 1e-9); power <= Math.log10(to) + 1e-9; power++) ticks.push(10 ** power);
  return ticks;
}

/** The least burn of each time, where it is within the sizes. */
function leastLine(
  { leadSeconds, leastKmS, sizesKmS }: MatrixAnswer,
  xOf: (lead: number) => number,
  yOf: (kmS: number) => number,
): string {
  const most = sizesKmS.at(-1)!;
  return Array.from(leastKmS, (size, k) =>
    size > sizesKmS[0]! && size <= most ? `${xOf(leadSeconds[k]!).toFixed(1)},${yOf(size).toFixed(1)}` : '',
  )
    .filter((point) => point !== '')
    .join(' ');
}

/** A pixel a cell; the style sheet stretches them. */
function drawMatrix(
  canvas: HTMLCanvasElement,
  { leadSeconds, sizesKmS, probability, missKm }: MatrixAnswer,
  colour: (probability: number, missKm: number) => string,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const [columns, rows] = [leadSeconds.length, sizesKmS.length];
  canvas.width = columns;
  canvas.height = rows;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const cell = column * rows + row;
      context.fillStyle = colour(probability[cell]!, missKm[cell]!);
      context.fillRect(column, rows - 1 - row, 1, 1);
    }
  }
}
