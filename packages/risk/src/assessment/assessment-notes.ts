import type { Encounter } from '@clearway/astro';
import type { DilutionAnalysis } from '../dilution/dilution.ts';
import type { ProjectedEncounter } from '../encounter-plane/encounter-plane-of.ts';
import { COUNTING_EXPONENT, type EncounterCourse } from '../three-dimensional/encounter-course.ts';
import type { Hall2021Nc3D } from '../three-dimensional/hall-2021-nc-3d.ts';
import type { AssessmentNote } from './assessment.ts';

const DILUTED_BY = {
  primary: 'the primary’s',
  secondary: 'the secondary’s',
  both: 'either object’s',
} as const;

/** What has to be said about an assessment beside its values. */
export function assessmentNotes(
  { primary, secondary }: Encounter,
  plane: ProjectedEncounter | null,
  course: EncounterCourse | null,
  nc3D: Hall2021Nc3D | null,
  dilution: DilutionAnalysis | null,
): readonly AssessmentNote[] {
  const notes: AssessmentNote[] = [];
  const note = (code: AssessmentNote['code'], words: string, values: AssessmentNote['values'] = {}): void =>
    void notes.push({ code, words, values });
  if (plane !== null && (plane.primaryCovariance === null || plane.secondaryCovariance === null)) {
    const which = plane.primaryCovariance === null ? 'primary' : 'secondary';
    note(
      'one-covariance-missing',
      `The ${which} has no covariance. Values in the plane take it as exactly known, except Frisbee's, which is the worst case.`,
      { which },
    );
  }
  const partial = [primary, secondary].filter((object) => object.covariance !== null && object.isPositionOnly);
  if (partial.length > 0) {
    note(
      'position-only',
      'A covariance is of position only, so methods that follow the orbits (2D-Nc, 3D-Nc, Monte Carlo) do not apply.',
    );
  }
  if (plane?.repair === 'repaired' || course?.pair.isRepaired) {
    note(
      'covariance-repaired',
      'A covariance was not positive definite. Its negative eigenvalues were replaced, as NASA’s conjunction team does.',
    );
  } else if (plane !== null && !plane.isPositiveDefiniteInSpace) {
    note('covariance-not-definite-in-space', 'The combined covariance of position is not positive definite in space.');
  }
  if (dilution !== null && dilution.dilution !== 'none') {
    note(
      'diluted',
      `The probability is diluted: less uncertainty of ${DILUTED_BY[dilution.dilution]} position could make it greater, so a low value is no all-clear.`,
      { whose: dilution.dilution },
    );
  }
  if (nc3D !== null && nc3D.expectedCollisions > 0) {
    const counting = nc3D.peaks.filter((peak) => peak.exponent - leastExponent(nc3D) < COUNTING_EXPONENT);
    if (counting.length > 1) {
      note(
        'repeated-encounters',
        `The objects meet ${counting.length} times within the time searched; 3D-Nc counts all.`,
        { count: counting.length },
      );
    }
    if (!nc3D.isWhole) {
      note('open-ended', 'A collision is possible beyond the time searched, a quarter of a revolution to both sides.');
    }
  }
  return notes;
}

function leastExponent({ peaks }: Hall2021Nc3D): number {
  return Math.min(...peaks.map((peak) => peak.exponent));
}
