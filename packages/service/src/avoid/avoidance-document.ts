import { addSeconds, type Encounter, formatUtc } from '@clearway/astro';
import {
  type AvoidancePlan,
  type BurnTarget,
  PROBABILITY_TOLERANCE,
  type Route,
  type RouteKind,
  type SecondaryScreen,
} from '@clearway/avoidance';
import type { PlanBurn, PlanRoute } from '@clearway/contract';
import type { EncounterAssessment } from '@clearway/risk';
import type { AmongOthers } from './among-others.ts';
import {
  burnDocument,
  burnSizes,
  certificateDocument,
  MM_S,
  returnBurnDocument,
  ruleDocument,
} from './burn-document.ts';
import { coversAfterDocument } from './covers-document.ts';
import { type SecondaryDocument, type SecondaryEncounterDocument, secondaryDocument } from './secondary-document.ts';

/** One burn, mm/s along the primary's axes at the burn; leads in osculating periods of the primary. */
export type BurnDocument = PlanBurn;

/** A burn of the sweep; with a catalogue also how it is among all other objects (null where its path leaves the corridor). */
export interface SweptBurnDocument extends BurnDocument {
  readonly others?: {
    readonly combined_probability: number;
    readonly closest_km: number | null;
    readonly worst_increase: number;
  } | null;
}

/** One way to go. */
export interface RouteDocument {
  readonly kinds: readonly RouteKind[];
  readonly burn: BurnDocument | null;
  readonly decide_before_utc: string | null;
  readonly fuel_kg: number | null;
  readonly probability_after: number | null;
  readonly miss_after_km: number | null;
  readonly combined_probability_after: number | null;
  /** What becomes of the satellite's other encounters; null where it is for one alone, and to stay. */
  readonly covers_after: PlanRoute['covers_after'] | null;
  /** Up to five closest encounters after the burn that are new or worse. */
  readonly closest_neighbours: readonly SecondaryEncounterDocument[];
  readonly text: readonly string[];
}

/** A probability by the method that applies. */
export interface RecommendedProbability {
  readonly probability: number | null;
  readonly method: string | null;
}

/** A plan as the command gives it. */
export interface AvoidanceDocument {
  readonly decision: 'burn' | 'stay';
  readonly stay_because: string | null;
  readonly target: { readonly probability: number | null; readonly miss_distance_km: number | null };
  readonly burn: BurnDocument | null;
  /** By propagation and `probability_method`; null without covariances. */
  readonly probability_before: number | null;
  readonly probability_after: number | null;
  /** `Pc2D` in the encounter plane; `Nc2D` or `Nc3D` where that does not hold. */
  readonly probability_method: { readonly before: string; readonly after: string | null };
  readonly miss_before_km: number;
  readonly miss_after_km: number | null;
  /** Its gap is null where the bound is 0. */
  readonly certificate: PlanRoute['certificate'];
  /** The burn was multiplied by this after the check by propagation; 1: it was enough. */
  readonly raised_by: number | null;
  readonly tca_utc: string;
  readonly tca_after_utc: string | null;
  readonly recommended_before: RecommendedProbability;
  readonly recommended_after: RecommendedProbability | null;
  /** Least burns at the same time one way only, mm/s; null where they do not reach the target. */
  readonly one_way_mm_s: {
    readonly radial: number | null;
    readonly in_track: number | null;
    readonly cross_track: number | null;
  } | null;
  readonly tangential_penalty: number | null;
  readonly whole_revolution_penalty: number | null;
  readonly rule_of_thumb: PlanRoute['rule_of_thumb'];
  readonly return_burn: PlanRoute['return_burn'];
  readonly sweep: readonly SweptBurnDocument[];
  /** What else comes close after the burn, against doing nothing; to stay: what there is anyway. Null where nothing was screened. */
  readonly secondary: SecondaryDocument | null;
  /** The same of the whole path with the return burn. */
  readonly secondary_with_return: SecondaryDocument | null;
  readonly secondary_text: string;
  /** The burnt path leaves what was searched for other objects: it is to be screened in full. */
  readonly leaves_corridor: boolean;
  /** Two to three ways to go, the first being the plan. */
  readonly routes: readonly RouteDocument[];
  readonly text: readonly string[];
}

/** A plan with the assessments of the encounter before and after. */
export function avoidanceDocument(
  encounter: Encounter,
  plan: AvoidancePlan,
  target: BurnTarget,
  before: EncounterAssessment,
  after: EncounterAssessment | null,
  { routes, screen }: Pick<AmongOthers, 'routes' | 'screen'>,
): AvoidanceDocument {
  const { burn, certificate, oneWay, ruleOfThumb, returnBurn } = plan;
  const { tca } = encounter;
  return {
    decision: plan.decision,
    stay_because: plan.stayBecause,
    target: {
      probability: target.kind === 'miss-distance' ? null : target.probability,
      miss_distance_km: target.kind === 'miss-distance' ? target.missDistanceKm : null,
    },
    burn: burn && burnDocument(burn),
    probability_before: plan.before.probability,
    probability_after: plan.after?.probability ?? null,
    probability_method: { before: plan.before.method, after: plan.after?.method ?? null },
    miss_before_km: plan.before.missDistanceKm,
    miss_after_km: plan.after?.missDistanceKm ?? null,
    certificate: certificate && certificateDocument(certificate),
    raised_by: burn?.raisedBy ?? null,
    tca_utc: formatUtc(tca, 6),
    tca_after_utc: plan.after && formatUtc(plan.after.encounter.tca, 6),
    recommended_before: recommended(before),
    recommended_after: after && recommendedAfter(plan, after),
    one_way_mm_s: oneWay && {
      radial: millimetres(oneWay.radial),
      in_track: millimetres(oneWay['in-track']),
      cross_track: millimetres(oneWay['cross-track']),
    },
    tangential_penalty: plan.tangentialPenalty,
    whole_revolution_penalty: plan.wholeRevolutionPenalty,
    rule_of_thumb: ruleOfThumb && ruleDocument(ruleOfThumb),
    return_burn: returnBurn && returnBurnDocument(tca, returnBurn),
    sweep: sweepDocument(encounter, plan, screen),
    secondary: plan.secondary && secondaryDocument(plan.secondary),
    secondary_with_return: plan.secondaryWithReturn && secondaryDocument(plan.secondaryWithReturn),
    secondary_text: plan.secondary
      ? 'screened'
      : screen
        ? 'not screened: the path leaves the corridor'
        : 'not screened',
    leaves_corridor: plan.leavesCorridor,
    routes: routes.map(routeDocument),
    text: [...plan.words, ...(plan.after?.method === 'Pc2D' ? otherMethodWords(target, after) : [])],
  };
}

/** The burn is planned by the plane; where another method applies, and says more, that must not stay unsaid. */
function otherMethodWords(target: BurnTarget, after: EncounterAssessment | null): string[] {
  const { probability = null, method = null } = after?.recommended ?? {};
  if (target.kind !== 'probability' || probability === null || method === null || method === 'Pc2D') return [];
  if (probability <= target.probability * (1 + PROBABILITY_TOLERANCE)) return [];
  return [
    `By the method that applies here, ${method}, the probability after the burn is ${probability.toExponential(3)}, above the target: aim lower with --target-pc.`,
  ];
}

const millimetres = (kmS: number | null): number | null => (kmS === null ? null : MM_S * kmS);

function recommended({ recommended: { probability, method } }: EncounterAssessment): RecommendedProbability {
  return { probability, method };
}

/** Where the burn was held to the target by another method than the plane's, as that found it. */
function recommendedAfter({ after }: AvoidancePlan, assessed: EncounterAssessment): RecommendedProbability {
  if (after === null || after.method === 'Pc2D') return recommended(assessed);
  return { probability: after.probability, method: after.method };
}

const NEIGHBOURS = 5;

function routeDocument({ kinds, plan, decideBefore, fuelKg }: Route): RouteDocument {
  const { burn, after, secondary } = plan;
  const closest = (secondary?.encounters ?? [])
    .filter(({ change, after: is }) => is !== null && (change === 'new' || change === 'worse'))
    .sort((a, b) => a.after!.missDistanceKm - b.after!.missDistanceKm)
    .slice(0, NEIGHBOURS);
  return {
    kinds,
    burn: burn && burnDocument(burn),
    decide_before_utc: decideBefore && formatUtc(decideBefore, 3),
    fuel_kg: fuelKg,
    probability_after: after?.probability ?? null,
    miss_after_km: after?.missDistanceKm ?? null,
    covers_after: coversAfterDocument(plan),
    combined_probability_after: secondary?.combinedAfter ?? null,
    closest_neighbours: secondary ? secondaryDocument({ ...secondary, encounters: closest }).encounters : [],
    text: plan.words,
  };
}

/** Times at which no burn reaches the target are left out. */
function sweepDocument(
  { tca }: Encounter,
  { sweep, periodSeconds }: AvoidancePlan,
  screen: SecondaryScreen | null,
): SweptBurnDocument[] {
  const { leadSeconds, radial, inTrack, crossTrack, size } = sweep;
  return Array.from(size, (total, k): SweptBurnDocument => {
    const time = addSeconds(tca, -leadSeconds[k]!);
    const rtn = [radial[k]!, inTrack[k]!, crossTrack[k]!] as const;
    const burn = { utc: formatUtc(time, 6), lead_orbits: leadSeconds[k]! / periodSeconds, ...burnSizes(rtn, total) };
    if (screen === null || Number.isNaN(total)) return burn;
    const others = screen.summary(time, rtn);
    return {
      ...burn,
      others: others && {
        combined_probability: others.combinedAfter,
        closest_km: others.closestAfterKm,
        worst_increase: others.worstIncrease,
      },
    };
  }).filter(({ total_mm_s }) => !Number.isNaN(total_mm_s));
}
