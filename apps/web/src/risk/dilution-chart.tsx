import type { DilutionCurve, RiskSettings } from '@clearway/contract';
import { type JSX, useId } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { dilutionPoints } from './dilution-points.ts';
import { logScaleOf } from './log-scale.ts';
import { powerText } from './power-text.ts';
import { ThresholdLines } from './threshold-lines.tsx';

const WIDTH = 340;
const HEIGHT = 180;
const LEFT = 40;
const RIGHT = 8;
const TOP = 14;
const BOTTOM = 26;

/**
 * How the probability goes with the size of the uncertainty: as it is at factor 1, and where it is greatest. Left of the greatest value a
 * lower one is an all-clear, right of it only ignorance.
 */
export function DilutionChart(props: { readonly curve: DilutionCurve; readonly settings: RiskSettings }): JSX.Element {
  const { curve, settings } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const titleId = useId();
  const { points, greatest, given, isAtEdge } = dilutionPoints(curve);
  if (greatest === null) return <p className="muted">{t('risk.no-curve')}</p>;
  const across = logScaleOf(
    points.map(({ factor }) => factor),
    6,
  );
  const up = logScaleOf(
    [...points.map(({ probability }) => probability), settings.watch_probability, settings.act_probability],
    10,
  );
  const x = (factor: number): number => LEFT + across.place(factor) * (WIDTH - LEFT - RIGHT);
  const y = (probability: number): number => HEIGHT - BOTTOM - up.place(probability) * (HEIGHT - TOP - BOTTOM);
  return (
    <figure className="risk-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>
          {t('risk.curve-spoken', {
            given: given === null ? t('risk.no-value') : quantities.probability(given.probability),
            most: quantities.probability(greatest.probability),
            factor: quantities.number(greatest.factor, 2),
          })}
        </title>
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line className="risk-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text className="plane-small" x={LEFT - 5} y={y(tick) + 4} textAnchor="end">
              {powerText(tick)}
            </text>
          </g>
        ))}
        {across.ticks.map((tick) => (
          <text
            key={tick}
            className="plane-small"
            x={x(tick)}
            y={HEIGHT - BOTTOM + 15}
            textAnchor={tick === across.high ? 'end' : 'middle'}
          >
            ×{quantities.number(tick)}
          </text>
        ))}
        <ThresholdLines settings={settings} from={LEFT} to={WIDTH - RIGHT} y={y} />
        <line className="risk-given" x1={x(1)} x2={x(1)} y1={TOP} y2={HEIGHT - BOTTOM} />
        <polyline
          className="spark-path"
          points={points
            .map(({ factor, probability }) => `${x(factor).toFixed(1)},${y(probability).toFixed(1)}`)
            .join(' ')}
        />
        <path className="risk-greatest" d={`M${x(greatest.factor)} ${y(greatest.probability) - 6}l6 6l-6 6l-6-6z`} />
        {given === null ? null : (
          <circle className="spark-point risk-given-point" cx={x(1)} cy={y(given.probability)} r={5} />
        )}
      </svg>
      <figcaption className="muted small">
        {t(isAtEdge ? 'risk.curve-caption-edge' : 'risk.curve-caption', {
          most: quantities.probability(greatest.probability),
          factor: quantities.number(greatest.factor, 2),
        })}
      </figcaption>
      <details>
        <summary>{t('risk.as-table')}</summary>
        <table className="risk-table">
          <caption className="for-readers">{t('risk.curve')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('risk.factor')}</th>
              <th scope="col">{t('risk.probability')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ factor, probability }) => (
              <tr key={factor}>
                <th scope="row">×{quantities.number(factor)}</th>
                <td>{quantities.probability(probability)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
