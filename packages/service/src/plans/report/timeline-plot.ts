import type { PlanDocument, PlanRoute } from '@clearway/contract';
import { escaped, figure, linear, moment, round } from './svg.ts';

const WIDTH = 640;
/** As wide as a label is at most; the first and the last stand within the picture. */
const LABEL_PX = 132;
const LANE_PX = 36;
/** Beside the line: above, below, then farther off. */
const LANES = [-1, 1, -2, 2, -3, 3] as const;

/** When what has to happen: from when the plan was made to the return burn. */
export function timelinePlot(plan: PlanDocument, route: PlanRoute): string {
  const moments = [
    ['planned', plan.created_utc],
    ['go / no-go', route.go_no_go_utc],
    ['burn', route.burn?.utc],
    ['closest approach', route.tca_after_utc],
    ['return burn', route.return_burn?.utc],
  ]
    .filter((moment): moment is [string, string] => typeof moment[1] === 'string')
    .map(([name, utc]) => ({ name, utc, at: Date.parse(utc) }))
    .toSorted((one, other) => one.at - other.at);
  const times = moments.map(({ at }) => at);
  const last = Math.max(...times);
  // Long before the burn nothing happens: the line begins with the plan, or half of what follows before the first moment.
  const soon = moments.filter(({ name }) => name !== 'planned').map(({ at }) => at);
  const first = Math.max(Math.min(...times), Math.min(...soon) - 0.5 * (last - Math.min(...soon)) - 600_000);
  const x = linear([first, last], [LABEL_PX / 2 + 4, WIDTH - LABEL_PX / 2 - 4]);
  const placed = inLanes(moments.map(({ at }) => x(Math.max(first, at))));
  const above = LANE_PX * Math.max(1, ...placed.map(({ lane }) => -lane)) + 16;
  const below = LANE_PX * Math.max(1, ...placed.map(({ lane }) => lane)) + 24;
  const body = moments.map(({ name, utc }, k) => {
    const { at, lane } = placed[k]!;
    const [place, line] = [round(at), name === 'go / no-go' ? 'mark' : 'axis'];
    const word = above + (lane < 0 ? lane * LANE_PX : lane * LANE_PX - 6);
    const [from, to] = lane < 0 ? [word + 20, above + 8] : [above - 8, word - 14];
    const path = `<path class="${line}" d="M${place} ${from}V${to}"/>`;
    const label = `<text x="${place}" y="${word}" text-anchor="middle"><tspan class="strong">${escaped(name)}</tspan></text><text x="${place}" y="${word + 15}" text-anchor="middle">${escaped(moment(utc))}</text>`;
    return { path, label };
  });
  const [paths, labels] = [body.map(({ path }) => path).join(''), body.map(({ label }) => label).join('')];
  return figure(
    { width: WIDTH, height: above + below },
    'Timeline, UTC',
    'After the last moment for a go the plan is past.',
    `<path class="axis" d="M8 ${above}H${WIDTH - 8}"/>${paths}<g class="halo">${labels}</g>`,
  );
}

/** Labels at these places, from left to right, in lanes in which none lies over another. */
function inLanes(places: readonly number[]): readonly { readonly at: number; readonly lane: number }[] {
  const ends = new Map<number, number>();
  return places.map((at) => {
    const isFree = (lane: number): boolean => (ends.get(lane) ?? Number.NEGATIVE_INFINITY) <= at - LABEL_PX / 2;
    const lane = LANES.find(isFree) ?? 1;
    ends.set(lane, at + LABEL_PX / 2);
    return { at, lane };
  });
}
