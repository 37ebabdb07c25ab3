import type { Burn } from './burn-question.ts';

/** Whose burnt path is screened against everything else, and for how long: from the first burn to seven days after the encounter. */
export interface CorridorPlace {
  readonly moverId: number;
  readonly otherId: number | null;
  readonly tcaMs: number;
  /** No burn is before this, s before the encounter. */
  readonly firstLeadSeconds: number;
}

export interface SecondaryQuestion {
  readonly of: CorridorPlace;
  readonly burn: Burn;
}

/** What of a screening goes by operators' ephemerides, while these speak. */
export interface ByEphemerides {
  /** The satellite's nominal path; what is screened ends where it does. */
  readonly own: boolean;
  /** How many other objects of its shell. */
  readonly others: number;
}

/** Against doing nothing; `same` where the miss changes by less than a hundredth. */
export type SecondaryChange = 'new' | 'worse' | 'better' | 'gone' | 'same';

export interface SecondaryEncounter {
  readonly objectId: number;
  readonly change: SecondaryChange;
  /** Null where it is new. */
  readonly before: SecondaryApproach | null;
  /** Null where it is gone. */
  readonly after: SecondaryApproach | null;
}

export interface SecondaryApproach {
  readonly tcaMs: number;
  readonly missKm: number;
  readonly speedKmS: number;
}

export type SecondaryAnswer =
  /** The catalogue does not have the mover, or its elements do not reach so far: nothing was screened. */
  | { readonly status: 'no elements' }
  /** The burn is too large for the corridor around the path: it is to be screened in full. */
  | { readonly status: 'outside' }
  | {
      readonly status: 'ok';
      /** Of the catalogue. */
      readonly objects: number;
      /** Null: operators' ephemerides could not be had, all is by elements. */
      readonly byEphemerides: ByEphemerides | null;
      readonly thresholdKm: number;
      readonly untilMs: number;
      /** Close approaches but that which is avoided, the closest after the burn first; what does not change is left out. */
      readonly changed: readonly SecondaryEncounter[];
      /** The closest after the burn, changed or not; null where nothing comes within the threshold. */
      readonly closest: SecondaryEncounter | null;
      readonly sameCount: number;
    };

export type SecondaryRequest =
  | {
      readonly kind: 'screen';
      readonly id: number;
      readonly kernelAddress: string;
      readonly question: SecondaryQuestion;
    }
  /** What is being built is not wanted any more. */
  | { readonly kind: 'forget' };

export type SecondaryReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SecondaryAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string; readonly hint: string };
