import type { JSX, ReactNode } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { altitudeRange } from '../objects/altitude-range.ts';
import type { TrafficBand } from '../view/view.ts';
import { type Shell, STACKED_KINDS } from './altitude-profile.ts';
import { cellAt, fullestCells, type InclinationMap } from './inclination-map.ts';

const CELLS = 12;

/** The profile in numbers, from above; each altitude can be chosen. */
export function ProfileTable(props: {
  readonly shells: readonly Shell[];
  readonly onBand: (band: TrafficBand) => void;
}): JSX.Element {
  const { shells, onBand } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const objects = (value: number): string => quantities.number(value, value < 10 ? 2 : 4);
  return (
    <details className="traffic-details">
      <summary>{t('traffic.profile-table')}</summary>
      <Scroll name={t('traffic.profile-table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('traffic.altitude')}</th>
              <th scope="col">{t('traffic.density')}</th>
              <th scope="col">{t('traffic.objects')}</th>
              {STACKED_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t(`legend.class-${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shells.toReversed().map((shell) => (
              <tr key={shell.fromKm}>
                <th scope="row">
                  <button
                    type="button"
                    className="traffic-pick"
                    onClick={() => onBand({ fromKm: shell.fromKm, toKm: shell.toKm })}
                  >
                    {altitudeRange(shell.fromKm, shell.toKm, quantities)}
                  </button>
                </th>
                <td>{quantities.number(shell.density, 2)}</td>
                <td>{objects(shell.objects)}</td>
                {shell.byKind.map((value, kind) => (
                  <td key={STACKED_KINDS[kind]}>{objects(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

/** The map in numbers: its fullest cells, which can be chosen, and all of it in coarser ones. */
export function InclinationTables(props: {
  readonly map: InclinationMap;
  readonly coarse: InclinationMap;
  readonly onBand: (band: TrafficBand) => void;
}): JSX.Element {
  const { map, coarse, onBand } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const objects = (value: number): string => quantities.number(value, value < 10 ? 2 : 4);
  const rows = Array.from({ length: coarse.edgesKm.length - 1 }, (_, row) => row).reverse();
  const columns = Array.from({ length: coarse.columns }, (_, column) => column);
  return (
    <details className="traffic-details">
      <summary>{t('traffic.map-table')}</summary>
      <h4>{t('traffic.fullest')}</h4>
      <ol className="traffic-cells-list">
        {fullestCells(map, CELLS).map(({ fromKm, toKm, fromDeg, toDeg, objects: n }) => (
          <li key={`${fromKm} ${fromDeg}`}>
            <button type="button" className="traffic-pick" onClick={() => onBand({ fromKm, toKm, fromDeg, toDeg })}>
              {t('traffic.cell', {
                range: altitudeRange(fromKm, toKm, quantities),
                from: quantities.degrees(fromDeg, 0),
                to: quantities.degrees(toDeg, 0),
                objects: objects(n),
              })}
            </button>
          </li>
        ))}
      </ol>
      <Scroll name={t('traffic.map-caption')}>
        <table>
          <caption>{t('traffic.map-caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('traffic.altitude')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {quantities.degrees(column * coarse.columnDeg, 0)}–
                  {quantities.degrees((column + 1) * coarse.columnDeg, 0)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{altitudeRange(coarse.edgesKm[row]!, coarse.edgesKm[row + 1]!, quantities)}</th>
                {columns.map((column) => (
                  <td key={column}>{objects(cellAt(coarse, row, column).objects)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

/** A table wider or longer than its place; the arrows scroll it. */
function Scroll(props: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="traffic-scroll" aria-label={props.name} tabIndex={0} data-keys="own">
      {props.children}
    </section>
  );
}
