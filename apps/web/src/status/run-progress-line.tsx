import { ProblemError } from '@clearway/contract';
import { RefreshCw, X } from 'lucide-react';
import { type JSX, useEffect, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { runUnderWay } from '../live/run-under-way.ts';
import { useStore } from '../view/store.ts';

const KNOWN_PHASES: ReadonlySet<string> = new Set(['queued', 'preparing', 'screening', 'resolving', 'publishing']);

const LOOK_EVERY_MS = 5000;

/** How far the screening under way is, with a way to stop it; else a way to begin one. */
export function RunProgressLine(): JSX.Element {
  const { client, connection, health, notices } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const run = useStore(runUnderWay);
  const state = useStore(health);
  const connected = useStore(connection) === 'connected';
  const [asked, setAsked] = useState(false);
  const labelId = useId();
  const isUnderWay = run !== null;
  // That a run was cancelled, here or elsewhere, no signal tells.
  useEffect(() => {
    if (!isUnderWay) return;
    const look = async (): Promise<void> => {
      const now = await client.readHealth();
      health.set(now);
      if (now.progress >= 1 && runUnderWay.get()?.state !== 'planned') runUnderWay.set(null);
    };
    const timer = setInterval(() => look().catch(() => undefined), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, health, isUnderWay]);

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setAsked(true);
    try {
      await work();
    } catch (error) {
      const detail = error instanceof ProblemError ? error.problem.detail : t('status.not-reached');
      notices.say(detail, { tone: 'warning' });
    }
    setAsked(false);
  };
  const isRunning = run !== null || (state !== null && state.progress < 1);
  if (!isRunning) {
    return (
      <div className="status-actions">
        <button
          type="button"
          className="button"
          disabled={asked || !connected}
          onClick={() => attempt(async () => runUnderWay.set(await client.requestRun()))}
        >
          <RefreshCw aria-hidden />
          {t('status.screen-again')}
        </button>
      </div>
    );
  }
  const fraction = run?.progress?.fraction ?? state?.progress ?? 0;
  const left = run?.progress?.seconds_left ?? state?.seconds_left ?? null;
  const phase = run?.progress?.phase ?? 'other';
  const runId = run?.run_id;
  const words = [
    t(`status.run-${KNOWN_PHASES.has(phase) ? phase : 'other'}`),
    quantities.percent(Math.floor(fraction * 100) / 100),
    ...(left === null ? [] : [t('status.line-left', { time: quantities.duration(Math.max(1, left)) })]),
  ];
  return (
    <div className="status-run">
      <span id={labelId}>{words.join(' · ')}</span>
      <progress aria-labelledby={labelId} value={fraction} max={1} />
      {runId === undefined ? null : (
        <button
          type="button"
          className="button"
          disabled={asked || !connected}
          onClick={() =>
            attempt(async () => {
              await client.cancelRun(runId);
              runUnderWay.set(null);
            })
          }
        >
          <X aria-hidden />
          {t('status.cancel')}
        </button>
      )}
    </div>
  );
}
