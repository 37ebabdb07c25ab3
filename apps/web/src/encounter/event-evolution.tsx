import type { EventObservation } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { SparkLine, type SparkPoint } from './spark-line.tsx';

/** What each run saw of the event: distance, time and maximum probability as lines, and everything as a table. */
export function EventEvolution({ observations }: { readonly observations: readonly EventObservation[] }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const last = observations.at(-1);
  if (last === undefined) return <p className="muted">{t('encounter.no-history')}</p>;
  const lastTcaMs = Date.parse(last.tca_utc);
  const shiftSeconds = (seen: EventObservation): number => (Date.parse(seen.tca_utc) - lastTcaMs) / 1000;
  const signed = (seconds: number): string => `${seconds > 0 ? '+' : ''}${quantities.duration(seconds)}`;
  const points = (value: (seen: EventObservation) => number | null): SparkPoint[] =>
    observations.map((seen) => ({
      at: Date.parse(seen.seen_utc),
      value: value(seen),
      isHollow: seen.state === 'cleared',
    }));
  return (
    <>
      {observations.length === 1 ? (
        <p className="muted">{t('encounter.one-run')}</p>
      ) : (
        <div className="evolution">
          <SparkLine
            label={t('encounter.miss')}
            points={points((seen) => seen.miss_distance_km)}
            text={quantities.distance}
            fromZero
          />
          <SparkLine label={t('encounter.tca-shift')} points={points(shiftSeconds)} text={signed} />
          <SparkLine
            label={t('encounter.max-probability')}
            points={points((seen) =>
              seen.max_probability === null || seen.max_probability <= 0 ? null : Math.log10(seen.max_probability),
            )}
            text={(exponent) => quantities.probability(10 ** exponent)}
          />
        </div>
      )}
      <details>
        <summary>{t('encounter.history-table')}</summary>
        <table className="evolution-table">
          <thead>
            <tr>
              <th scope="col">{t('encounter.run')}</th>
              <th scope="col">{t('encounter.miss')}</th>
              <th scope="col">{t('encounter.tca-shift')}</th>
              <th scope="col">{t('encounter.max-probability')}</th>
            </tr>
          </thead>
          <tbody>
            {observations.toReversed().map((seen) => (
              <tr key={seen.run_id}>
                <th scope="row">
                  {quantities.moment(Date.parse(seen.seen_utc), { seconds: false, year: false })}
                  {seen.state === 'cleared' ? ` (${t('encounter.state-cleared')})` : ''}
                </th>
                <td>{quantities.distance(seen.miss_distance_km)}</td>
                <td>{signed(shiftSeconds(seen))}</td>
                <td>{quantities.probability(seen.max_probability)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
