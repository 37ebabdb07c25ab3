import type { EventDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { approachOf } from '../events/encounter-words.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { Encounter, EncounterObject } from '../workers/questions/encounter.ts';

/** The closest approach in numbers. */
export function EncounterFacts(props: {
  readonly encounter: Encounter;
  readonly event: EventDocument | null;
}): JSX.Element {
  const { encounter, event } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const [radial, inTrack, crossTrack] = encounter.missRtnKm;
  const { primary, secondary } = encounter;
  const age = ({ epochMs, byEphemeris }: EncounterObject): string =>
    byEphemeris ? t('encounter.own-ephemeris') : quantities.duration((encounter.tcaMs - epochMs) / 1000);
  const fact = (key: string, value: string): JSX.Element => (
    <>
      <dt>{t(`encounter.${key}`)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <dl className="facts">
      {fact('tca', quantities.moment(encounter.tcaMs, { milliseconds: true, year: false }))}
      {fact('miss', quantities.distance(encounter.missDistanceKm))}
      {fact('radial-long', quantities.signedDistance(radial))}
      {fact('in-track-long', quantities.signedDistance(inTrack))}
      {fact('cross-track-long', quantities.signedDistance(crossTrack))}
      {fact('relative-speed', quantities.speed(encounter.relativeSpeedKmS))}
      {fact(
        'angle',
        `${quantities.angle(encounter.approachAngle)}, ${t(`events.approach-${approachOf(encounter.approachAngle, encounter.relativeSpeedKmS)}`)}`,
      )}
      {event?.max_probability == null ? null : fact('max-probability', quantities.probability(event.max_probability))}
      {fact('above', quantities.place(primary.below.latitude, primary.below.longitude))}
      {fact('height', quantities.distance(primary.below.heightKm))}
      {fact('ages', `${age(primary)} · ${age(secondary)}`)}
    </dl>
  );
}
