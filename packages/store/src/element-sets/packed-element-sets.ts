import { type RawBuilder, sql } from 'kysely';
import type { ElementSetRow } from './insert-element-sets.ts';

const INTEGERS = ['element_set_id', 'epoch_us', 'arrived_us'] as const;
const NUMBERS = [
  'mean_motion_rev_per_day',
  'eccentricity',
  'inclination_deg',
  'raan_deg',
  'argument_of_pericenter_deg',
  'mean_anomaly_deg',
  'bstar',
  'mean_motion_dot',
  'mean_motion_ddot',
] as const;
const SMALL = ['object_id', 'source_id', 'revolution_at_epoch', 'element_set_number'] as const;
const TEXTS = ['classification', 'series'] as const;

/**
 * The rows of a table of element sets as one value, by object and id: three times faster to get than as rows, of which each
 * value goes through its text. Read with {@link unpackElementSets}.
 */
export const packedElementSets: RawBuilder<Uint8Array | null> = sql<Uint8Array | null>`string_agg(${sql.join(
  [
    ...INTEGERS.map((name) => sql`int8send(${sql.ref(name)})`),
    ...NUMBERS.map((name) => sql`float8send(${sql.ref(name)})`),
    ...SMALL.map((name) => sql`int4send(${sql.ref(name)})`),
    sql`int2send(ephemeris_type)`,
    sql`boolsend(private)`,
    ...TEXTS.map((name) => sql`int4send(octet_length(${sql.ref(name)})) || convert_to(${sql.ref(name)}, 'UTF8')`),
  ],
  sql` || `,
)}, ''::bytea order by object_id, element_set_id)`;

type Changeable = { -readonly [Name in keyof ElementSetRow]: ElementSetRow[Name] };

/** The rows of {@link packedElementSets}. */
export function unpackElementSets(packed: Uint8Array | null): ElementSetRow[] {
  const rows: ElementSetRow[] = [];
  if (packed === null) return rows;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const text = new TextDecoder();
  for (let at = 0; at < packed.byteLength; ) {
    const row = {} as Changeable;
    for (const name of INTEGERS) {
      row[name] = Number(view.getBigInt64(at));
      at += 8;
    }
    for (const name of NUMBERS) {
      row[name] = view.getFloat64(at);
      at += 8;
    }
    for (const name of SMALL) {
      row[name] = view.getInt32(at);
      at += 4;
    }
    row.ephemeris_type = view.getInt16(at);
    row.private = view.getUint8(at + 2) === 1;
    at += 3;
    for (const name of TEXTS) {
      const length = view.getInt32(at);
      at += 4;
      row[name] = length === 0 ? '' : text.decode(packed.subarray(at, at + length));
      at += length;
    }
    rows.push(row);
  }
  return rows;
}
