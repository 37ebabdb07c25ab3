import type { PlanMatrix, PlanResult, PlanRoute } from '@clearway/contract';
import { axes, decades, FRAME, figure, linear, logarithmic, probabilityText, round, ticks } from './svg.ts';

const orbits = (value: number): string => String(value);

/** What the same burn would do at other times: the row of the reward matrix that is nearest to it. */
export function probabilityPlot({ matrix, target, probability_before }: PlanResult, { burn }: PlanRoute): string {
  if (matrix === null || burn === null || probability_before === null) return '';
  const d = nearestDirection(matrix, burn);
  const s = nearest(matrix.size_mm_s, burn.total_mm_s);
  const values = matrix.probability[d]!.map((sizes) => sizes[s]!);
  const floor = Math.max(1e-15, Math.min(target.probability ?? 1e-7, ...positive(values)) / 10);
  const x = linear([0, matrix.lead_orbits.at(-1)!], [FRAME.width - FRAME.right, FRAME.left]);
  const top = Math.max(probability_before, ...positive(values)) * 3;
  const y = logarithmic([floor, top], [FRAME.height - FRAME.bottom, FRAME.top]);
  const points = values.map((value, l) => `${round(x(matrix.lead_orbits[l]!))},${round(y(value ?? floor))}`);
  const level = (value: number, name: string): string =>
    `<path class="level" d="M${FRAME.left} ${round(y(value))}H${FRAME.width - FRAME.right}"/><text x="${FRAME.width - FRAME.right - 4}" y="${round(y(value) - 5)}" text-anchor="end">${name}</text>`;
  const body = [
    axes(
      FRAME,
      {
        scale: x,
        at: ticks(0, matrix.lead_orbits.at(-1)!),
        text: orbits,
        title: 'revolutions before the closest approach',
      },
      { scale: y, at: decades(floor, top), text: probabilityText, title: 'probability' },
    ),
    level(probability_before, 'without a burn'),
    target.probability === null ? '' : level(target.probability, 'target'),
    `<polyline class="line" points="${points.join(' ')}"/>`,
    marker(x(burn.lead_orbits)),
  ];
  const what = `${matrix.size_mm_s[s]} mm/s ${matrix.directions[d]!.name}`;
  return figure(
    FRAME,
    'Probability against the time of the burn',
    `After a burn of ${what}, the cell of the reward matrix nearest to the plan; the mark is the planned time.`,
    body.join(''),
  );
}

/** The least burn at each time. */
export function sweepPlot({ sweep }: PlanResult, { burn }: PlanRoute): string {
  if (sweep.total_mm_s.length === 0) return '';
  const sizes = positive(sweep.total_mm_s);
  if (sizes.length === 0) return '';
  const [least, most] = [Math.min(...sizes) / 1.5, Math.max(...sizes) * 1.5];
  const longest = Math.max(...sweep.lead_orbits);
  const x = linear([0, longest], [FRAME.width - FRAME.right, FRAME.left]);
  const y = logarithmic([least, most], [FRAME.height - FRAME.bottom, FRAME.top]);
  const points = sweep.total_mm_s.map((size, k) => `${round(x(sweep.lead_orbits[k]!))},${round(y(size))}`);
  const body = [
    axes(
      FRAME,
      { scale: x, at: ticks(0, longest), text: orbits, title: 'revolutions before the closest approach' },
      { scale: y, at: decades(least, most), text: orbits, title: 'least burn, mm/s' },
    ),
    `<polyline class="line" points="${points.join(' ')}"/>`,
    burn ? marker(x(burn.lead_orbits)) : '',
  ];
  return figure(
    FRAME,
    'Least burn against its time',
    'Free direction, not checked by propagation: to see which times are cheap. Half revolutions are cheap, whole ones dear.',
    body.join(''),
  );
}

/** The reward matrix of the direction that is nearest to the plan's. */
export function matrixPlot({ matrix, target }: PlanResult, { burn }: PlanRoute): string {
  if (matrix === null) return '';
  const d = burn === null ? 0 : nearestDirection(matrix, burn);
  const frame = { ...FRAME, height: 320 };
  const { lead_orbits, size_mm_s } = matrix;
  const [width, height] = [
    (frame.width - frame.left - frame.right) / lead_orbits.length,
    (frame.height - frame.top - frame.bottom) / size_mm_s.length,
  ];
  const cells = lead_orbits.flatMap((_, l) =>
    size_mm_s.map((__, s) => {
      const value = matrix.probability[d]![l]![s]!;
      const left = frame.width - frame.right - (l + 1) * width;
      const top = frame.height - frame.bottom - (s + 1) * height;
      return `<rect x="${round(left)}" y="${round(top)}" width="${round(width + 0.3)}" height="${round(height + 0.3)}" fill="${shade(value)}"/>`;
    }),
  );
  const x = linear(
    [0.5 * lead_orbits[0]!, lead_orbits.at(-1)! + 0.5 * lead_orbits[0]!],
    [frame.width - frame.right, frame.left],
  );
  const row = (s: number): number => frame.height - frame.bottom - (s + 0.5) * height;
  const body = [
    cells.join(''),
    axes(
      frame,
      {
        scale: x,
        at: ticks(0, lead_orbits.at(-1)!).filter((value) => value > 0),
        text: orbits,
        title: 'revolutions before the closest approach',
      },
      { scale: row, at: [...size_mm_s.keys()], text: (s) => String(size_mm_s[s]), title: 'burn, mm/s' },
    ),
    burn === null
      ? ''
      : `<circle class="mark-ring" cx="${round(x(burn.lead_orbits))}" cy="${round(row(nearest(size_mm_s, burn.total_mm_s)))}" r="7"/>`,
    legend(frame.width),
  ];
  const goal = target.probability === null ? '' : ` The target is ${probabilityText(target.probability)}.`;
  return figure(
    frame,
    `Reward matrix, ${matrix.directions[d]!.name}`,
    `Probability after a burn of each size at each time, from dark (1e-8 and less) to light (1e-3 and more).${goal}`,
    body.join(''),
  );
}

/** From dark blue by green to yellow (viridis), whatever one sees of colours; grey where there is none. */
const SHADES = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'];

function shade(value: number | null): string {
  if (value === null) return '#cccccc';
  const place = (Math.log10(Math.max(value, 1e-8)) + 8) / 5;
  return SHADES[Math.min(SHADES.length - 1, Math.max(0, Math.round(place * (SHADES.length - 1))))]!;
}

function legend(width: number): string {
  return SHADES.map((fill, k) => `<rect x="${width - 150 + k * 16}" y="2" width="16" height="8" fill="${fill}"/>`).join(
    '',
  );
}

function marker(x: number): string {
  return `<path class="mark" d="M${round(x)} ${FRAME.top}V${FRAME.height - FRAME.bottom}"/>`;
}

function positive(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null && value > 0);
}

function nearest(values: readonly number[], wanted: number): number {
  const distance = (value: number): number => Math.abs(Math.log(value / wanted));
  return values.reduce((best, value, k) => (distance(value) < distance(values[best]!) ? k : best), 0);
}

function nearestDirection({ directions }: PlanMatrix, burn: NonNullable<PlanRoute['burn']>): number {
  const along = ({ radial, in_track, cross_track }: PlanMatrix['directions'][number]): number =>
    radial * burn.radial_mm_s + in_track * burn.in_track_mm_s + cross_track * burn.cross_track_mm_s;
  return directions.reduce((best, direction, k) => (along(direction) > along(directions[best]!) ? k : best), 0);
}
