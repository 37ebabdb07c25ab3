/**
 * What is believed of an object's orbit before what else, best first: the operator's own, what CelesTrak fits to
 * operators' ephemerides (supplemental), what the US Space Force publishes (general perturbations). Ephemerides
 * themselves will go before `operator`.
 */
export const PRECEDENCES = ['operator', 'supplemental', 'general'] as const;

export type Precedence = (typeof PRECEDENCES)[number];
