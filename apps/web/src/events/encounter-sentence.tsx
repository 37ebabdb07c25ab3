import { Fragment, type JSX } from 'react';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { estimateText } from './encounter-words.ts';

const PRIMARY = '\ue000';
const SECONDARY = '\ue001';

/** What the sentence of an encounter is made from. */
export interface SpokenEncounter {
  readonly primaryName: string;
  readonly secondaryName: string;
  readonly tcaMs: number;
  readonly missKm: number;
  /** They stay beside each other on purpose. */
  readonly coLocated: boolean;
  /** Its time has gone by. */
  readonly past: boolean;
}

/** "On Thu 12 Mar at 14:04 UTC, … is predicted to pass within about 0.3 km of …", with the names set off; `advice` adds what to do. */
export function EncounterSentence(props: { readonly of: SpokenEncounter; readonly advice?: boolean }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const { of, advice = true } = props;
  // Marks that no name has stand for the names, so that the sentence can be cut there in any language's order.
  const marked = encounterSentence({ ...of, primaryName: PRIMARY, secondaryName: SECONDARY }, t, quantities, advice);
  const parts = marked.split(/([\ue000\ue001])/);
  return (
    <>
      {parts.map((part, index) => {
        const name = part === PRIMARY ? of.primaryName : part === SECONDARY ? of.secondaryName : null;
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never change places.
        return <Fragment key={index}>{name === null ? part : <strong>{name}</strong>}</Fragment>;
      })}
    </>
  );
}

/** The same as text: for notices, labels and what is copied. */
export function encounterSentence(of: SpokenEncounter, t: Translate, quantities: Quantities, advice = true): string {
  const coming = advice ? 'sentence-advice' : 'sentence';
  const key = of.coLocated ? 'sentence-together' : of.past ? 'sentence-past' : coming;
  return t(`events.${key}`, {
    primary: of.primaryName,
    secondary: of.secondaryName,
    day: quantities.day(of.tcaMs),
    time: quantities.clockTime(of.tcaMs, false),
    distance: estimateText(of.missKm, quantities),
  });
}
