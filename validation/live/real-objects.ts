import type { ObjectRow } from '@clearway/store';
import { referenceText } from '../reference-data.ts';

/** What names of 70,000 objects are made of. */
export const REAL_OBJECT_FILES: readonly string[] = [
  'catalogs/2026-03-10/gp.csv.gz',
  'catalogs/2022-01-22/3le.txt.gz',
  'catalogs/metadata/satcat_owner_type.json.gz',
];

const KINDS: Readonly<Record<string, ObjectRow['kind']>> = { PAY: 'payload', 'R/B': 'rocket-body', DEB: 'debris' };

export interface RealOrbit {
  readonly objectId: number;
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
}

export interface RealObjects {
  /** Ascending by number. */
  readonly rows: readonly ObjectRow[];
  /** Of the main catalogue. */
  readonly orbits: readonly RealOrbit[];
}

/**
 * The 69,352 objects of the satellite catalogue with their owners and kinds. Those in the main catalogue are in orbit; of the
 * others half have their names from the catalogue of 2022, and the rest, for which there is no file of names, the name of
 * another object of their kind: as many words as the real ones, and as often.
 */
export function realObjects(): RealObjects {
  const rows = new Map<number, ObjectRow>();
  const orbits: RealOrbit[] = [];
  const names = new Map<number, readonly [name: string, cospar: string]>();
  const [header, ...lines] = referenceText(REAL_OBJECT_FILES[0]!).trim().split(/\r?\n/);
  const columns = header!.split(',');
  const column = (name: string): number => columns.indexOf(name);
  const [idAt, nameAt, cosparAt] = [column('NORAD_CAT_ID'), column('OBJECT_NAME'), column('OBJECT_ID')];
  const [motionAt, eccentricityAt] = [column('MEAN_MOTION'), column('ECCENTRICITY')];
  for (const line of lines) {
    const cells = line.split(',');
    const objectId = Number(cells[idAt]);
    names.set(objectId, [cells[nameAt]!, cells[cosparAt]!]);
    orbits.push({
      objectId,
      meanMotionRevPerDay: Number(cells[motionAt]),
      eccentricity: Number(cells[eccentricityAt]),
    });
  }
  const inOrbit = new Set(names.keys());
  const old = referenceText(REAL_OBJECT_FILES[1]!).split(/\r?\n/);
  for (let k = 0; k + 1 < old.length; k++) {
    const line = old[k + 1]!;
    const id = Number(line.slice(2, 7));
    if (!old[k]!.startsWith('0 ') || !line.startsWith('1 ') || !(id > 0) || names.has(id)) continue;
    const launch = line.slice(9, 17).trim();
    const year = Number(launch.slice(0, 2));
    // Objects that belong to no known launch have none.
    const cospar = launch === '' ? '' : `${year < 57 ? 20 : 19}${launch.slice(0, 2)}-${launch.slice(2)}`;
    names.set(id, [old[k]!.slice(2).trim(), cospar]);
  }
  const owners = JSON.parse(referenceText(REAL_OBJECT_FILES[2]!)) as Record<string, readonly [string, string]>;
  for (const id of names.keys()) owners[id] ??= ['TBD', 'UNK'];
  const borrowed = [...names].map(([, [name]]) => name);
  for (const [number, [owner, type]] of Object.entries(owners)) {
    const id = Number(number);
    const known = names.get(id);
    const name = known?.[0] ?? borrowed[(id * 7919) % borrowed.length]!;
    rows.set(id, objectRow(id, name, known?.[1] || null, KINDS[type] ?? 'unknown', owner, inOrbit.has(id)));
  }
  return { rows: [...rows.values()].sort((one, other) => one.object_id - other.object_id), orbits };
}

function objectRow(
  object_id: number,
  name: string,
  cospar: string | null,
  kind: ObjectRow['kind'],
  owner: string,
  inOrbit: boolean,
): ObjectRow {
  return {
    object_id,
    name,
    cospar,
    kind,
    owner: name.startsWith('STARLINK') ? 'SpaceX' : owner === 'TBD' ? null : owner,
    size_class: null,
    radar_cross_section_m2: null,
    status: inOrbit ? 'operational' : 'decayed',
    manoeuvrable: null,
    fleet: /^(STARLINK|ONEWEB|FLOCK|LEMUR|KUIPER|QIANFAN)/.exec(name)?.[0] ?? null,
    launched_us: 0,
    decayed_us: inOrbit ? null : 1,
    updated_us: 0,
    in_orbit: inOrbit,
    has_elements: inOrbit,
  };
}

/** As the store gives them. */
export async function* inPages(rows: readonly ObjectRow[], pageSize = 2000): AsyncGenerator<readonly ObjectRow[]> {
  for (let from = 0; from < rows.length; from += pageSize) yield rows.slice(from, from + pageSize);
}
