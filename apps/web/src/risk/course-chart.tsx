import type { ConjunctionDocument, ConjunctionPoint } from '@clearway/contract';
import { type JSX, useId } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { courseOf } from './course-of.ts';
import { logScaleOf } from './log-scale.ts';
import { powerText } from './power-text.ts';
import { ThresholdLines } from './threshold-lines.tsx';

const WIDTH = 340;
const HIGH = 170;
const LOW = 110;
const LEFT = 44;
const RIGHT = 12;
const TOP = 14;
const BOTTOM = 8;
const FOOT = 22;

/**
 * The messages of one encounter over their creation: the probability with the thresholds, and below it the miss with the shorter and the
 * longer σ. Each point is a link to its message.
 */
export function CourseChart(props: {
  readonly conjunction: ConjunctionDocument;
  readonly shownId: number | null;
  /** The address of the view with a message, so that a point is a link. */
  readonly addressOf: (cdmId: number) => string;
  readonly onShow: (cdmId: number) => void;
}): JSX.Element {
  const { conjunction, shownId, addressOf, onShow } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const probabilityId = useId();
  const lengthId = useId();
  const course = courseOf(conjunction.points);
  const settings = conjunction;
  const up = logScaleOf(
    [
      ...conjunction.points.flatMap(({ probability }) => probability ?? []),
      settings.watch_probability,
      settings.act_probability,
    ],
    10,
  );
  const lengths = logScaleOf(course.lengthsKm, 8);
  const x = (share: number): number => LEFT + 10 + share * (WIDTH - LEFT - RIGHT - 20);
  const yProbability = (value: number): number => HIGH - BOTTOM - up.place(value) * (HIGH - TOP - BOTTOM);
  const yLength = (km: number): number => LOW - FOOT - lengths.place(km) * (LOW - FOOT - 8);
  const line = (value: (point: ConjunctionPoint) => number | null, y: (value: number) => number): string =>
    conjunction.points
      .flatMap((point, k) => {
        const known = value(point);
        return known === null ? [] : [`${x(course.shares[k]!).toFixed(1)},${y(known).toFixed(1)}`];
      })
      .join(' ');
  return (
    <figure className="risk-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HIGH}`} aria-labelledby={probabilityId}>
        <title id={probabilityId}>{t('risk.course-of-probability')}</title>
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line className="risk-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={yProbability(tick)} y2={yProbability(tick)} />
            <text className="plane-small" x={LEFT - 5} y={yProbability(tick) + 4} textAnchor="end">
              {powerText(tick)}
            </text>
          </g>
        ))}
        <ThresholdLines settings={settings} from={LEFT} to={WIDTH - RIGHT} y={yProbability} />
        <polyline className="spark-path" points={line(({ probability }) => probability, yProbability)} />
        {conjunction.points.map((point, k) => (
          <a
            key={point.cdm_id}
            href={addressOf(point.cdm_id)}
            className={point.cdm_id === shownId ? 'risk-point is-shown' : 'risk-point'}
            aria-current={point.cdm_id === shownId ? 'true' : undefined}
            aria-label={t('risk.point', {
              time: quantities.moment(Date.parse(point.created_utc), { seconds: false }),
              probability: quantities.probability(point.probability),
              miss: quantities.distance(point.miss_distance_km),
            })}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onShow(point.cdm_id);
            }}
          >
            <circle
              className="risk-point-reach"
              cx={x(course.shares[k]!)}
              cy={yProbability(point.probability ?? 0)}
              r={14}
            />
            <circle
              className={point.probability === null ? 'spark-hollow' : 'spark-point'}
              cx={x(course.shares[k]!)}
              cy={yProbability(point.probability ?? 0)}
              r={4.5}
            />
          </a>
        ))}
      </svg>
      <svg viewBox={`0 0 ${WIDTH} ${LOW}`} role="img" aria-labelledby={lengthId}>
        <title id={lengthId}>{t('risk.course-of-lengths')}</title>
        {lengths.ticks.map((tick) => (
          <g key={tick}>
            <line className="risk-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={yLength(tick)} y2={yLength(tick)} />
            <text className="plane-small" x={LEFT - 5} y={yLength(tick) + 4} textAnchor="end">
              {quantities.distance(tick)}
            </text>
          </g>
        ))}
        <polyline className="risk-line is-sigma" points={line(({ sigma_major_km: km }) => km, yLength)} />
        <polyline className="risk-line is-sigma is-minor" points={line(({ sigma_minor_km: km }) => km, yLength)} />
        <polyline className="risk-line is-miss" points={line(({ miss_distance_km: km }) => km, yLength)} />
        {conjunction.points.map((point, k) => (
          <g key={point.cdm_id}>
            {[point.sigma_major_km, point.sigma_minor_km].map((km, axis) =>
              km === null ? null : (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: the longer and the shorter axis.
                  key={axis}
                  className="risk-dot is-sigma"
                  cx={x(course.shares[k]!)}
                  cy={yLength(km)}
                  r={2.5}
                />
              ),
            )}
            <circle className="risk-dot is-miss" cx={x(course.shares[k]!)} cy={yLength(point.miss_distance_km)} r={3} />
          </g>
        ))}
        {course.ends.map(({ atMs, share }, end) => (
          <text
            key={atMs}
            className="plane-small"
            x={course.ends.length === 1 ? x(share) : end === 0 ? LEFT - 10 : WIDTH - 2}
            y={LOW - 5}
            textAnchor={course.ends.length === 1 ? 'middle' : end === 0 ? 'start' : 'end'}
          >
            {quantities.day(atMs)}, {quantities.clockTime(atMs, false)}
          </text>
        ))}
      </svg>
      <figcaption className="risk-legend muted small">
        <span className="is-miss">{t('risk.legend-miss')}</span>
        <span className="is-sigma">{t('risk.legend-major')}</span>
        <span className="is-sigma is-minor">{t('risk.legend-minor')}</span>
      </figcaption>
    </figure>
  );
}
