import type { GivenRoute, PersonDocument, PlanDocument } from '@clearway/contract';
import { TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useNowMs } from '../events/use-now-ms.ts';
import { countdownText, fuelText, impulseText } from '../fly-around/burn-words.ts';
import { ProblemWords } from '../fly-around/problem-words.tsx';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PlanDecisions } from './plan-decisions.tsx';
import { PlanFiles } from './plan-files.tsx';
import { PlanRecord } from './plan-record.tsx';
import { routeOthersWords } from './route-others-words.ts';
import { staleWords } from './stale-words.ts';

/** One plan: how it stands, what it brings, what has changed since, what may be decided, and its files. */
export function PlanCard(props: { readonly plan: PlanDocument; readonly person: PersonDocument | null }): JSX.Element {
  const { plan, person } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const nowMs = useNowMs();
  const { state, progress, failure, stale, label, approvals, approvals_needed: needed, go_no_go_utc: goNoGo } = plan;
  const route = plan.result?.routes.find((each) => each.route === plan.route) ?? null;
  const left = goNoGo === null ? null : (Date.parse(goNoGo) - nowMs) / 1000;
  return (
    <article className={`plan-card is-${state}`} aria-label={t('plans.plan', { number: plan.plan_id })}>
      <p className="plan-head">
        <strong>{t('plans.plan', { number: plan.plan_id })}</strong>
        <span className="plan-state">{t(`plans.state-${state}`)}</span>
      </p>
      {progress === null ? null : (
        <p role="status">
          <progress value={progress.done} max={1} aria-label={t('plans.state-computing')} />{' '}
          <span className="muted small">{t(`plans.stage-${progress.stage.replace(' ', '-')}`)}</span>
        </p>
      )}
      {failure === null ? null : <ProblemWords problem={failure} />}
      {plan.route === null ? null : (
        <p>
          {t(`fly-around.route-${plan.route}`)}
          {plan.total_mm_s === null ? '' : ` · ${impulseText(plan.total_mm_s * 1e-6, quantities)}`}
          {route?.fuel_kg == null ? '' : ` · ${fuelText(route.fuel_kg, quantities)}`}
          {plan.burn_utc === null
            ? ''
            : ` · ${quantities.moment(Date.parse(plan.burn_utc), { year: false, seconds: false })}`}
          <br />
          {t('plans.probability', {
            before: quantities.probability(plan.probability_before),
            after: quantities.probability(plan.probability_after),
          })}
          {left === null
            ? ''
            : ` · ${left <= 0 ? t('fly-around.too-late-now') : t('fly-around.decide-within', { left: countdownText(left) })}`}
        </p>
      )}
      {route?.given === undefined ? null : <GivenBurn given={route.given} gap={route.certificate?.gap ?? null} />}
      {route === null ? null : <p className="small">{routeOthersWords(route, t, quantities).join(' ')}</p>}
      {stale.length === 0 ? null : (
        <div className="plan-stale" role="note">
          <p>
            <TriangleAlert aria-hidden />
            <strong>{t('plans.stale')}</strong>
          </p>
          <ul>
            {[...new Set(stale.map((change) => staleWords(change, t)))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {label === null ? null : <p className="risk-label">{t('plans.elements-label')}</p>}
      <p className="muted small">
        {t('plans.proposed-by', {
          name: plan.created_by,
          time: quantities.moment(Date.parse(plan.created_utc), { year: false, seconds: false }),
        })}
        {approvals.length === 0
          ? ''
          : ` · ${t('plans.approved-by', { names: approvals.map(({ by }) => by).join(', '), count: approvals.length, needed })}`}
        {approvals.length === 0 && needed > 1 ? ` · ${t('plans.needs', { needed })}` : ''}
      </p>
      <PlanDecisions plan={plan} person={person} />
      {plan.result === null ? null : <PlanFiles plan={plan} person={person} />}
      <PlanRecord planId={plan.plan_id} version={plan.version} />
    </article>
  );
}

/** Of a burn that was set by hand: whether it is enough, how much more it is than needed, and what it breaks. */
function GivenBurn({ given, gap }: { readonly given: GivenRoute; readonly gap: number | null }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const { reaches_target: isEnough, outside, outside_reason: reason } = given;
  return (
    <div className={isEnough && outside.length === 0 ? 'plan-given' : 'plan-given is-warning'}>
      <p>
        {t(isEnough ? 'plans.given-enough' : 'plans.given-not-enough')}
        {isEnough && gap !== null ? ` ${t('plans.given-gap', { gap: quantities.percent(gap) })}` : ''}
      </p>
      {outside.length === 0 ? null : (
        <>
          <p>{t('fly-around.outside')}</p>
          <ul>
            {outside.map(({ code }) => (
              <li key={code}>{t(`fly-around.outside-${code}`)}</li>
            ))}
          </ul>
          {reason === null ? null : <p>{t('plans.outside-reason', { reason })}</p>}
        </>
      )}
    </div>
  );
}
