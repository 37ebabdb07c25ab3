import type { Encounter } from '@clearway/astro';
import {
  type AssessmentRecommendation,
  assessEncounter,
  type EncounterSpan,
  hall2021Nc2D,
  hall2021Nc3D,
  METHOD_WORDS,
} from '@clearway/risk';
import type { BurnTarget } from '../single-impulse/burn-target.ts';

/** What a burn is held to its target by: the probability in the encounter plane, or along the whole course. */
export type PlanningMethod = 'Pc2D' | 'Nc2D' | 'Nc3D';

const BY_HOW_LITTLE_THEY_ASSUME: readonly PlanningMethod[] = ['Pc2D', 'Nc2D', 'Nc3D'];

/** Whether the first assumes less than the second. */
export function assumesLess(one: PlanningMethod, other: PlanningMethod): boolean {
  return BY_HOW_LITTLE_THEY_ASSUME.indexOf(one) > BY_HOW_LITTLE_THEY_ASSUME.indexOf(other);
}

/** Which method applies to an encounter, by the gate (docs/probability.md, "When to believe it"). */
export interface ApplyingMethod {
  readonly method: PlanningMethod;
  /** By the gate's own method; null where none gives a value. */
  readonly probability: number | null;
  /** From then on a collision is possible, s after TCA: a burn has to be before. 0 where that cannot be told. */
  readonly beginsSeconds: number;
  /** Only Monte Carlo assumes little enough: `method` is the best that can be computed. */
  readonly needsSampling: boolean;
  /** Why it is that method, and what that leaves open; empty where the plane holds. */
  readonly words: string;
}

/** As for every target but a probability. */
const BY_THE_PLANE: ApplyingMethod = {
  method: 'Pc2D',
  probability: null,
  beginsSeconds: 0,
  needsSampling: false,
  words: '',
};

/** The method that burns for an encounter are to be held to a target by. Some milliseconds. */
export function applyingMethod(encounter: Encounter, target: BurnTarget): ApplyingMethod {
  if (target.kind !== 'probability') return BY_THE_PLANE;
  const { recommended, methods, span } = assessEncounter(encounter);
  const { probability, code } = recommended;
  const probabilityOf = (name: PlanningMethod): number | null =>
    methods.find((each) => each.method === name)?.probability ?? null;
  const beginsSeconds = Math.min(0, span?.begin ?? 0);
  if (recommended.method === 'Nc2D' || recommended.method === 'Nc3D') {
    const { method } = recommended;
    const words = `${whyNotThePlane(recommended)} The burn is held to the target by ${METHOD_WORDS[method]}, which applies here.`;
    return { method, probability, beginsSeconds, needsSampling: false, words };
  }
  if (recommended.method === 'MonteCarlo') {
    const method = probabilityOf('Nc3D') === null ? (probabilityOf('Nc2D') === null ? 'Pc2D' : 'Nc2D') : 'Nc3D';
    const words = `Only Monte Carlo assumes little enough for this encounter. The burn is held to the target by ${METHOD_WORDS[method]}, the best that can be computed: have the encounter after it sampled before anybody burns.`;
    return { method, probability: probabilityOf(method), beginsSeconds, needsSampling: true, words };
  }
  const words =
    code === 'nothing-better' && recommended.steps.some((step) => step.code === 'does-not-hold')
      ? `${whyNotThePlane(recommended)} Without covariances of the velocities nothing better can be computed.`
      : '';
  return { ...BY_THE_PLANE, probability, words };
}

function whyNotThePlane({ words }: AssessmentRecommendation): string {
  const [first = ''] = words.split('. ');
  return `${first.replace(/\.$/, '')}.`;
}

/**
 * The probability of an encounter by a method other than the plane's; null where it gives none.
 * @param limits the time that counts, s after TCA; default: the encounter's own segment.
 */
export function probabilityBy(
  method: Exclude<PlanningMethod, 'Pc2D'>,
  encounter: Encounter,
  limits?: EncounterSpan,
): number | null {
  if (method === 'Nc2D') {
    const found = hall2021Nc2D(encounter, limits);
    // Without a peak in time the integral over time is all there is.
    if (!('reason' in found)) return found.probability;
    if (found.reason !== 'no-peak') return null;
  }
  const found = hall2021Nc3D(encounter, limits ? { limits } : {});
  return 'reason' in found ? null : found.probability;
}

/** The time that an encounter's own segment takes, s after TCA; null where its course cannot be followed. */
export function segmentOf(encounter: Encounter): EncounterSpan | null {
  const found = hall2021Nc3D(encounter);
  return 'reason' in found ? null : found.limits;
}
