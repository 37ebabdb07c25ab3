import { type Encounter, formatUtc } from '@clearway/astro';
import type { AssessedObject, AssessmentDocument, AssessmentFlag } from '@clearway/contract';
import {
  type Cdm,
  type CdmObject,
  type ConjunctionRecord,
  type ConjunctionSummary,
  encounterFromCdm,
  type SummaryObject,
} from '@clearway/messages';
import { assessEncounter, type MethodName, type MonteCarloTally } from '@clearway/risk';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { assessmentDocument } from './assessment-document.ts';
import { type KnownRadii, radiusOfMessage } from './message-radius.ts';
import { movableFlags } from './movable-flags.ts';
import { isFromElements, NO_BASIS, NO_BASIS_FOR_A_MANOEUVRE } from './own-messages.ts';
import { sharedDensityFlags } from './shared-density.ts';

/** What an assessment of messages may be told. */
export interface MessageSettings extends KnownRadii {
  /** The method whose probability is given first; default: the recommended one. */
  readonly method?: MethodName | null;
  readonly withScaleGrid?: boolean;
}

/** An encounter of a message with what its assessment needs besides. */
export interface MessageEncounter {
  readonly cdm: Cdm;
  readonly encounter: Encounter;
  readonly radiusSource: string;
}

/** The encounter of a message, with the radius from the best source that there is. */
export function encounterOfMessage(cdm: Cdm, settings: MessageSettings = {}): MessageEncounter {
  const { radiusKm, source } = radiusOfMessage(cdm, settings);
  return { cdm, encounter: encounterFromCdm(cdm, radiusKm), radiusSource: source };
}

/** Everything about the encounter of a message. Takes some milliseconds. */
export function assessMessage(
  { cdm, encounter, radiusSource }: MessageEncounter,
  { method = null, withScaleGrid = false }: MessageSettings = {},
  monteCarlo?: MonteCarloTally,
): AssessmentDocument {
  const assessment = assessEncounter(encounter, monteCarlo ? { monteCarlo } : {});
  const isOwn = isFromElements(cdm);
  const movable = [mayMoveUnsaid(cdm.objects[0], isOwn), mayMoveUnsaid(cdm.objects[1], isOwn)] as const;
  const sharedDensity = sharedDensityFlags(cdm, encounter, assessment);
  const document = assessmentDocument(encounter, assessment, {
    hardBodyRadiusSource: radiusSource,
    primary: { covarianceSource: 'message', elementAgeDays: null, ifItDoesNotManoeuvre: movable[0] },
    secondary: { covarianceSource: 'message', elementAgeDays: null, ifItDoesNotManoeuvre: movable[1] },
    reported: { probability: cdm.collisionProbability, method: cdm.collisionProbabilityMethod },
    flags: [
      ...(isOwn ? [SCREENING_FLAG] : []),
      ...movableFlags(movable),
      ...cdm.objects.flatMap(defaultCovarianceFlag),
      ...sharedDensity,
    ],
    notes: sharedDensity.map(({ text }) => text),
    method,
    withScaleGrid,
  });
  if (!isOwn) return document;
  return {
    ...document,
    sentence: `${NO_BASIS_FOR_A_MANOEUVRE} ${document.sentence}`,
    reasons: [NO_BASIS, ...(document.reasons ?? [])],
  };
}

const SCREENING_FLAG: AssessmentFlag = {
  method: null,
  code: 'screening-only',
  text: `Clearway wrote this message from public element sets: ${SCREENING_ONLY}.`,
};

/** What a public message says: no states, so nothing can be computed. */
export function reportedAssessment(summary: ConjunctionSummary): AssessmentDocument {
  const text =
    'The message has neither states nor covariances: nothing can be computed. The probability is the one that it reports.';
  const given = summary.collisionProbability;
  return {
    probability: given,
    method: given === null ? null : REPORTED,
    methods: {},
    intervals: {},
    flags: [{ method: null, code: 'no-states', text }],
    reported_probability: given,
    reported_method: null,
    max_probability: null,
    miss_distance_km: summary.missDistance / 1000,
    relative_speed_km_s: null,
    mahalanobis_distance: null,
    hard_body_radius_m: null,
    hard_body_radius_source: null,
    tca_utc: formatUtc(summary.tca, 6),
    covariance_source: 'none',
    primary: summaryObject(summary.objects[0]),
    secondary: summaryObject(summary.objects[1]),
    dilution: null,
    sentence: text,
    reasons: [{ code: 'no-states', method: null }],
    notes: [],
    plane: null,
    dilution_curve: null,
    scale_grid: null,
  };
}

/** The method of a probability that was taken from the message. */
export const REPORTED = 'reported';

export function assessRecord(record: ConjunctionRecord, settings: MessageSettings = {}): AssessmentDocument {
  if (record.kind === 'summary') return reportedAssessment(record.summary);
  return assessMessage(encounterOfMessage(record.cdm, settings), settings);
}

function summaryObject({ catalogNumber, name }: SummaryObject): AssessedObject {
  return {
    object_id: catalogNumber,
    name,
    covariance_source: 'none',
    sigma_km: null,
    element_age_days: null,
    if_it_does_not_manoeuvre: false,
  };
}

/**
 * It can manoeuvre, and the message does not rest on an ephemeris of its operator, who knows whether it will. In a message of Clearway's own
 * screening a payload of which nobody knows counts as one that can, as in the screening.
 */
function mayMoveUnsaid({ isManeuverable, objectType, ephemerisName }: CdmObject, isOwn: boolean): boolean {
  const canMove = isManeuverable ?? (isOwn && objectType === 'PAYLOAD');
  return canMove && ['', 'NONE'].includes(ephemerisName.trim().toUpperCase());
}

function defaultCovarianceFlag({ isDefaultCovariance, name }: CdmObject, index: number): AssessmentFlag[] {
  if (!isDefaultCovariance) return [];
  const which = index === 0 ? 'primary' : 'secondary';
  const text = `The covariance of the ${which}${name === '' ? '' : ` (${name})`} is a default that nobody computed for it: a probability from it says little.`;
  return [{ method: null, code: 'default-covariance', text, values: { which, name } }];
}
