import type { RequestLog } from '../observation/observed-requests.ts';
import type { RateLimit } from '../security/token-buckets.ts';

export interface LiveAppOptions {
  /** Where requests and faults are logged; nowhere without it. */
  readonly log?: RequestLog;
  /** Ends the streams of signals: abort it before the server closes. */
  readonly ended?: AbortSignal;
  /** Host names beside those of the loopback that requests may come by; `*` for any. */
  readonly allowedHosts?: readonly string[];
  /**
   * `none` (default): whoever reaches the server may do everything; for servers that only their own machine reaches. `required`: keys and
   * sessions decide.
   */
  readonly accounts?: 'none' | 'required';
  /** As whom the audit log knows whoever asks without accounts. Default: `local`. */
  readonly localName?: string;
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  /** With accounts, of each who has signed in; null: without limit. Default: 50 a second, 500 at once. */
  readonly rateLimit?: RateLimit | null;
  /** The map as it was built: a folder with `index.html`. Without it `/` leads to the tables. */
  readonly mapFolder?: string;
  /** Pictures of the ground for the map, which browsers ask of another server; none without it. */
  readonly imagery?: Imagery;
  /** Default: 15. */
  readonly heartbeatSeconds?: number;
  /** Open streams of signals. Default: 256. */
  readonly mostListeners?: number;
  /** Default: the clock. */
  readonly now?: () => Date;
}

export interface Imagery {
  /** With `{z}`, `{x}` and `{y}`, of http or https. */
  readonly template: string;
  /** Whom the map has to name. */
  readonly attribution: string;
  /** The greatest `{z}` that there is. */
  readonly mostZoom: number;
}
