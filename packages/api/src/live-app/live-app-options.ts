import type { RequestLog } from '../observation/observed-requests.ts';

export interface LiveAppOptions {
  /** Where requests and faults are logged; nowhere without it. */
  readonly log?: RequestLog;
  /** Ends the streams of signals: abort it before the server closes. */
  readonly ended?: AbortSignal;
  /** Host names beside those of the loopback that requests may come by; `*` for any. */
  readonly allowedHosts?: readonly string[];
  /** Default: 15. */
  readonly heartbeatSeconds?: number;
  /** Open streams of signals. Default: 256. */
  readonly mostListeners?: number;
  /** Default: the clock. */
  readonly now?: () => Date;
}
