import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { MatrixAnswer } from '../workers/avoidance/burn-question.ts';
import { impulseText } from './burn-words.ts';
import { valueAt } from './matrix-grid.ts';

/** Sizes that the table has of the matrix. */
const SIZES = 6;

/** The matrix in numbers: at half and whole revolutions, some sizes each. */
export function MatrixTable(props: { readonly matrix: MatrixAnswer; readonly periodSeconds: number }): JSX.Element {
  const { matrix, periodSeconds } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const { leadSeconds, sizesKmS, leastKmS } = matrix;
  const orbits = Array.from(leadSeconds, (lead) => lead / periodSeconds);
  const halves = [...new Set(orbits.map((each) => Math.round(2 * each) / 2))].filter((half) => half > 0);
  const columns = halves.map((half) => nearest(orbits, half));
  const rows = Array.from({ length: SIZES }, (_, k) => Math.round((k * (sizesKmS.length - 1)) / (SIZES - 1)));
  return (
    <details className="fly-table">
      <summary>{t('risk.as-table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="fly-compare" tabIndex={0} aria-label={t('fly-around.matrix')}>
        <table>
          <caption className="for-readers">{t('fly-around.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fly-around.axis-lead')}</th>
              {rows.map((row) => (
                <th key={row} scope="col">
                  {impulseText(sizesKmS[row]!, quantities)}
                </th>
              ))}
              <th scope="col">{t('fly-around.table-least')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column}>
                <th scope="row">{quantities.number(orbits[column]!, 3)}</th>
                {rows.map((row) => {
                  const { probability, missKm } = valueAt(matrix, { column, row });
                  return (
                    <td key={row}>
                      {Number.isNaN(probability) ? quantities.distance(missKm) : quantities.probability(probability)}
                    </td>
                  );
                })}
                <td>{impulseText(leastKmS[column]!, quantities)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function nearest(values: readonly number[], wanted: number): number {
  let best = 0;
  values.forEach((value, k) => {
    if (Math.abs(value - wanted) < Math.abs(values[best]! - wanted)) best = k;
  });
  return best;
}
