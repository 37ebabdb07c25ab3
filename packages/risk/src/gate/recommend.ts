import { GATED_METHODS, type GatedMethod, type Violation } from './usage-violations.ts';
import { METHOD_WORDS, violationWords } from './violation-words.ts';

/** What the gate knows of one method. */
export interface GatedEstimate {
  readonly method: GatedMethod;
  /** Null where the method gives none. */
  readonly probability: number | null;
  /** Why there's no value, as part of a sentence; null where there is one, or where nobody asked for it. */
  readonly reason: string | null;
  readonly violations: readonly Violation[];
}

/** Why a method is recommended, for programs. */
export type RecommendationCode =
  /** The first method whose conditions all hold. */
  | 'conditions-hold'
  /** Every value is below `NEGLIGIBLE_PROBABILITY`. */
  | 'negligible'
  /** No method's conditions hold but Monte Carlo's. */
  | 'only-monte-carlo'
  /** Conditions are broken, but no more general method can be computed from what is known. */
  | 'nothing-better'
  /** No method gives a value. */
  | 'none';

/** One step on the way to a recommendation: what was found of a method, or in the end. What speaks against a method is with the method. */
export interface RecommendationStep {
  readonly code: RecommendationCode | 'no-value' | 'does-not-hold' | 'not-run' | 'worst-case';
  /** Null where it is not about one method. */
  readonly method: GatedMethod | null;
}

export interface Recommendation {
  readonly method: GatedMethod | null;
  /** Of that method; null where it's none or Monte Carlo that wasn't run. */
  readonly probability: number | null;
  readonly code: RecommendationCode;
  /** One or more English sentences. */
  readonly words: string;
  /** The same for programs, a step for each sentence. */
  readonly steps: readonly RecommendationStep[];
}

/** Below this nobody acts and the conditions aren't checked (Hall, Baars and Casali, AAS 23-398). */
export const NEGLIGIBLE_PROBABILITY = 1e-10;

/**
 * Chooses the method to believe: 2D-Pc, 2D-Nc, 3D-Nc and Monte Carlo in this order, the first whose conditions of use hold
 * (the multistep algorithm of AAS 23-398).
 *
 * @param estimates at most one for each method, in any order; Monte Carlo's may be missing.
 * @param canSample whether Monte Carlo could be run.
 */
export function recommend(estimates: readonly GatedEstimate[], canSample: boolean): Recommendation {
  const ordered = GATED_METHODS.flatMap((method) => estimates.filter((estimate) => estimate.method === method));
  const valued = ordered.filter((estimate) => estimate.probability !== null);
  const first = valued[0];
  if (first !== undefined && valued.every((each) => each.probability! < NEGLIGIBLE_PROBABILITY)) {
    const words = `Every method that applies finds less than ${NEGLIGIBLE_PROBABILITY}, so their conditions are not checked.`;
    const steps = [{ code: 'negligible', method: null }] as const;
    return { method: first.method, probability: first.probability, code: 'negligible', words, steps };
  }
  const passed: string[] = [];
  const steps: RecommendationStep[] = [];
  for (const estimate of ordered) {
    if (estimate.method === 'MonteCarlo') continue;
    const name = METHOD_WORDS[estimate.method];
    if (estimate.probability === null) {
      if (estimate.reason === null) continue;
      passed.push(`${capital(name)} gives no value: ${estimate.reason}.`);
      steps.push({ code: 'no-value', method: estimate.method });
    } else if (estimate.violations.length > 0) {
      const why = estimate.violations.map((violation) => violationWords(estimate.method, violation));
      passed.push(`${capital(name)} does not hold: ${why.join('; ')}.`);
      steps.push({ code: 'does-not-hold', method: estimate.method });
    } else {
      const words = [...passed, `${capital(name)} is recommended: its conditions hold.`].join(' ');
      steps.push({ code: 'conditions-hold', method: estimate.method });
      return { method: estimate.method, probability: estimate.probability, code: 'conditions-hold', words, steps };
    }
  }
  const sampled = ordered.find((estimate) => estimate.method === 'MonteCarlo');
  if (canSample) {
    const probability = sampled?.probability ?? null;
    const how = probability === null ? ' It has not been run.' : '';
    const words = [...passed, `Only Monte Carlo assumes little enough for this encounter.${how}`].join(' ');
    steps.push({ code: 'only-monte-carlo', method: 'MonteCarlo' });
    if (probability === null) steps.push({ code: 'not-run', method: 'MonteCarlo' });
    return { method: 'MonteCarlo', probability, code: 'only-monte-carlo', words, steps };
  }
  const last = valued.at(-1);
  if (last === undefined) {
    return {
      method: null,
      probability: null,
      code: 'none',
      words: [...passed, 'No probability can be given.'].join(' '),
      steps: [...steps, { code: 'none', method: null }],
    };
  }
  const words = [
    ...passed,
    `Nothing better than ${METHOD_WORDS[last.method]} can be computed from what is known.`,
  ].join(' ');
  steps.push({ code: 'nothing-better', method: last.method });
  return { method: last.method, probability: last.probability, code: 'nothing-better', words, steps };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
