import type { Encounter, UtcTime } from '@clearway/astro';
import type { ApplyingMethod } from '../applying-method/planning-method.ts';
import type { Excursion, ReturnBurn } from '../constraints/return-burn.ts';
import type { CheckedEncounter } from '../nonlinear-check/nonlinear-check.ts';
import type { SecondaryComparison } from '../secondary/secondary-comparison.ts';
import type { TogetherOutcome } from '../several-encounters/together.ts';
import type { Certificate } from '../single-impulse/certificate.ts';
import type { BurnDirection } from '../single-impulse/single-impulse.ts';
import type { SweptBurns } from '../sweep/sweep-burn-times.ts';
import type { RuleOfThumb } from './rule-of-thumb.ts';

/** One burn as it would be commanded. */
export interface PlannedBurn {
  readonly time: UtcTime;
  readonly leadSeconds: number;
  /** The lead in osculating periods of the primary. */
  readonly leadOrbits: number;
  readonly direction: BurnDirection;
  /** Inertial, in the encounter's frame, km/s. */
  readonly velocity: readonly [number, number, number];
  /** Radial, in-track, cross-track at the burn, km/s. */
  readonly rtn: readonly [number, number, number];
  readonly size: number;
  /** The burn was multiplied by this after the check by propagation. */
  readonly raisedBy: number;
}

/** Why there is nothing to burn. */
export type StayReason =
  | 'safe-already'
  | 'too-late'
  | 'no-burn-reaches-target'
  | 'burn-too-large'
  | 'leaves-the-box'
  | 'runs-into-others'
  | 'leaves-the-corridor'
  | 'leaves-other-encounters';

/** The answer to one encounter. */
export interface AvoidancePlan {
  readonly decision: 'burn' | 'stay';
  /** What the probability before is by, and why; that after a burn says its own. */
  readonly applying: ApplyingMethod;
  /** Null where the decision is to burn. */
  readonly stayBecause: StayReason | null;
  readonly burn: PlannedBurn | null;
  readonly certificate: Certificate | null;
  /** By propagation without a burn, and with it. */
  readonly before: CheckedEncounter;
  readonly after: CheckedEncounter | null;
  /** All encounters of the satellite that the burn is for; null where it is for one alone. */
  readonly together: {
    readonly encounters: readonly Encounter[];
    readonly limit: number;
    readonly before: TogetherOutcome;
    readonly after: TogetherOutcome | null;
  } | null;
  /** After the burn only Monte Carlo assumes little enough. */
  readonly needsSampling: boolean;
  /** The least burns at the same time that may only go one way, km/s; null where they do not reach the target, or the plane does not hold. */
  readonly oneWay: Readonly<Record<Exclude<BurnDirection, 'free'>, number | null>> | null;
  /** In-track over free burn at this time; about 1 but for late burns. */
  readonly tangentialPenalty: number | null;
  /** Least burn at the nearest whole revolution over that at the nearest half; null where there is no such pair. */
  readonly wholeRevolutionPenalty: number | null;
  readonly ruleOfThumb: RuleOfThumb | null;
  readonly returnBurn: ReturnBurn | null;
  /** Until the return burn. */
  readonly excursion: Excursion | null;
  readonly sweep: SweptBurns;
  /** Osculating period of the primary at TCA, s: leads are counted in it. */
  readonly periodSeconds: number;
  /** What the burn does to all other encounters, to stay: that they are as they were; null: nothing else was looked at, "not screened". */
  readonly secondary: SecondaryComparison | null;
  /** To stay: what the burn that came nearest to being one runs into; null where there was none. */
  readonly nearestBurn: { readonly secondary: SecondaryComparison | null } | null;
  /** The same of the whole path with the return burn; null where there is none, or it was not looked at. */
  readonly secondaryWithReturn: SecondaryComparison | null;
  /** The burnt path leaves the corridor: it is to be screened in full before anybody burns. */
  readonly leavesCorridor: boolean;
  /** What to tell people, a sentence each. */
  readonly words: readonly string[];
}
