import type { Party } from '@clearway/contract';
import { parseUtc } from '@clearway/service';
import { html } from 'hono/html';
import { formatAge, formatDistance, formatMoment, formatProbability, formatSpeed } from './format-quantity.ts';
import type { Markup } from './render-page.ts';

/** What close approaches and events have in common. */
export interface Encounter {
  readonly primary: Party;
  readonly secondary: Party;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly max_probability: number | null;
}

export interface EncounterTable<Row extends Encounter> {
  readonly caption: string;
  readonly headings: readonly Markup[];
  /** What stands below the time, such as `same fleet`. */
  readonly tag: (row: Row) => Markup;
  /** Where the name of an object leads. */
  readonly objectAddress: (objectId: number) => string;
  /** Names of objects that stay beside another; null where it is not known. */
  readonly nameOf: (objectId: number) => string | null;
}

/**
 * A table of encounters, which becomes a list of cards on a phone: the roles keep it a table for screen readers there, as does
 * `caption`.
 */
export function renderEncounters<Row extends Encounter>(rows: readonly Row[], table: EncounterTable<Row>): Markup {
  return html`<table role="table">
<caption class="unseen">${table.caption}</caption>
<thead role="rowgroup"><tr role="row">${table.headings}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => renderRow(row, table))}</tbody>
</table>`;
}

function renderRow<Row extends Encounter>(row: Row, table: EncounterTable<Row>): Markup {
  return html`<tr role="row">
<td role="cell" class="miss number" data-label="Miss distance">${formatDistance(row.miss_distance_km)}</td>
<td role="cell" class="pair">${renderParty(row.primary, row.secondary, table)}${renderParty(row.secondary, row.primary, table)}</td>
<td role="cell" class="when number" data-label="When (UTC)"><time datetime="${row.tca_utc}">${momentOf(row.tca_utc)}</time>${table.tag(row)}</td>
<td role="cell" class="probability number" data-label="Max. probability">${formatProbability(row.max_probability)}</td>
<td role="cell" class="speed number" data-label="Relative speed">${formatSpeed(row.relative_speed_km_s)}</td>
</tr>
`;
}

/** `Thu 12 Mar 14:02:11`. */
export function momentOf(utc: string): string {
  const time = parseUtc(utc);
  return time === null ? utc : formatMoment(time);
}

function renderParty(party: Party, other: Party, table: EncounterTable<never>): Markup {
  return html`<div class="object"><span class="kind ${party.kind}" aria-hidden="true"></span>
<a href="${table.objectAddress(party.object_id)}">${party.name || `Object ${party.object_id}`}</a>
<span class="facts">${party.object_id} · ${party.kind.replace('-', ' ')}${ownership(party)}${ability(party)}${age(party)}${together(party, other, table)}</span></div>`;
}

/** Owner where one is known, else the fleet that the name tells. */
function ownership({ owner, fleet }: Party): string {
  if (owner !== null) return ` · ${owner}`;
  return fleet === null ? '' : ` · ${fleetName(fleet)} fleet`;
}

function fleetName(stem: string): string {
  return stem.toLowerCase().replace(/(^|[\s-])[a-z]/g, (letter) => letter.toUpperCase());
}

/** Debris and rocket bodies need no word: nobody expects them to move. */
function ability({ kind, manoeuvrable }: Party): string {
  if (manoeuvrable === true) return ' · can manoeuvre';
  return manoeuvrable === false && kind === 'payload' ? ' · cannot manoeuvre' : '';
}

/** After a week, errors along the track are tens of kilometres in low orbit. */
const OLD_DAYS = 7;

function age({ element_age_days: days }: Party): Markup {
  if (days === null) return html``;
  const old = Math.abs(days) > OLD_DAYS ? ' old' : '';
  return html` · <span class="age${old}">elements ${formatAge(days)}</span>`;
}

function together(party: Party, other: Party, table: EncounterTable<never>): Markup {
  const ids = party.together_with.filter((id) => id !== other.object_id);
  if (ids.length === 0) return html``;
  const named = ids.slice(0, 20).map((id) => [table.nameOf(id), `(${id})`].filter(Boolean).join(' '));
  const names = named.join(', ') + (ids.length > named.length ? ', …' : '');
  return html` · <span class="together" title="${names}">with ${ids.length === 1 ? names : `${ids.length} others docked or beside it`}</span>`;
}
