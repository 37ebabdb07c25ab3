import { nextDeliveryDue } from '@clearway/store';
import { deliverDue } from '../../alerts/deliver-messages.ts';
import { type AlertEvaluating, evaluateAlerts } from '../../alerts/evaluate-alerts.ts';
import type { SendingSettings } from '../../alerts/sending-settings.ts';

export interface AlertKeeping extends Omit<AlertEvaluating, 'mapUrl'> {
  readonly settings: SendingSettings;
  readonly onFault: (what: string, error: Error) => void;
}

export interface AlertKeeper {
  /** There may be something to evaluate or to send. */
  poke(): void;
  /** Evaluates and sends until `signal`. */
  keep(signal: AbortSignal): Promise<void>;
}

/** Others may write to a PostgreSQL, which nobody tells of, ms. */
const LOOK_MS = 1000;
/** The embedded database has no other writer: only time goes by. */
const QUIET_LOOK_MS = 10_000;
/** After a fault. */
const PAUSE_MS = 5000;

/** Runs beside everything else; what goes wrong here stops nothing but itself, and is tried again. */
export function createAlertKeeper(keeping: AlertKeeping): AlertKeeper {
  const { store, settings, nowUs, onFault } = keeping;
  let news = Promise.withResolvers<void>();
  const lookMs = store.kind === 'embedded' ? QUIET_LOOK_MS : LOOK_MS;
  return {
    poke: () => news.resolve(),
    async keep(signal) {
      signal.addEventListener('abort', () => news.resolve(), { once: true });
      // A slow receiver must not hold up what comes next: sending goes on beside evaluating.
      let sending: Promise<void> | null = null;
      while (!signal.aborted) {
        news = Promise.withResolvers<void>();
        let wait = lookMs;
        try {
          await evaluateAlerts({ ...keeping, mapUrl: settings.mapUrl });
          const due = await nextDeliveryDue(store.db);
          if (due !== null && due <= nowUs() && sending === null) {
            sending = deliverDue({ store, settings, nowUs })
              .catch((error: Error) => (signal.aborted ? undefined : onFault('alerts could not be sent', error)))
              .finally(() => {
                sending = null;
              });
          }
          if (due !== null) wait = Math.min(wait, Math.max(50, (due - nowUs()) / 1000));
          if (sending !== null) wait = lookMs;
        } catch (error) {
          if (!signal.aborted) onFault('alerts could not be evaluated', error as Error);
          wait = PAUSE_MS;
        }
        await Promise.race([news.promise, sending ?? NEVER, pause(wait, signal)]);
      }
      await sending;
    },
  };
}

const NEVER = new Promise<never>(() => undefined);

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
