import { BadgeCheck, ShieldQuestion } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { BurnTarget } from '../view/view.ts';
import type { BurnDone, RoutesAnswer } from '../workers/avoidance/burn-question.ts';
import { impulseText } from './burn-words.ts';

/** Before this share of a revolution burns are late: radial parts are worth having (docs/avoidance.md). */
const LATE_ORBITS = 0.15;
/** As near to the least is the least, to who reads it. */
const SAME_SHARE = 1e-4;

/** What is proved about this burn, and what an engineer works out in the head beside it. */
export function CertificateWords({
  done,
  routes,
  target,
}: {
  readonly done: BurnDone;
  readonly routes: RoutesAnswer;
  readonly target: BurnTarget;
}): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const { least, rule, tangentialPenalty, wholeRevolutionPenalty: whole, burn, sizeKmS } = done;
  const orbits = burn.leadSeconds / routes.periodSeconds;
  const isLate = orbits < LATE_ORBITS;
  const times = (value: number): string => quantities.number(value, 3);
  const above = least === null ? Number.NaN : sizeKmS / least.lowerBoundKmS - 1;
  const isLeast = least?.isOptimal === true && Math.abs(sizeKmS / least.sizeKmS - 1) < SAME_SHARE;
  const Icon = isLeast ? BadgeCheck : ShieldQuestion;
  return (
    <>
      <h3>{t('fly-around.certificate')}</h3>
      {least === null ? (
        <p>{t('fly-around.no-least')}</p>
      ) : (
        <>
          <p className="fly-certificate">
            <Icon aria-hidden />
            <span>
              {isLeast
                ? t('fly-around.optimal')
                : above < 0
                  ? t('fly-around.below-bound', { bound: impulseText(least.lowerBoundKmS, quantities) })
                  : t('fly-around.not-optimal', {
                      bound: impulseText(least.lowerBoundKmS, quantities),
                      gap: quantities.percent(above),
                    })}
            </span>
          </p>
          <p className="muted small">
            {t('fly-around.certificate-line', {
              // As the API calls them.
              optimal: String(isLeast),
              gap: String(Number((isLeast ? least.gap : Math.max(0, above)).toPrecision(3))),
              states: t(least.isOptimal ? `fly-around.states-${target.kind}` : 'fly-around.states-polished'),
            })}
          </p>
        </>
      )}
      <ul className="risk-notes">
        {rule === null ? null : (
          <li>
            {t(rule.counts === 'radial' ? 'fly-around.rule-radial' : 'fly-around.rule-in-track', {
              estimate: impulseText(rule.estimateKmS, quantities),
              exact: least === null ? '–' : impulseText(least.sizeKmS, quantities),
              shift: quantities.distance(rule.shiftKm),
            })}
          </li>
        )}
        {tangentialPenalty === null || !(tangentialPenalty > 1.02 || isLate) ? null : (
          <li>{t(isLate ? 'fly-around.late' : 'fly-around.tangential', { times: times(tangentialPenalty) })}</li>
        )}
        {whole === null || !(whole > 1.5) ? null : <li>{t('fly-around.whole-revolution', { times: times(whole) })}</li>}
      </ul>
    </>
  );
}
