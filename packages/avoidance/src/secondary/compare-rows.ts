import { addSeconds, localOrbitalRotationInto } from '@clearway/astro';
import type { ApproachRows } from './approach-rows.ts';
import type { RowProbabilities } from './row-probabilities.ts';
import type { SecondaryApproach, SecondaryChange, SecondaryEncounter } from './secondary-comparison.ts';

/** Rows with their probabilities and the numbers of their objects. */
export interface KnownRows {
  readonly rows: ApproachRows;
  readonly ids: Float64Array;
  readonly risks: RowProbabilities | null;
  /** UTC day (since 2000-01-01) from whose start the rows count. */
  readonly day: number;
}

/** Changes by a smaller share are none. */
const CHANGE = 0.01;
const ORDER: readonly SecondaryChange[] = ['new', 'worse', 'better', 'gone', 'same'];

/** Which rows a comparison takes, s from the start of the rows' day. */
export interface CompareSettings {
  readonly from: number;
  readonly matchSeconds: number;
  /** The encounter that the burn is for. */
  readonly isAvoided: (id: number, tca: number) => boolean;
  /** Further numbers of an object, which share its elements. */
  readonly twinsOf: (id: number) => readonly number[];
}

/** What became of each close approach: rows of one object belong together where their times are nearest and within `matchSeconds`. */
export function compareRows(before: KnownRows, after: KnownRows, settings: CompareSettings): SecondaryEncounter[] {
  const { from, matchSeconds, isAvoided, twinsOf } = settings;
  const places = (known: KnownRows): Map<number, number[]> => {
    const byId = new Map<number, number[]>();
    for (let k = 0; k < known.rows.count; k++) {
      const id = known.ids[known.rows.object[k]!]!;
      const tca = known.rows.tca[k]!;
      if (tca < from || isAvoided(id, tca)) continue;
      const own = byId.get(id);
      if (own) own.push(k);
      else byId.set(id, [k]);
    }
    return byId;
  };
  const [were, are] = [places(before), places(after)];
  const encounters: SecondaryEncounter[] = [];
  for (const id of new Set([...were.keys(), ...are.keys()])) {
    const old = were.get(id) ?? [];
    const fresh = [...(are.get(id) ?? [])];
    const add = (one: number | null, other: number | null): void => {
      const was = one === null ? null : approach(before, one);
      const is = other === null ? null : approach(after, other);
      for (const objectId of twinsOf(id)) {
        encounters.push({ objectId, change: changeOf(was, is), before: was, after: is });
      }
    };
    for (const k of old) {
      const tca = before.rows.tca[k]!;
      let best = -1;
      for (let i = 0; i < fresh.length; i++) {
        const away = Math.abs(after.rows.tca[fresh[i]!]! - tca);
        if (away < matchSeconds && (best < 0 || away < Math.abs(after.rows.tca[fresh[best]!]! - tca))) best = i;
      }
      add(k, best < 0 ? null : fresh.splice(best, 1)[0]!);
    }
    for (const k of fresh) add(null, k);
  }
  const timeOf = ({ before: was, after: is }: SecondaryEncounter): number => {
    const { tca } = (is ?? was)!;
    return tca.day * 86_400 + tca.second;
  };
  return encounters.sort(
    (a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || timeOf(a) - timeOf(b) || a.objectId - b.objectId,
  );
}

function changeOf(was: SecondaryApproach | null, is: SecondaryApproach | null): SecondaryChange {
  if (was === null) return 'new';
  if (is === null) return 'gone';
  // A probability says more than a distance, where both have one.
  const both = was.probability !== null && is.probability !== null && was.probability + is.probability > 0;
  const grows = both
    ? (is.probability! - was.probability!) / Math.max(is.probability!, was.probability!)
    : (was.missDistanceKm - is.missDistanceKm) / Math.max(was.missDistanceKm, is.missDistanceKm);
  return grows > CHANGE ? 'worse' : grows < -CHANGE ? 'better' : 'same';
}

const rotation = new Float64Array(9);

function approach({ rows, risks, day }: KnownRows, k: number): SecondaryApproach {
  const s = rows.states.subarray(12 * k, 12 * k + 12);
  localOrbitalRotationInto('RTN', s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, s[5]!, rotation);
  const d = [s[6]! - s[0]!, s[7]! - s[1]!, s[8]! - s[2]!] as const;
  const along = (row: number): number => rotation[row]! * d[0] + rotation[row + 1]! * d[1] + rotation[row + 2]! * d[2];
  const basis = risks?.basis[k] ?? 0;
  return {
    tca: addSeconds({ day, second: 0 }, rows.tca[k]!),
    missDistanceKm: rows.missKm[k]!,
    relativeSpeedKmS: rows.speedKmS[k]!,
    rtnKm: [along(0), along(3), along(6)],
    probability: basis === 0 ? null : risks!.probability[k]!,
    probabilityBasis: basis === 0 ? null : basis === 1 ? 'covariance' : 'maximum',
  };
}
