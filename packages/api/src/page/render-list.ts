import { addSeconds, formatUtc, type UtcTime } from '@clearway/service';
import { html } from 'hono/html';
import type { ListedApproach, ListedObject } from '../close-approaches/listed-approach.ts';
import { formatAge, formatDistance, formatMoment, formatSpeed } from './format-quantity.ts';
import type { Markup } from './render-page.ts';

/** A table of close approaches, which becomes a list of cards on a phone. `caption` is for screen readers. */
export function renderApproachTable(
  approaches: readonly ListedApproach[],
  options: { caption: string; start: UtcTime; headings: readonly Markup[] },
): Markup {
  return html`<table>
<caption class="unseen">${options.caption}</caption>
<thead><tr>${options.headings}</tr></thead>
<tbody>${approaches.map((approach) => renderRow(approach, options.start))}</tbody>
</table>`;
}

function renderRow(approach: ListedApproach, start: UtcTime): Markup {
  const tca = addSeconds(start, approach.tca);
  return html`<tr>
<td class="miss number" data-label="Miss distance">${formatDistance(approach.missDistanceKm)}</td>
<td class="pair">${renderObject(approach.primary)}${renderObject(approach.secondary)}</td>
<td class="when number" data-label="When (UTC)"><time datetime="${formatUtc(tca, 3)}">${formatMoment(tca)}</time>${renderClass(approach)}</td>
<td class="speed number" data-label="Relative speed">${formatSpeed(approach.relativeSpeedKmS)}</td>
</tr>
`;
}

function renderClass(approach: ListedApproach): Markup {
  if (approach.ranking === 'fleet') return html` <span class="tag">same fleet</span>`;
  if (approach.ranking === 'stale') return html` <span class="tag old">old elements</span>`;
  return html``;
}

function renderObject(object: ListedObject): Markup {
  const old = Math.abs(object.ageDays) > 7 ? ' old' : '';
  return html`<div class="object"><span class="kind ${object.kind.replace(' ', '-')}" aria-hidden="true"></span>
<a href="/?object=${object.id}">${object.name || `Object ${object.id}`}</a>
<span class="facts">${object.id} · ${object.kind}${object.fleet === null ? '' : ` · ${fleetName(object.fleet)} fleet`} ·
<span class="age${old}">elements ${formatAge(object.ageDays)}</span>${renderTogether(object)}</span></div>`;
}

function renderTogether(object: ListedObject): Markup {
  if (object.together.length === 0) return html``;
  const names = object.together.map((other) => `${other.name} (${other.id})`).join(', ');
  const count = object.together.length;
  return html` · <span class="together" title="${names}">with ${count === 1 ? names : `${count} others docked or beside it`}</span>`;
}

function fleetName(stem: string): string {
  return stem.toLowerCase().replace(/(^|[\s-])[a-z]/g, (letter) => letter.toUpperCase());
}
