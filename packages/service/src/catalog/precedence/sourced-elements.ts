import type { ElementSet, UtcTime } from '@clearway/astro';
import type { SourceTerms } from '../sources/source-terms.ts';
import type { Precedence } from './precedence.ts';

/** Where element sets come from, as far as choosing among them and showing the choice need it. */
export interface ElementOrigin {
  /** {@link Source.id}. */
  readonly source: string;
  readonly precedence: Precedence;
  readonly terms: SourceTerms;
}

/** An element set, where it comes from, and when it arrived. */
export interface SourcedElements {
  readonly elements: ElementSet;
  readonly origin: ElementOrigin;
  /** Sets of one source that arrived at one time were fitted together. */
  readonly arrivedAt: UtcTime;
  /** The centre that made it, where a source brings those of several (default: as the name says, `LAGEOS 1 [HTS]`). */
  readonly series?: string;
}

export interface ChoiceWindow {
  readonly start: UtcTime;
  readonly stop: UtcTime;
}
