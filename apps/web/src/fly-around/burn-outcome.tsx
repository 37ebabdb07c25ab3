import { CircleCheck, CircleX } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { chanceText } from '../risk/risk-words.ts';
import type { BurnTarget } from '../view/view.ts';
import type { BurnAnswer, BurnDone, RoutesAnswer } from '../workers/avoidance/burn-question.ts';
import { BurnPlane } from './burn-plane.tsx';
import { fuelText } from './burn-words.ts';
import type { Latest } from './latest-answer.ts';
import { ProblemWords } from './problem-words.tsx';

/** What the burn brings: whether it is enough, in numbers, and in the encounter plane. */
export function BurnOutcome(props: {
  readonly routes: RoutesAnswer;
  readonly target: BurnTarget;
  readonly burn: Latest<BurnAnswer>;
}): JSX.Element {
  const { routes, target, burn } = props;
  const t = useMessages();
  if (burn.state === 'waiting') return <div className="fly-waiting is-low" aria-busy="true" />;
  if (burn.state === 'failed') return <ProblemWords problem={burn.problem} hint={burn.hint} />;
  const { value } = burn;
  if (value.status === 'unbound') return <p className="notice-line">{t('fly-around.unbound')}</p>;
  return (
    <>
      <Numbers done={value} routes={routes} target={target} />
      {routes.before.plane === null || value.after.plane === null ? null : (
        <BurnPlane before={routes.before.plane} after={value.after.plane} />
      )}
    </>
  );
}

function Numbers(props: {
  readonly done: BurnDone;
  readonly routes: RoutesAnswer;
  readonly target: BurnTarget;
}): JSX.Element {
  const { done, routes, target } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const { after, reachesTarget: isEnough } = done;
  const Icon = isEnough ? CircleCheck : CircleX;
  const aim =
    target.kind === 'probability'
      ? quantities.probability(target.probability, 1)
      : quantities.distance(target.missDistanceKm);
  const fact = (key: string, value: string): JSX.Element => (
    <>
      <dt>{t(`fly-around.${key}`)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <div className="fly-outcome" aria-live="polite">
      <p className={isEnough ? 'fly-verdict is-enough' : 'fly-verdict'}>
        <Icon aria-hidden />
        <span>
          {after.probability === null ? null : (
            <strong>{sentence(chanceText(after.probability, t, quantities))} </strong>
          )}
          {t(isEnough ? 'fly-around.enough' : 'fly-around.not-enough', { aim })}
        </span>
      </p>
      {done.outside.length === 0 ? null : (
        <div className="fly-outside" role="note">
          <p>{t('fly-around.outside')}</p>
          <ul>
            {done.outside.map((code) => (
              <li key={code}>{t(`fly-around.outside-${code}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <dl className="facts">
        {after.probability === null
          ? null
          : fact(
              'probability',
              `${quantities.probability(routes.before.probability)} → ${quantities.probability(after.probability)}`,
            )}
        {fact('miss', `${quantities.distance(routes.before.missKm)} → ${quantities.distance(after.missKm)}`)}
        {fact('tca-shift', signedMs((after.tcaMs - routes.tcaMs) / 1000, quantities.duration))}
        {done.fuelKg === null ? null : fact('fuel', fuelText(done.fuelKg, quantities))}
        {done.excursion === null
          ? null
          : fact(
              'excursion',
              t('fly-around.excursion-value', {
                inTrack: quantities.distance(done.excursion.inTrackKm),
                altitude: quantities.distance(done.excursion.altitudeKm),
              }),
            )}
        {done.back === null
          ? null
          : fact('return-burn', quantities.moment(done.back.timeMs, { year: false, seconds: false }))}
      </dl>
    </div>
  );
}

/** Begins with a capital, ends with a stop. */
function sentence(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`;
}

function signedMs(seconds: number, duration: (seconds: number) => string): string {
  return `${seconds < 0 ? '' : '+'}${duration(seconds)}`;
}
