import { ArrowDown, ArrowUp } from 'lucide-react';
import { type JSX, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { altitudesOf, type Catalog } from '../catalog/catalog.ts';
import { UNKNOWN } from '../language/quantities.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { ObjectChoice, ObjectSort } from '../view/view.ts';
import { altitudeRange } from './altitude-range.ts';
import { KindDot } from './kind-dot.tsx';
import { useRowWindow } from './use-row-window.ts';

const ROW_HEIGHT = 48;
const COLUMNS: readonly ObjectSort[] = ['name', 'number', 'altitude', 'inclination', 'age'];
/** Elements older than this tell little of where an object is. */
const STALE_MS = 7 * 86_400_000;

/** Rows of objects, as many as are in sight; a row opens its object's card. */
export function ObjectTable(props: {
  readonly catalog: Catalog;
  readonly slots: Int32Array;
  readonly choice: ObjectChoice;
  readonly watched: ReadonlySet<number>;
  readonly onChange: (part: Partial<ObjectChoice>) => void;
}): JSX.Element {
  const { catalog, slots, choice, watched, onChange } = props;
  const t = useMessages();
  const list = useRef<HTMLTableSectionElement>(null);
  const { first, end } = useRowWindow(list, slots.length, ROW_HEIGHT);
  const sortBy = (sort: ObjectSort): void => onChange({ sort, descending: choice.sort === sort && !choice.descending });
  return (
    <table className="objects-table" aria-label={t('objects.title')} aria-rowcount={slots.length + 1}>
      <thead>
        <tr aria-rowindex={1} className="objects-row objects-headings">
          {COLUMNS.map((column) => {
            const isSorted = choice.sort === column;
            const Arrow = choice.descending ? ArrowDown : ArrowUp;
            return (
              <th
                key={column}
                scope="col"
                className={`objects-${column}`}
                aria-sort={isSorted ? (choice.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" onClick={() => sortBy(column)}>
                  {t(`objects.column-${column}`)}
                  {isSorted ? <Arrow aria-hidden /> : null}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody ref={list} className="objects-rows" style={{ height: slots.length * ROW_HEIGHT }}>
        {first === 0 ? null : <tr aria-hidden className="objects-space" style={{ height: first * ROW_HEIGHT }} />}
        {Array.from(slots.subarray(first, end), (slot, k) => (
          <ObjectRow
            key={slot}
            catalog={catalog}
            slot={slot}
            rowIndex={first + k + 2}
            mine={watched.has(catalog.ids[slot]!)}
          />
        ))}
      </tbody>
    </table>
  );
}

function ObjectRow(props: {
  readonly catalog: Catalog;
  readonly slot: number;
  readonly rowIndex: number;
  readonly mine: boolean;
}): JSX.Element {
  const { catalog, slot } = props;
  const { actions, clock, highlighted } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const objectId = catalog.ids[slot]!;
  const kind = catalog.kind(slot);
  const ageMs = clock.nowMs() - catalog.epochsMs[slot]!;
  const hasElements = Number.isFinite(ageMs);
  const { perigeeKm, apogeeKm } = altitudesOf(catalog, slot);
  const open = (): void => actions.showObject(objectId);
  return (
    <tr
      aria-rowindex={props.rowIndex}
      className="objects-row"
      onClick={open}
      onPointerEnter={() => highlighted.set([slot])}
      onPointerLeave={() => highlighted.set([])}
    >
      <td className="objects-name">
        <KindDot kind={kind} mine={props.mine} />
        <span>
          <button
            type="button"
            onClick={(event) => {
              event.stopPropagation();
              open();
            }}
            onFocus={() => highlighted.set([slot])}
            onBlur={() => highlighted.set([])}
          >
            {catalog.name(slot)}
          </button>
          <span className="for-readers">{t(`objects.kind-${kind}`)}</span>
        </span>
      </td>
      <td className="objects-number muted small">{objectId}</td>
      <td className="objects-altitude">{hasElements ? altitudeRange(perigeeKm, apogeeKm, quantities) : UNKNOWN}</td>
      <td className="objects-inclination">
        {hasElements ? quantities.degrees(catalog.inclinationsDeg[slot]!) : UNKNOWN}
      </td>
      <td className={ageMs > STALE_MS ? 'objects-age objects-stale' : 'objects-age'}>
        {hasElements ? quantities.duration(Math.max(60, ageMs / 1000)) : UNKNOWN}
      </td>
    </tr>
  );
}
