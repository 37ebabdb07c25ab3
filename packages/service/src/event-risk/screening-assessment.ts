import type { AssessmentDocument, AssessmentFlag } from '@clearway/contract';
import { assessEncounter } from '@clearway/risk';
import { assessmentDocument, greatest } from '../assess/assessment-document.ts';
import { movableFlags } from '../assess/movable-flags.ts';
import { NO_BASIS, NO_BASIS_FOR_A_MANOEUVRE } from '../assess/own-messages.ts';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import type { EventEncounter } from './event-encounter.ts';

/** Pairs slower than this are no short encounters: the probability of one passage says nothing of them, km/s. */
const SLOWEST_KM_S = 0.01;

/**
 * Of a screened event: as any other encounter, with what element sets cannot tell said. `rowMaximum` is what its row and the list
 * say a covariance could give at most; this never says less.
 */
export function screeningAssessment(
  of: EventEncounter,
  isCoLocated: boolean,
  rowMaximum: number | null,
): AssessmentDocument {
  const { encounter, primary, secondary, isShapeOnly } = of;
  const isByElements = of.isByEphemeris.includes(false);
  const assessment = assessEncounter(encounter);
  const assessed = assessmentDocument(encounter, assessment, {
    hardBodyRadiusSource: 'table or kind',
    primary,
    secondary,
    reported: { probability: null, method: null },
    flags: [
      ...(isByElements
        ? [{ method: null, code: 'screening-only', text: `From public element sets: ${SCREENING_ONLY}.` }]
        : []),
      ...movableFlags([primary.ifItDoesNotManoeuvre, secondary.ifItDoesNotManoeuvre]),
      ...(isShapeOnly ? [SHAPE_FLAG] : []),
    ],
    notes: [],
    withScaleGrid: true,
  });
  const document = { ...assessed, max_probability: greatest(assessed.max_probability, rowMaximum) };
  const said =
    isCoLocated || assessment.relativeSpeedKmS < SLOWEST_KM_S
      ? withoutProbability(document)
      : isShapeOnly
        ? { ...document, method: 'Alfriend1999', ...onlySaying(SHAPE_FLAG) }
        : document;
  return isByElements ? withoutBasis(said) : said;
}

const SHAPE_FLAG: AssessmentFlag = {
  method: null,
  code: 'shape-only',
  text: 'Nothing is known of how uncertain these elements are: the probability is the greatest that a covariance of the shape 100/300/100 m can give.',
};

const TOGETHER_FLAG: AssessmentFlag = {
  method: null,
  code: 'not-short',
  text: 'The objects stay together or pass too slowly: the probability of one passage says nothing of them.',
};

function withoutProbability(document: AssessmentDocument): AssessmentDocument {
  return {
    ...document,
    probability: null,
    method: null,
    flags: [...document.flags, TOGETHER_FLAG],
    ...onlySaying(TOGETHER_FLAG),
  };
}

function onlySaying({ code, text }: AssessmentFlag): Pick<AssessmentDocument, 'sentence' | 'reasons'> {
  return { sentence: text, reasons: [{ code, method: null }] };
}

/** Says before all else that it is no basis for a manoeuvre. */
function withoutBasis(document: AssessmentDocument): AssessmentDocument {
  const { sentence, reasons = [] } = document;
  return { ...document, sentence: `${NO_BASIS_FOR_A_MANOEUVRE} ${sentence}`, reasons: [NO_BASIS, ...reasons] };
}
