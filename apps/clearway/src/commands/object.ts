import { formatAge, formatMoment } from '@clearway/api/format-quantity';
import type { Client, EventDocument, ObjectDetail, ObjectSummary } from '@clearway/contract';
import { parseUtc, streamSink, UserError, writeText } from '@clearway/service';
import { readIds } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { encounterLines, printable, WIDE } from '../people/encounter-table.ts';

/** Options of `object` as commander gives them. */
export interface ObjectOptions extends PlaceOptions {
  readonly json?: boolean;
}

const EVENTS_SHOWN = 5;
const MATCHES_SHOWN = 10;

/** `clearway object ID`: everything known of one object, and its next events; of a name, the objects that it may mean. */
export async function object(text: string, options: ObjectOptions, around: Surroundings): Promise<void> {
  const sink = streamSink(around.stdout);
  const columns = (around.stdout as { columns?: number }).columns ?? WIDE;
  await withClient(options, around, async (client) => {
    if (!/^\d{1,9}$|^[A-Za-z]\d{4}$/.test(text.trim())) {
      const matches = await search(client, text);
      return writeText(sink, options.json ? `${JSON.stringify({ matches })}\n` : matchesTable(text, matches));
    }
    const detail = await client.findObject(readIds('ID', text)[0]!);
    const events = await client.listEvents({ object: [detail.object_id], sort: 'tca', limit: EVENTS_SHOWN });
    if (options.json) return writeText(sink, `${JSON.stringify({ object: detail, events: events.items })}\n`);
    return writeText(sink, `${[...detailLines(detail), ...eventLines(detail, events.items, columns)].join('\n')}\n`);
  });
}

async function search(client: Client, text: string): Promise<readonly ObjectSummary[]> {
  const { items } = await client.listObjects({ search: text, limit: MATCHES_SHOWN });
  if (items.length > 0) return items;
  throw new UserError(
    'object-unknown',
    `no object is like "${text.slice(0, 60)}"`,
    'give a number or a part of a name',
  );
}

function matchesTable(text: string, matches: readonly ObjectSummary[]): string {
  const lines = matches.map(({ object_id, name, cospar_id, kind, owner, in_orbit }) =>
    [
      String(object_id).padStart(9),
      ` ${printable(name).slice(0, 28).padEnd(28)}`,
      (cospar_id ?? '').padEnd(11),
      kind.padEnd(11),
      printable(owner ?? '?')
        .slice(0, 15)
        .padEnd(15),
      in_orbit === false ? 'decayed' : '',
    ]
      .join(' ')
      .trimEnd(),
  );
  return `${[`Objects like "${printable(text)}":`, '', ...lines].join('\n')}\n`;
}

function detailLines(detail: ObjectDetail): string[] {
  const { elements, size_class: size, radar_cross_section_m2: crossSection, status, manoeuvrable } = detail;
  const rows: (readonly [string, string | null])[] = [
    ['Number', String(detail.object_id)],
    ['COSPAR', detail.cospar_id],
    ['Kind', detail.kind.replace('-', ' ')],
    ['Owner', detail.owner],
    ['Fleet', detail.fleet],
    [
      'Size',
      [size, crossSection === null ? null : `${crossSection} m² of radar cross section`].filter(Boolean).join(', '),
    ],
    ['Status', status],
    ['Moves', manoeuvrable === null ? null : manoeuvrable ? 'can manoeuvre' : 'cannot manoeuvre'],
    ['Launched', detail.launched_utc?.slice(0, 10) ?? null],
    ['Decayed', detail.decayed_utc?.slice(0, 10) ?? null],
    ['Orbit', elements === null ? null : orbitOf(detail)],
    ['Elements', elements === null ? 'none in the current run' : elementsOf(detail)],
    ['Watched', detail.watchlists.join(', ')],
    ['Approaches', `${detail.close_approaches} in the current run, ${detail.open_events} open events`],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== '');
  return [printable(detail.name), '', ...known.map(([label, value]) => `${label.padEnd(11)} ${printable(value!)}`)];
}

function orbitOf({ elements, regime }: ObjectDetail): string {
  const { perigee_altitude_km: perigee, apogee_altitude_km: apogee, inclination_deg: inclination } = elements!;
  return `${regime ?? ''} ${perigee.toFixed(0)} × ${apogee.toFixed(0)} km, ${inclination.toFixed(2)}°`.trim();
}

function elementsOf({ elements, element_age_days: age, choice }: ObjectDetail): string {
  const epoch = parseUtc(elements!.epoch_utc);
  const when = epoch === null ? elements!.epoch_utc : formatMoment(epoch);
  return [`${elements!.source}, of ${when} UTC`, age === null ? '' : formatAge(age), choice ?? '']
    .filter((part) => part !== '')
    .join(', ');
}

function eventLines(detail: ObjectDetail, events: readonly EventDocument[], columns: number): string[] {
  if (events.length === 0) return [];
  const more =
    detail.open_events > events.length
      ? ` (of ${detail.open_events}; clearway events --object ${detail.object_id})`
      : '';
  return ['', `Next events${more}`, '', ...encounterLines(events, columns)];
}
