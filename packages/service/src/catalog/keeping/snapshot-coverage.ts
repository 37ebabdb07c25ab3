import type { CoverageDocument } from '@clearway/contract';
import { countObjects, type Database, type ObjectRow } from '@clearway/store';
import type { ObjectKind } from '../../runs/rank-object-kind.ts';
import { type Coverage, coverageOfCounts, OBJECT_KINDS } from '../satcat-coverage.ts';
import { storedKind } from './object-rows.ts';

/** How much of what the kept satellite catalogue has in orbit is screened. */
export async function coverageOfKept(db: Database, screened: Iterable<ObjectRow>): Promise<CoverageDocument> {
  const counted = await countObjects(db);
  const known = counted.some(({ in_orbit }) => in_orbit !== null);
  const byKind = new Map<ObjectKind, { inOrbit: number; screened: number }>();
  for (const kind of OBJECT_KINDS) {
    const inOrbit = counted
      .filter((each) => each.in_orbit === true && each.kind === storedKind(kind))
      .reduce((sum, each) => sum + each.objects, 0);
    byKind.set(kind, { inOrbit, screened: 0 });
  }
  const kinds = new Map<string, ObjectKind>(OBJECT_KINDS.map((kind) => [storedKind(kind), kind]));
  let count = 0;
  for (const { kind, in_orbit } of screened) {
    count++;
    // Without a catalogue that says what is in orbit all of a kind count.
    if (in_orbit === true || !known) byKind.get(kinds.get(kind)!)!.screened++;
  }
  const inOrbit = counted.filter((each) => each.in_orbit === true);
  const elementsKnown = inOrbit.some(({ has_elements }) => has_elements !== null);
  const withoutElements = inOrbit
    .filter(({ has_elements }) => has_elements === false)
    .reduce((sum, each) => sum + each.objects, 0);
  return coverageDocument(
    coverageOfCounts({ byKind, known, withoutElements: elementsKnown ? withoutElements : null, screened: count }),
  );
}

export function coverageDocument(coverage: Coverage): CoverageDocument {
  return {
    sentence: coverage.sentence,
    full: coverage.full,
    in_orbit: coverage.inOrbit,
    screened: coverage.screened,
    share: coverage.share,
    by_kind: Object.fromEntries(
      OBJECT_KINDS.map((kind) => {
        const { inOrbit, screened, share } = coverage.byKind[kind];
        return [storedKind(kind), { in_orbit: inOrbit, screened, share }];
      }),
    ),
  };
}
