import { CircleDot, Eye, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import type { RiskLevel } from './risk-level.ts';

const SYMBOLS = { below: CircleDot, watch: Eye, act: TriangleAlert } as const;

/** The symbol of a level in its colour, and its word: shown, or for readers alone. */
export function RiskMark(props: { readonly level: RiskLevel; readonly word: 'shown' | 'read' | 'none' }): JSX.Element {
  const t = useMessages();
  const { level, word } = props;
  const Icon = SYMBOLS[level];
  return (
    <span className={`risk-mark is-${level}`}>
      <Icon aria-hidden />
      {word === 'none' ? null : (
        <span className={word === 'read' ? 'for-readers' : undefined}>{t(`events.risk-${level}`)}</span>
      )}
    </span>
  );
}
