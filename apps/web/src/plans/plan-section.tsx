import { type NewPlan, ProblemError } from '@clearway/contract';
import { FileCheck } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { session } from '../sign-in/session.ts';
import { Waiting } from '../status/waiting.tsx';
import { useStore } from '../view/store.ts';
import { keptPerson } from './kept-person.ts';
import { OutsideReason } from './outside-reason.tsx';
import { PersonChoice } from './person-choice.tsx';
import { PlanCard } from './plan-card.tsx';
import { mayPropose } from './plan-rights.ts';
import { plansChanged } from './plans-revision.ts';
import { type PlansOf, usePeople, usePlans } from './use-plans.ts';
import './plans.css';

/** A person decides: plans of this encounter, proposed, reviewed, approved or rejected by name. */
export function PlanSection(props: {
  readonly of: PlansOf;
  /** What the plan is asked for: the message where there is one, else the event. */
  readonly eventId: number | null;
  /** What is looked at, as it would be asked for; null where nothing can be proposed. */
  readonly proposal: Omit<NewPlan, 'by' | 'event_id' | 'cdm_id'> | null;
  /** Whether the burn is planned exactly as it is, not as a route. */
  readonly isByHand: boolean;
  /** In what it is outside what the satellite's profile allows: it is proposed with a reason alone. */
  readonly outside: readonly string[];
}): JSX.Element {
  const { of, eventId, proposal, isByHand, outside } = props;
  const { cdmId } = of;
  const { client, notices } = useApp();
  const t = useMessages();
  const plans = usePlans(of);
  const people = usePeople();
  const signedIn = useStore(session);
  // On its own machine nobody signs in, and whoever asks says who they are.
  const account = signedIn === null || signedIn.via === 'local' ? null : signedIn.name;
  const kept = useStore(keptPerson);
  // Who has signed in decides in no other name.
  const name = account ?? kept;
  const [isBusy, setBusy] = useState(false);
  const person = people.state === 'there' ? (people.value.find((each) => each.name === name) ?? null) : null;
  const [isAsking, setAsking] = useState(false);
  const propose = async (reason?: string): Promise<void> => {
    if (proposal === null || person === null) return;
    setBusy(true);
    try {
      const about = cdmId === null ? { event_id: eventId! } : { cdm_id: cdmId };
      const burn = proposal.burn && { ...proposal.burn, ...(reason === undefined ? {} : { outside_reason: reason }) };
      await client.requestPlan({ by: person.name, ...about, ...proposal, ...(burn && { burn }) });
      setAsking(false);
      plansChanged();
    } catch (error) {
      notices.say(error instanceof ProblemError ? error.problem.detail : t('plans.unreachable'), { tone: 'warning' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('plans.title')}>
      <h3>{t('plans.title')}</h3>
      {people.state === 'there' ? (
        <PersonChoice people={people.value} person={person} account={account} />
      ) : (
        <Waiting answer={people} />
      )}
      {proposal === null || people.state !== 'there' ? null : (
        <>
          <button
            type="button"
            className="button is-primary"
            disabled={!mayPropose(person) || isBusy}
            aria-expanded={outside.length > 0 ? isAsking : undefined}
            onClick={() => (outside.length > 0 ? setAsking(!isAsking) : void propose())}
          >
            <FileCheck aria-hidden />
            {t('plans.propose')}
          </button>
          {isAsking && outside.length > 0 ? (
            <OutsideReason outside={outside} isBusy={isBusy} onReason={(reason) => void propose(reason)} />
          ) : null}
          <p className="muted small">
            {t(mayPropose(person) ? (isByHand ? 'plans.propose-by-hand' : 'plans.propose-hint') : 'plans.who-may')}
          </p>
        </>
      )}
      {plans.state !== 'there' ? (
        plans.state === 'failed' && people.state === 'failed' ? null : (
          <Waiting answer={plans} />
        )
      ) : plans.value.length === 0 ? (
        <p className="muted">{t('plans.none')}</p>
      ) : (
        <ul className="plan-list">
          {plans.value.map((plan) => (
            <li key={plan.plan_id}>
              <PlanCard plan={plan} person={person} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
