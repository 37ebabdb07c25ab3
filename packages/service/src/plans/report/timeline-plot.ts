import type { PlanDocument, PlanRoute } from '@clearway/contract';
import { escaped, figure, linear, moment, round } from './svg.ts';

const SIZE = { width: 640, height: 150 };

/** When what has to happen: from when the plan was made to the return burn. */
export function timelinePlot(plan: PlanDocument, route: PlanRoute): string {
  const moments = [
    ['planned', plan.created_utc],
    ['go / no-go', route.go_no_go_utc],
    ['burn', route.burn?.utc],
    ['closest approach', route.tca_after_utc],
    ['return burn', route.return_burn?.utc],
  ].filter((moment): moment is [string, string] => typeof moment[1] === 'string');
  const times = moments.map(([, utc]) => Date.parse(utc));
  const last = Math.max(...times);
  // Long before the burn nothing happens: the line begins with the plan, or half of what follows before the first moment.
  const soon = times.filter((_, k) => moments[k]![0] !== 'planned');
  const first = Math.max(Math.min(...times), Math.min(...soon) - 0.5 * (last - Math.min(...soon)) - 600_000);
  const x = linear([first, last], [90, SIZE.width - 90]);
  const body = moments.map(([name, utc], k) => {
    const place = round(x(Math.max(first, times[k]!)));
    const above = k % 2 === 0;
    const [word, time] = above ? [34, 50] : [112, 128];
    return `<path class="${name === 'go / no-go' ? 'mark' : 'axis'}" d="M${place} 62V94"/><text x="${place}" y="${word}" text-anchor="middle"><tspan class="strong">${escaped(name)}</tspan></text><text x="${place}" y="${time}" text-anchor="middle">${escaped(moment(utc))}</text>`;
  });
  return figure(
    SIZE,
    'Timeline, UTC',
    'After the last moment for a go the plan is past.',
    `<path class="axis" d="M40 78H${SIZE.width - 40}"/>${body.join('')}`,
  );
}
