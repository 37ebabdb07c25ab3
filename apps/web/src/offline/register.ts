import { afterMessage, type OfflineState, offlineState } from './offline-state.ts';
import { isWorkerMessage, type PageMessage } from './service-worker-messages.ts';

/** What the map asks for at its start, as it asks for it. */
const NEEDED: readonly string[] = [
  '/api/v1/catalog',
  '/api/v1/events/table?state=all',
  '/api/v1/health',
  '/api/v1/statistics',
  '/api/v1/sources',
  '/api/v1/watchlists',
  '/api/v1/map-settings',
  '/api/v1/version',
];
/** The first view comes before the copy for later. */
const AFTER_START_MS = 4000;
const LOOK_FOR_UPDATE_MS = 3_600_000;

/** Of Chromium; others install from their menus. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Makes the map ready for no network, and installable, where the browser allows it. Call once, after the first view. */
export function registerOffline(): void {
  const change = (part: Partial<OfflineState>): void => offlineState.update((state) => ({ ...state, ...part }));
  watchInstallation(change);
  if (!window.isSecureContext || !('serviceWorker' in navigator)) {
    change({ support: window.isSecureContext ? 'unsupported' : 'insecure' });
    return;
  }
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data }) => {
    if (isWorkerMessage(data)) offlineState.update((state) => afterMessage(state, data));
  });
  setTimeout(() => {
    serviceWorker.register('/service-worker.js').then(
      (registration) => follow(registration, change),
      () => change({ support: 'unsupported' }),
    );
  }, AFTER_START_MS);
}

function follow(registration: ServiceWorkerRegistration, change: (part: Partial<OfflineState>) => void): void {
  const { serviceWorker } = navigator;
  const offer = (waiting: ServiceWorker | null): void => {
    // Without a controller it is the first, and nothing is replaced.
    if (waiting === null || serviceWorker.controller === null) return;
    change({
      update: () => {
        serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage({ type: 'take-over' } satisfies PageMessage);
      },
    });
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer(registration.waiting);
    });
  });
  const timer = setInterval(() => registration.update().catch(() => undefined), LOOK_FOR_UPDATE_MS);
  window.addEventListener('pagehide', () => clearInterval(timer), { once: true });
  void serviceWorker.ready.then(({ active }) => {
    active?.postMessage({ type: 'keep', paths: NEEDED } satisfies PageMessage);
  });
}

function watchInstallation(change: (part: Partial<OfflineState>) => void): void {
  const standalone = window.matchMedia('(display-mode: standalone)');
  change({ installed: standalone.matches });
  standalone.addEventListener('change', () => change({ installed: standalone.matches }));
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const prompt = event as InstallPrompt;
    change({
      install: async () => {
        change({ install: null });
        await prompt.prompt();
      },
    });
  });
  window.addEventListener('appinstalled', () => change({ installed: true, install: null }));
}
