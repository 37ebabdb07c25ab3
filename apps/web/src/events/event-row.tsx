import type { CSSProperties, JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { EncounterReference } from '../view/view.ts';
import { approachBySpeed, nameOf } from './encounter-words.ts';
import type { EventTable } from './event-table.ts';
import { relativeTime } from './event-words.ts';
import { riskOfRow } from './risk-level.ts';
import { RiskMark } from './risk-mark.tsx';

/** One event of the list: who, when, how near, how fast, how likely, and what was decided. */
export function EventRow(props: {
  readonly table: EventTable;
  readonly row: number;
  readonly catalog: Catalog | null;
  readonly nowMs: number;
  readonly watched: ReadonlySet<number>;
  /** Place in the list, from 0, and how many there are. */
  readonly place: number;
  readonly count: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly onFocus: () => void;
}): JSX.Element {
  const { actions, highlighted } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { table, row, catalog, nowMs, watched, place } = props;
  const of = referenceOf(table, row);
  const level = riskOfRow(table, row);
  const speed = table.relativeSpeedKmS[row]!;
  const approach = table.coLocated(row) ? 'drifting' : approachBySpeed(catalog, of.primaryId, speed);
  const probability = table.probabilities[row]!;
  const most = table.maxProbabilities[row]!;
  const disposition = table.disposition(row);
  const show = (): void => highlighted.set(slotsOf(catalog, of));
  const hide = (): void => highlighted.set([]);
  const name = (objectId: number): JSX.Element => (
    <span className="event-name">
      {watched.has(objectId) ? <span className="event-star">★ </span> : null}
      {nameOf(catalog, objectId)}
    </span>
  );
  return (
    <li aria-setsize={props.count} aria-posinset={place + 1} style={{ top: props.top } satisfies CSSProperties}>
      <button
        type="button"
        className="entry event-row"
        data-row={place}
        tabIndex={props.isActive ? 0 : -1}
        onClick={() => actions.change({ panel: { kind: 'encounter', of }, selected: of.primaryId, following: false })}
        onFocus={() => {
          props.onFocus();
          show();
        }}
        onBlur={hide}
        onPointerEnter={show}
        onPointerLeave={hide}
      >
        <RiskMark level={level} word="none" />
        {name(of.primaryId)}
        <span className="event-number is-strong">{quantities.distance(table.missKm[row]!)}</span>
        {name(of.secondaryId)}
        <span className="event-number">{quantities.speed(speed)}</span>
        <span className="event-line">
          {relativeTime(of.tcaMs, nowMs, t, quantities)} ·{' '}
          {quantities.moment(of.tcaMs, { seconds: false, year: false })}
        </span>
        <span className="event-number">{approach === null ? '' : t(`events.approach-${approach}`)}</span>
        <span className="event-line is-wide">
          <span className={`event-risk is-${level}`}>{t(`events.risk-${level}`)}</span>
          {' · '}
          {table.byMessage(row) && !Number.isNaN(probability)
            ? t('events.message-probability', { probability: quantities.probability(probability) })
            : Number.isNaN(probability)
              ? t('events.no-probability')
              : t('events.elements-probability', {
                  probability: quantities.probability(probability),
                  most: quantities.probability(most),
                })}
          {disposition === 'open' ? '' : ` · ${t(`events.disposition-${disposition}`)}`}
        </span>
      </button>
    </li>
  );
}

/** The event of a row, as panels and links name it. */
export function referenceOf(table: EventTable, row: number): EncounterReference {
  return {
    eventId: table.eventIds[row]!,
    primaryId: table.primaryIds[row]!,
    secondaryId: table.secondaryIds[row]!,
    // As links write it.
    tcaMs: Math.floor(table.tcaMs[row]!),
  };
}

/** Slots of both objects, as far as the map draws them. */
export function slotsOf(catalog: Catalog | null, of: EncounterReference): readonly number[] {
  return [of.primaryId, of.secondaryId].flatMap((objectId) => {
    const slot = catalog?.slotOf(objectId);
    return slot === undefined ? [] : [slot];
  });
}
