import type { CSSProperties, JSX } from 'react';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useOwnerName } from '../objects/object-words.ts';
import type { CountedClass } from './colour-modes.ts';
import { DENSITY_BOUNDS } from './object-classes.ts';

/** A class: its dot, its name and how many there are. Pressed, it is shown; with Alt it is shown alone. */
export function LegendLine(props: {
  readonly line: CountedClass;
  readonly shown: boolean;
  readonly alone: boolean;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
}): JSX.Element {
  const { line, shown, alone, onToggle, onOnly } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const ownerName = useOwnerName();
  const label = line.labelKey === null ? ownerName(line.label) : labelOf(line, t, quantities);
  return (
    <li className="legend-line">
      <button
        type="button"
        className="legend-class"
        aria-pressed={shown}
        title={t(shown ? 'legend.hide' : 'legend.show', { label })}
        onClick={(event) => (event.altKey ? onOnly() : onToggle())}
      >
        <span className="legend-dot" style={{ '--dot': line.colour } as CSSProperties} aria-hidden />
        <span className="legend-label">{label}</span>
        <span className="legend-count">{quantities.count(line.count)}</span>
      </button>
      <button
        type="button"
        className="legend-only"
        aria-pressed={alone}
        aria-label={t('legend.only-this', { label })}
        onClick={onOnly}
      >
        {t(alone ? 'legend.all' : 'legend.only')}
      </button>
    </li>
  );
}

function labelOf({ key, labelKey }: CountedClass, t: Translate, quantities: Quantities): string {
  const step = /^density-(\d)$/.exec(key)?.[1];
  if (step === undefined) return t(labelKey ?? '');
  const at = Number(step);
  const from = quantities.number(DENSITY_BOUNDS[at - 1] ?? 0, 2);
  if (at === DENSITY_BOUNDS.length) return t('legend.density-over', { from });
  const to = quantities.number(DENSITY_BOUNDS[at]!, 2);
  return at === 0 ? t('legend.density-under', { to }) : t('legend.density-between', { from, to });
}
