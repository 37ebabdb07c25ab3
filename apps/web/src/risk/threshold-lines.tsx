import type { RiskSettings } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';

/** The probabilities from which people watch and act, as lines across a chart, named where they begin. */
export function ThresholdLines(props: {
  readonly settings: RiskSettings;
  readonly from: number;
  readonly to: number;
  readonly y: (probability: number) => number;
}): JSX.Element {
  const t = useMessages();
  const { settings, from, to, y } = props;
  const lines = [
    ['watch', settings.watch_probability],
    ['act', settings.act_probability],
  ] as const;
  return (
    <>
      {lines.map(([level, probability]) => (
        <g key={level} className={`risk-threshold is-${level}`}>
          <line x1={from} x2={to} y1={y(probability)} y2={y(probability)} />
          <text x={to - 2} y={y(probability) - 4} textAnchor="end">
            {t(`events.risk-${level}`)}
          </text>
        </g>
      ))}
    </>
  );
}
