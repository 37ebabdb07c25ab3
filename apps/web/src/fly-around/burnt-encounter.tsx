import { type JSX, useEffect, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMoment } from '../encounter/moment.ts';
import { pairColours } from '../encounter/pair-colours.ts';
import { pairMotion } from '../encounter/relative-motion.ts';
import { RelativeView } from '../encounter/relative-view.tsx';
import { TimeScrubber } from '../encounter/time-scrubber.tsx';
import { nameOf } from '../events/encounter-words.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { EncounterReference } from '../view/view.ts';
import type { Burn, EncounterSource, TrackQuestion } from '../workers/avoidance/burn-question.ts';
import type { Encounter } from '../workers/questions/encounter.ts';
import { burnDesk } from './burn-desk.ts';
import { burntSeparation } from './burnt-separation.ts';
import { useLatestAnswer } from './latest-answer.ts';

/** To both sides of the encounter. */
const SPAN_SECONDS = 1800;
const SAMPLES = 361;

/** The encounter in space, as it is and after the burn, one beside the other. Nothing where the catalogue does not have both. */
export function BurntEncounter(props: {
  readonly of: EncounterReference;
  readonly source: EncounterSource;
  readonly burn: Burn;
}): JSX.Element | null {
  const { of, source, burn } = props;
  const { ask } = useApp();
  const { primaryId, secondaryId, tcaMs } = of;
  const [encounter, setEncounter] = useState<Encounter | null>(null);
  useEffect(() => {
    const left = new AbortController();
    ask({ kind: 'encounter', primaryId, secondaryId, tcaMs, spanSeconds: SPAN_SECONDS }, { signal: left.signal }).then(
      (answer) => setEncounter(answer.status === 'ok' ? answer : null),
      // The numbers are there without it.
      () => undefined,
    );
    return () => left.abort();
  }, [ask, primaryId, secondaryId, tcaMs]);
  return encounter === null ? null : <Space encounter={encounter} source={source} burn={burn} />;
}

function Space(props: {
  readonly encounter: Encounter;
  readonly source: EncounterSource;
  readonly burn: Burn;
}): JSX.Element {
  const { encounter, source, burn } = props;
  const t = useMessages();
  const catalog = useStore(useApp().catalog);
  const { primary, secondary, tcaMs } = encounter;
  const question = useMemo(
    (): TrackQuestion => ({
      kind: 'track',
      of: source,
      burn,
      fromSeconds: -SPAN_SECONDS,
      untilSeconds: SPAN_SECONDS,
      samples: SAMPLES,
    }),
    [source, burn],
  );
  const track = useLatestAnswer(question, burnDesk.drawn);
  const motion = useMemo(() => pairMotion(encounter), [encounter]);
  const moment = useMoment(tcaMs, SPAN_SECONDS);
  const shift = track.state === 'there' ? track.value : null;
  const burnt = useMemo(
    () => (shift === null ? undefined : burntSeparation(motion.separation, primary.state, tcaMs, shift, source.mover)),
    [shift, motion, primary, tcaMs, source.mover],
  );
  const [primaryId, secondaryId] = [primary.objectId, secondary.objectId];
  const names = useMemo(
    () => ({ primary: nameOf(catalog, primaryId), secondary: nameOf(catalog, secondaryId) }),
    [catalog, primaryId, secondaryId],
  );
  const colours = useMemo(() => pairColours(catalog, primaryId, secondaryId), [catalog, primaryId, secondaryId]);
  return (
    <section aria-label={t('fly-around.in-space')}>
      <h3>{t('fly-around.in-space')}</h3>
      <RelativeView {...{ encounter, motion, moment, names, colours, burnt }} />
      <TimeScrubber moment={moment} spanSeconds={SPAN_SECONDS} />
      <p className="muted small">{t('fly-around.in-space-caption')}</p>
    </section>
  );
}
