import {
  convertCovariance,
  convertState,
  type EncounterObject,
  earthAttitude,
  earthOrientationInUse,
  orientationAt,
  utcFromUnixMicros,
} from '@clearway/astro';
import type { AssessmentDocument, EventCdmFormat, EventDocument, Party } from '@clearway/contract';
import { type CdmObjectDetails, cdmFromEncounter, formatCdm, type ScreeningBasis } from '@clearway/messages';
import type { ObjectContext } from '../assess/assessment-document.ts';
import type { EventEncounter } from './event-encounter.ts';

export interface EventMessage {
  readonly event: EventDocument;
  readonly of: EventEncounter;
  readonly assessment: AssessmentDocument;
  /** The run that it comes from, and what it screened. */
  readonly runId: number;
  readonly windowUs: readonly [start: number, stop: number];
  readonly nowUs: number;
  readonly designatorOf: (id: number) => string | null;
}

/** A screened event as a conjunction data message in EME2000, with comments that say what it rests on. */
export function eventMessage(message: EventMessage, format: EventCdmFormat): string {
  const { event, of, assessment, windowUs, nowUs } = message;
  const { encounter } = of;
  const attitude = earthAttitude(encounter.tca, orientationAt(earthOrientationInUse(), encounter.tca));
  const turned = (object: EncounterObject): EncounterObject => {
    const { position, velocity } = convertState(
      { frame: 'TEME', position: object.position, velocity: object.velocity },
      'EME2000',
      attitude,
    );
    const covariance = object.covariance && convertCovariance(object.covariance, 'TEME', 'EME2000', attitude);
    return { ...object, position, velocity, covariance };
  };
  const { probability, method } = assessment;
  const written = cdmFromEncounter({
    encounter: { ...encounter, primary: turned(encounter.primary), secondary: turned(encounter.secondary) },
    frame: 'EME2000',
    creationDate: utcFromUnixMicros(nowUs),
    messageId: `CLEARWAY_EVENT_${event.event_id}_RUN_${message.runId}`,
    messageFor: null,
    basis: BASES[of.isByEphemeris.filter((is) => is).length]!,
    screeningPeriod: { start: utcFromUnixMicros(windowUs[0]), stop: utcFromUnixMicros(windowUs[1]) },
    probability: probability === null || method === null ? null : { value: probability, method },
    // Messages are ASCII.
    comments: assessment.flags.filter((flag) => flag.method === null).map(({ text }) => text.replaceAll('’', "'")),
    primary: detailsOf(event.primary, of.primary, of.isByEphemeris[0], of.isShapeOnly, message.designatorOf),
    secondary: detailsOf(event.secondary, of.secondary, of.isByEphemeris[1], of.isShapeOnly, message.designatorOf),
  });
  return formatCdm(written, format.toUpperCase() as 'KVN' | 'XML' | 'JSON');
}

/** By how many of both have an ephemeris. */
const BASES: readonly ScreeningBasis[] = [
  'element sets',
  'element sets and operator ephemerides',
  'operator ephemerides',
];

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  'element-set-history': "differences of the object's own element sets",
  'regime-table': 'a table of element-set errors by regime and age',
  'operator-ephemeris': "the operator's ephemeris",
  'socrates-shape': 'the shape 100/300/100 m in the size that makes the probability greatest',
};

const OWN_SOURCES: ReadonlySet<string> = new Set(['element-set-history', 'operator-ephemeris']);

const OBJECT_TYPES = {
  payload: 'PAYLOAD',
  'rocket-body': 'ROCKET BODY',
  debris: 'DEBRIS',
  unknown: 'UNKNOWN',
} as const;

function detailsOf(
  party: Party,
  context: ObjectContext,
  isByEphemeris: boolean,
  isShapeOnly: boolean,
  designatorOf: (id: number) => string | null,
): CdmObjectDetails {
  return {
    internationalDesignator: designatorOf(party.object_id),
    objectType: OBJECT_TYPES[party.kind],
    isManeuverable: party.manoeuvrable,
    // Whoever reads it then knows that the plans of its operator are in it.
    ephemerisName: isByEphemeris ? 'OPERATOR EPHEMERIS' : null,
    covarianceSource: SOURCE_WORDS[context.covarianceSource] ?? context.covarianceSource,
    // Of this very object only its history and its operator say anything.
    isDefaultCovariance: isShapeOnly || !OWN_SOURCES.has(context.covarianceSource),
  };
}
