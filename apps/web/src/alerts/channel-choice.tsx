import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';

/** Which of the channels. */
export function ChannelChoice(props: {
  readonly legend: string;
  readonly channels: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): JSX.Element {
  const t = useMessages();
  const { legend, channels, chosen, onChange } = props;
  return (
    <fieldset className="alerts-choice">
      <legend>{legend}</legend>
      {channels.length === 0 ? <p className="muted small">{t('alerts.no-channels')}</p> : null}
      {channels.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, name] : chosen.filter((each) => each !== name))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
