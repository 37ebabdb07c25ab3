import { type AssessmentDocument, MOST_SAMPLED_TRIALS, ProblemError, type SamplingDocument } from '@clearway/contract';
import { Dices, X } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { messagesChanged } from '../inbox/messages-revision.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';

const LOOK_MS = 500;
/** More trials each time it is asked for again. */
const MORE = 4;

/** Monte Carlo of a message on demand: how far it is, and a way to cancel it. Where it cannot be sampled there is nothing. */
export function SampleMessage(props: {
  readonly cdmId: number;
  readonly assessment: AssessmentDocument;
}): JSX.Element | null {
  const { actions, client } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { cdmId, assessment } = props;
  const [sampling, setSampling] = useState<SamplingDocument | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isUnderWay = sampling?.state === 'waiting' || sampling?.state === 'running';

  // One that was begun before this panel was opened goes on.
  useEffect(() => {
    const asking = new AbortController();
    setSampling(null);
    setProblem(null);
    client.readSampling(cdmId, { signal: asking.signal }).then(setSampling, () => undefined);
    return () => asking.abort();
  }, [client, cdmId]);

  useEffect(() => {
    if (!isUnderWay) return;
    const asking = new AbortController();
    const look = setInterval(() => {
      client.readSampling(cdmId, { signal: asking.signal }).then(
        (now) => {
          setSampling(now);
          if (now.state !== 'done') return;
          messagesChanged();
          void actions.refreshEvents().catch(() => undefined);
        },
        () => undefined,
      );
    }, LOOK_MS);
    return () => {
      clearInterval(look);
      asking.abort();
    };
  }, [actions, client, cdmId, isUnderWay]);

  if (!canBeSampled(assessment)) return null;
  const tell = (work: Promise<SamplingDocument>): void => {
    setProblem(null);
    work.then(setSampling, (error: unknown) => {
      setProblem(error instanceof ProblemError ? error.problem.detail : t('risk.unreachable'));
    });
  };
  const more = sampling?.state === 'done' ? { trials: Math.min(sampling.trials * MORE, MOST_SAMPLED_TRIALS) } : {};
  const isNeeded = assessment.flags.some(({ code }) => code === 'monte-carlo-needed');
  const hasSample = assessment.methods.MonteCarlo !== undefined;
  return (
    <div className="sample-message">
      {isUnderWay ? (
        <>
          <progress
            className="sample-progress"
            max={sampling.trials}
            value={sampling.done}
            aria-label={t('risk.sample')}
          />
          <span className="small">
            {sampling.state === 'waiting'
              ? t('risk.sample-waiting')
              : t('risk.sample-running', {
                  done: quantities.count(sampling.done),
                  trials: quantities.count(sampling.trials),
                  hits: quantities.count(sampling.hits),
                })}
          </span>
          <button type="button" className="button" onClick={() => tell(client.cancelSampling(cdmId))}>
            <X aria-hidden />
            {t('risk.sample-cancel')}
          </button>
        </>
      ) : (
        <>
          <button type="button" className="button" onClick={() => tell(client.startSampling(cdmId, more))}>
            <Dices aria-hidden />
            {t(hasSample ? 'risk.sample-again' : 'risk.sample')}
          </button>
          <span className="muted small">{t(isNeeded ? 'risk.sample-needed' : 'risk.sample-detail')}</span>
        </>
      )}
      <p className="sample-outcome small" role="status">
        {problem !== null || sampling?.state === 'failed'
          ? t('risk.sample-failed', { detail: problem ?? sampling?.detail ?? '' })
          : sampling?.state === 'cancelled'
            ? t('risk.sample-cancelled', { done: quantities.count(sampling.done) })
            : ''}
      </p>
    </div>
  );
}

/** Not where an orbit or a covariance that it needs is missing. */
function canBeSampled({ flags, methods }: AssessmentDocument): boolean {
  return Object.keys(methods).length > 0 && !flags.some(({ method }) => method === 'MonteCarlo');
}
