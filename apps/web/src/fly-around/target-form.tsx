import { type JSX, type SyntheticEvent, useId, useState } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { BurnTarget, SatelliteMass } from '../view/view.ts';

export const DEFAULT_AIM: BurnTarget = { kind: 'probability', probability: 1e-6 };

const PROBABILITIES = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8] as const;
const MISSES_KM = [0.5, 1, 2, 5, 10] as const;

/** What a burn shall reach, and the satellite's mass, from which fuel is told. */
export function TargetForm(props: {
  readonly target: BurnTarget;
  readonly mass: SatelliteMass | null;
  /** False where the message has no covariances. */
  readonly hasProbability: boolean;
  readonly onTarget: (target: BurnTarget) => void;
  readonly onMass: (mass: SatelliteMass) => void;
}): JSX.Element {
  const { target, mass, onTarget, onMass } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const targetId = useId();
  const massId = useId();
  const impulseId = useId();
  const [isWrong, setWrong] = useState(false);
  const value = target.kind === 'probability' ? String(target.probability) : `${target.missDistanceKm}km`;
  const choices: readonly (readonly [string, BurnTarget, string])[] = [
    ...PROBABILITIES.map(
      (probability) =>
        [
          String(probability),
          { kind: 'probability', probability } as BurnTarget,
          t('fly-around.aim-probability', { probability: quantities.probability(probability, 1) }),
        ] as const,
    ),
    ...MISSES_KM.map(
      (missDistanceKm) =>
        [
          `${missDistanceKm}km`,
          { kind: 'miss-distance', missDistanceKm } as BurnTarget,
          t('fly-around.aim-miss', { miss: quantities.distance(missDistanceKm) }),
        ] as const,
    ),
  ];
  const own =
    target.kind === 'probability'
      ? t('fly-around.aim-probability', { probability: quantities.probability(target.probability) })
      : t('fly-around.aim-miss', { miss: quantities.distance(target.missDistanceKm) });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [massKg, specificImpulseSeconds] = ['mass', 'impulse'].map((name) =>
      Number(String(form.get(name)).replace(',', '.')),
    ) as [number, number];
    const isGood = massKg >= 0.01 && massKg <= 1e7 && specificImpulseSeconds >= 1 && specificImpulseSeconds <= 1e5;
    setWrong(!isGood);
    if (isGood) onMass({ massKg, specificImpulseSeconds });
  };
  return (
    <div className="fly-task">
      <p className="fly-line">
        <label htmlFor={targetId}>{t('fly-around.aim')}</label>
        <select
          id={targetId}
          value={value}
          onChange={(event) => {
            const chosen = choices.find(([key]) => key === event.target.value);
            if (chosen !== undefined) onTarget(chosen[1]);
          }}
        >
          {choices.some(([key]) => key === value) ? null : <option value={value}>{own}</option>}
          {choices.map(([key, , text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </p>
      <details className="fly-mass">
        <summary>
          {mass === null
            ? t('fly-around.mass-unknown')
            : t('fly-around.mass-known', {
                mass: quantities.number(mass.massKg, 4),
                impulse: quantities.number(mass.specificImpulseSeconds, 4),
              })}
        </summary>
        <form className="fly-line" onSubmit={submit}>
          <label htmlFor={massId}>{t('fly-around.mass')}</label>
          <input id={massId} name="mass" inputMode="decimal" required defaultValue={mass?.massKg ?? ''} />
          <label htmlFor={impulseId}>{t('fly-around.specific-impulse')}</label>
          <input
            id={impulseId}
            name="impulse"
            inputMode="decimal"
            required
            defaultValue={mass?.specificImpulseSeconds ?? 220}
          />
          <button type="submit" className="button">
            {t('fly-around.set')}
          </button>
          {isWrong ? (
            <span className="fly-wrong" role="alert">
              {t('fly-around.mass-wrong')}
            </span>
          ) : null}
        </form>
      </details>
    </div>
  );
}
