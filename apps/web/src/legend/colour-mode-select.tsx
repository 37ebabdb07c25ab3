import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { COLOUR_MODES, type ColourMode } from '../view/view.ts';

/** By what objects are coloured. Another mode has other classes: none of them is hidden at first. */
export function ColourModeSelect(): JSX.Element {
  const { view, actions } = useApp();
  const t = useMessages();
  const mode = useStorePart(view, ({ colour }) => colour);
  return (
    <label className="legend-mode">
      <span>{t('legend.colour-by')}</span>
      <select
        value={mode}
        onChange={(event) => actions.change({ colour: event.target.value as ColourMode, hidden: [] })}
      >
        {COLOUR_MODES.map((each) => (
          <option key={each} value={each}>
            {t(`legend.mode-${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
