import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of many seconds, the longest first: begun last, one of them would run alone at the end with the other core idle. Those of faults
 * mostly wait, so that they stand between others that compute.
 */
const LONG: readonly string[] = [
  'e2e/map.test.ts',
  'validation/faults/worker-cut-off.test.ts',
  'validation/screening/brute-force.test.ts',
  'validation/faults/database-restarted.test.ts',
  'validation/synthetic/density.test.ts',
  'validation/faults/worker-killed.test.ts',
  'validation/screening/one-against-all.test.ts',
  'validation/faults/server-killed.test.ts',
  'validation/store/data-directory.test.ts',
  'validation/faults/damaged-directory.test.ts',
  'validation/store/portable.test.ts',
  'e2e/up.test.ts',
  'validation/screening/properties.test.ts',
  'validation/faults/rubbish-source.test.ts',
  'validation/sources/keeping-speed.test.ts',
  'e2e/sign-in.test.ts',
  'validation/screening/bounds.test.ts',
  'validation/screening/failing-objects.test.ts',
];

/** It draws the map too: not while the tests of the map run. */
const LATE = 'bench/run.test.ts';

/** The order in which test files are begun: long ones, what runs in processes of its own, then the small ones that share theirs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const placeOf = ({ moduleId, project }: TestSpecification): number => {
      const place = LONG.findIndex((each) => moduleId.endsWith(`/${each}`));
      if (place !== -1) return place;
      if (moduleId.endsWith(`/${LATE}`)) return LONG.length + 1;
      return project.name === 'units' ? LONG.length + 2 : LONG.length;
    };
    return [...others].sort((a, b) => placeOf(a) - placeOf(b));
  }
}
