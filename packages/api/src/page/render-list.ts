import { addSeconds, formatUtc, type UtcTime } from '@clearway/service';
import { html } from 'hono/html';
import type { ListedApproach, ListedObject } from '../close-approaches/listed-approach.ts';
import { formatAge, formatDistance, formatMoment, formatProbability, formatSpeed } from './format-quantity.ts';
import type { Markup } from './render-page.ts';

/**
 * A table of close approaches, which becomes a list of cards on a phone: the roles keep it a table for screen readers
 * there, as does `caption`.
 */
export function renderApproachTable(
  approaches: readonly ListedApproach[],
  options: { caption: string; start: UtcTime; headings: readonly Markup[] },
): Markup {
  return html`<table role="table">
<caption class="unseen">${options.caption}</caption>
<thead role="rowgroup"><tr role="row">${options.headings}</tr></thead>
<tbody role="rowgroup">${approaches.map((approach) => renderRow(approach, options.start))}</tbody>
</table>`;
}

function renderRow(approach: ListedApproach, start: UtcTime): Markup {
  const tca = addSeconds(start, approach.tca);
  return html`<tr role="row">
<td role="cell" class="miss number" data-label="Miss distance">${formatDistance(approach.missDistanceKm)}</td>
<td role="cell" class="pair">${renderObject(approach.primary)}${renderObject(approach.secondary)}</td>
<td role="cell" class="when number" data-label="When (UTC)"><time datetime="${formatUtc(tca, 3)}">${formatMoment(tca)}</time>${renderClass(approach)}</td>
<td role="cell" class="probability number" data-label="Max. probability">${formatProbability(approach.maxProbability)}</td>
<td role="cell" class="speed number" data-label="Relative speed">${formatSpeed(approach.relativeSpeedKmS)}</td>
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
<span class="facts">${object.id} · ${object.kind}${ownership(object)}${ability(object)} ·
<span class="age${old}">elements ${formatAge(object.ageDays)}</span>${renderTogether(object)}</span></div>`;
}

function renderTogether(object: ListedObject): Markup {
  if (object.together.length === 0) return html``;
  const names = object.together.map((other) => `${other.name} (${other.id})`).join(', ');
  const count = object.together.length;
  return html` · <span class="together" title="${names}">with ${count === 1 ? names : `${count} others docked or beside it`}</span>`;
}

/** Owner where one is known, else the fleet that the name tells. */
function ownership({ owner, fleet }: ListedObject): string {
  if (owner !== null) return ` · ${owner}`;
  return fleet === null ? '' : ` · ${fleetName(fleet)} fleet`;
}

/** Debris and rocket bodies need no word: nobody expects them to move. */
function ability({ kind, canManoeuvre }: ListedObject): string {
  if (canManoeuvre === true) return ' · can manoeuvre';
  return canManoeuvre === false && kind === 'payload' ? ' · cannot manoeuvre' : '';
}

function fleetName(stem: string): string {
  return stem.toLowerCase().replace(/(^|[\s-])[a-z]/g, (letter) => letter.toUpperCase());
}
