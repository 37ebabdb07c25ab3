import { type JSX, useMemo } from 'react';
import type { Catalog } from '../catalog/catalog.ts';
import { useMessages } from '../language/speech.tsx';
import type { EncounterReference } from '../view/view.ts';
import type { Encounter } from '../workers/questions/encounter.ts';
import { EncounterCopies, PairLegend } from './encounter-actions.tsx';
import { EncounterFacts } from './encounter-facts.tsx';
import { EncounterPlanePlot } from './encounter-plane.tsx';
import { remarksOn } from './encounter-remarks.ts';
import { useMoment } from './moment.ts';
import { MomentReadout } from './moment-readout.tsx';
import { pairColours } from './pair-colours.ts';
import { pairMotion } from './relative-motion.ts';
import { RelativeView } from './relative-view.tsx';
import { RemarkLine } from './remark-line.tsx';
import { TimeScrubber } from './time-scrubber.tsx';
import type { EncounterState } from './use-encounter.ts';

/** Nothing of the encounter plane can be read where both drift together. */
const LEAST_PLANE_SPEED_KM_S = 0.01;

/** Space, time, and the numbers of the closest approach. */
export function EncounterGeometry(props: {
  readonly of: EncounterReference;
  readonly encounter: Encounter;
  readonly state: EncounterState;
  readonly names: { readonly primary: string; readonly secondary: string };
  readonly catalog: Catalog | null;
  /** False where the plane is drawn with the probability. */
  readonly hasPlane: boolean;
}): JSX.Element {
  const t = useMessages();
  const { of, encounter, state, names, catalog, hasPlane } = props;
  const colours = useMemo(
    () => pairColours(catalog, of.primaryId, of.secondaryId),
    [catalog, of.primaryId, of.secondaryId],
  );
  const { event, observations, spanSeconds } = state;
  const motion = useMemo(() => pairMotion(encounter), [encounter]);
  const moment = useMoment(encounter.tcaMs, spanSeconds);
  const remarks = useMemo(() => remarksOn(encounter, event, motion), [encounter, event, motion]);
  const { plane } = encounter;
  return (
    <>
      {remarks.map((remark) => (
        <RemarkLine key={remark.kind} remark={remark} />
      ))}
      <RelativeView {...{ encounter, motion, moment, names, colours }} />
      <PairLegend of={of} names={names} colours={colours} />
      <TimeScrubber moment={moment} spanSeconds={spanSeconds} />
      {moment.reaches ? null : <p className="muted small">{t('encounter.globe-stays')}</p>}
      <MomentReadout motion={motion} moment={moment} />
      <p className="muted small">{t('encounter.axes')}</p>
      <h3>{t('encounter.at-closest-title')}</h3>
      <EncounterFacts encounter={encounter} event={event} />
      <EncounterCopies encounter={encounter} event={event} />
      {hasPlane ? <h3>{t('encounter.plane')}</h3> : null}
      {!hasPlane ? null : plane === null || encounter.relativeSpeedKmS < LEAST_PLANE_SPEED_KM_S ? (
        <p className="muted">{t('encounter.no-plane')}</p>
      ) : (
        <EncounterPlanePlot plane={plane} missKm={encounter.missDistanceKm} observations={observations} />
      )}
    </>
  );
}
