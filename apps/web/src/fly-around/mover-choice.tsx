import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import type { Mover, RoutesAnswer } from '../workers/avoidance/burn-question.ts';

/** Which of both burns; whether it can is what the message says of it. */
export function MoverChoice(props: {
  readonly mover: Mover;
  readonly routes: RoutesAnswer | null;
  readonly onChoose: (mover: Mover) => void;
}): JSX.Element {
  const { mover, routes, onChoose } = props;
  const t = useMessages();
  const parties =
    routes === null
      ? null
      : mover === 'primary'
        ? { primary: routes.mover, secondary: routes.other }
        : { primary: routes.other, secondary: routes.mover };
  return (
    <fieldset className="fly-movers">
      <legend>{t('fly-around.who-moves')}</legend>
      {(['primary', 'secondary'] as const).map((role) => {
        const party = parties?.[role];
        const can = party?.canMove ?? null;
        return (
          <label key={role} className="fly-choice">
            <input type="radio" name="mover" checked={mover === role} onChange={() => onChoose(role)} />
            <span className="fly-choice-name">{party?.name ?? t(`risk.${role}`)}</span>
            <span className="muted small">
              {t(can === null ? 'fly-around.can-unknown' : can ? 'fly-around.can-move' : 'fly-around.cannot-move')}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
