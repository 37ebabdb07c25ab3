import type { Signal } from '../schemas/signals.ts';
import { type AccountClient, createAccountClient } from './accounts-client.ts';
import { type AlertClient, createAlertClient } from './alerts-client.ts';
import { type CatalogClient, createCatalogClient } from './catalog-client.ts';
import { createEventClient, type EventClient } from './events-client.ts';
import { type ListenOptions, listen } from './listen-to-signals.ts';
import { createMessageClient, type MessageClient } from './messages-client.ts';
import { createPlanClient, type PlanClient } from './plans-client.ts';
import { createStatusClient, type StatusClient } from './status-client.ts';
import { type ClientOptions, createTransport } from './transport.ts';

/**
 * The API as functions, for browser and Node alike: each operation of the contract by its id. What the API refuses is thrown as a
 * ProblemError; what `fetch` throws (no connection, aborted) goes through.
 */
export interface Client
  extends CatalogClient,
    EventClient,
    MessageClient,
    PlanClient,
    AlertClient,
    AccountClient,
    StatusClient {
  /** Signals until `signal` ends it; comes back by itself and misses no kept one. */
  listenToSignals(options?: ListenOptions): AsyncIterable<Signal>;
}

export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options);
  return {
    ...createCatalogClient(transport),
    ...createEventClient(transport),
    ...createMessageClient(transport),
    ...createPlanClient(transport),
    ...createAlertClient(transport),
    ...createAccountClient(transport),
    ...createStatusClient(transport),
    listenToSignals: (listening) => listen(transport, listening),
  };
}
