import { addSeconds, type Encounter, formatUtc } from '@clearway/astro';
import {
  type AvoidancePlan,
  type BurnTarget,
  PROBABILITY_TOLERANCE,
  type Route,
  type RouteKind,
  type SecondaryScreen,
} from '@clearway/avoidance';
import type { EncounterAssessment } from '@clearway/risk';
import type { AmongOthers } from './among-others.ts';
import { type SecondaryDocument, type SecondaryEncounterDocument, secondaryDocument } from './secondary-document.ts';

/** One burn, mm/s along the primary's axes at the burn. */
export interface BurnDocument {
  readonly utc: string;
  /** Osculating periods of the primary before the closest approach. */
  readonly lead_orbits: number;
  readonly radial_mm_s: number;
  readonly in_track_mm_s: number;
  readonly cross_track_mm_s: number;
  readonly total_mm_s: number;
}

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
  readonly certificate: {
    readonly lambda: number;
    readonly optimal: boolean;
    /** Null where the bound is 0. */
    readonly gap: number | null;
    readonly lower_bound_mm_s: number;
    readonly states: string;
  } | null;
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
  readonly rule_of_thumb: { readonly estimate_mm_s: number; readonly shift_km: number; readonly text: string } | null;
  readonly return_burn: (Omit<BurnDocument, 'lead_orbits'> & { readonly ahead_km: number }) | null;
  readonly sweep: readonly SweptBurnDocument[];
  /** What else comes close after the burn, against doing nothing; null where nothing was screened. */
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
    burn: burn && { utc: formatUtc(burn.time, 6), lead_orbits: burn.leadOrbits, ...sizes(burn.rtn, burn.size) },
    probability_before: plan.before.probability,
    probability_after: plan.after?.probability ?? null,
    probability_method: { before: plan.before.method, after: plan.after?.method ?? null },
    miss_before_km: plan.before.missDistanceKm,
    miss_after_km: plan.after?.missDistanceKm ?? null,
    certificate: certificate && {
      lambda: certificate.lambda,
      optimal: certificate.optimal,
      gap: Number.isFinite(certificate.gap) ? certificate.gap : null,
      lower_bound_mm_s: MM_S * certificate.lowerBoundKmS,
      states: certificate.states,
    },
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
    rule_of_thumb: ruleOfThumb && {
      estimate_mm_s: MM_S * ruleOfThumb.estimateKmS,
      shift_km: ruleOfThumb.shiftInPlaneKm,
      text: ruleOfThumb.words,
    },
    return_burn: returnBurn && {
      utc: formatUtc(addSeconds(tca, returnBurn.secondsAfterTca), 6),
      ...sizes(returnBurn.rtn, returnBurn.size),
      ahead_km: returnBurn.aheadKm,
    },
    sweep: sweepDocument(encounter, plan, screen),
    secondary: plan.secondary && secondaryDocument(plan.secondary),
    secondary_with_return: plan.secondaryWithReturn && secondaryDocument(plan.secondaryWithReturn),
    secondary_text: plan.secondary
      ? 'screened'
      : screen
        ? 'not screened: nothing is burnt, or the path leaves the corridor'
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

/** mm/s in a km/s. */
const MM_S = 1e6;

const millimetres = (kmS: number | null): number | null => (kmS === null ? null : MM_S * kmS);

function sizes(
  [radial, inTrack, crossTrack]: readonly [number, number, number],
  total: number,
): Omit<BurnDocument, 'utc' | 'lead_orbits'> {
  return {
    radial_mm_s: MM_S * radial,
    in_track_mm_s: MM_S * inTrack,
    cross_track_mm_s: MM_S * crossTrack,
    total_mm_s: MM_S * total,
  };
}

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
  // To stay is told with the burn that came nearest to being safe: what stays is what was, and nobody comes nearer.
  const closest = (burn === null ? [] : (secondary?.encounters ?? []))
    .filter(({ change, after: is }) => is !== null && (change === 'new' || change === 'worse'))
    .sort((a, b) => a.after!.missDistanceKm - b.after!.missDistanceKm)
    .slice(0, NEIGHBOURS);
  return {
    kinds,
    burn: burn && { utc: formatUtc(burn.time, 6), lead_orbits: burn.leadOrbits, ...sizes(burn.rtn, burn.size) },
    decide_before_utc: decideBefore && formatUtc(decideBefore, 3),
    fuel_kg: fuelKg,
    probability_after: after?.probability ?? null,
    miss_after_km: after?.missDistanceKm ?? null,
    combined_probability_after: (burn === null ? secondary?.combinedBefore : secondary?.combinedAfter) ?? null,
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
    const burn = { utc: formatUtc(time, 6), lead_orbits: leadSeconds[k]! / periodSeconds, ...sizes(rtn, total) };
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
