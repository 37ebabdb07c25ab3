import {
  type PersonDocument,
  type PlanAction,
  type PlanDecision,
  type PlanDocument,
  ProblemError,
} from '@clearway/contract';
import { type JSX, type SyntheticEvent, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { actionsOn, mayPropose } from './plan-rights.ts';
import { plansChanged } from './plans-revision.ts';

/** Shorter reasons say nothing; the service asks for as much of an override. */
const LEAST_OVERRIDE = 10;

/** What the person may decide. To reject and withdraw, and to approve on element sets, a reason is asked for and kept. */
export function PlanDecisions(props: {
  readonly plan: PlanDocument;
  readonly person: PersonDocument | null;
}): JSX.Element | null {
  const { plan, person } = props;
  const { client, notices } = useApp();
  const t = useMessages();
  const reasonId = useId();
  const [isBusy, setBusy] = useState(false);
  const [asking, setAsking] = useState<Exclude<PlanAction, 'choose'> | null>(null);
  const actions = actionsOn(plan, person);
  const hasConflict = plan.coordination?.conflict != null;
  const needsOverride = plan.basis === 'elements' || hasConflict;
  const call = async (ask: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await ask();
      setAsking(null);
    } catch (error) {
      notices.say(error instanceof ProblemError ? error.problem.detail : t('plans.unreachable'), { tone: 'warning' });
    } finally {
      plansChanged();
      setBusy(false);
    }
  };
  const decide = (action: PlanAction, more: Partial<PlanDecision> = {}): void => {
    if (person === null) return;
    const seen = plan.document_sha256 === null ? {} : { document_sha256: plan.document_sha256 };
    void call(() =>
      client.decidePlan(plan.plan_id, { action, by: person.name, expected_version: plan.version, ...seen, ...more }),
    );
  };
  const needsReason = (action: PlanAction): boolean =>
    action === 'reject' || action === 'withdraw' || (action === 'approve' && needsOverride);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    if (asking === null || reason === '') return;
    decide(asking, asking === 'approve' ? { override_reason: reason } : { reason });
  };
  const canRecompute = mayPropose(person) && plan.state !== 'computing';
  if (actions.length === 0 && !canRecompute && plan.state !== 'computing') return null;
  return (
    <div className="plan-decisions">
      <div className="fly-buttons">
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            className={action === 'approve' ? 'button is-primary' : 'button'}
            disabled={isBusy}
            aria-expanded={needsReason(action) ? asking === action : undefined}
            onClick={() => (needsReason(action) ? setAsking(asking === action ? null : action) : decide(action))}
          >
            {t(`plans.${action}`)}
          </button>
        ))}
        {canRecompute && person !== null ? (
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => void call(() => client.recomputePlan(plan.plan_id, person.name))}
          >
            {t('plans.recompute')}
          </button>
        ) : null}
        {plan.state === 'computing' && person !== null ? (
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => void call(() => client.cancelPlan(plan.plan_id, person.name))}
          >
            {t('plans.cancel')}
          </button>
        ) : null}
      </div>
      {asking === null ? null : (
        <form className="plan-reason" onSubmit={submit}>
          <label htmlFor={reasonId}>
            {t(
              asking !== 'approve'
                ? `plans.why-${asking}`
                : plan.basis === 'elements'
                  ? 'plans.override'
                  : 'plans.override-conflict',
            )}
          </label>
          <textarea
            id={reasonId}
            name="reason"
            rows={2}
            required
            minLength={asking === 'approve' ? LEAST_OVERRIDE : 1}
            maxLength={2000}
            ref={(field) => field?.focus()}
            onKeyDown={(event) => event.stopPropagation()}
          />
          <button type="submit" className="button is-primary" disabled={isBusy}>
            {t(`plans.${asking}`)}
          </button>
        </form>
      )}
    </div>
  );
}
