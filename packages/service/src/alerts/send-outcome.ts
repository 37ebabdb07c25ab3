import type { AlertMessage } from '@clearway/contract';

/** A message on its way. */
export interface OutgoingMessage {
  /** The same in every attempt. */
  readonly messageId: string;
  readonly message: AlertMessage;
  readonly nowUs: number;
}

/** What came of an attempt. Words are for people and hold no secrets. */
export type SendOutcome =
  | { readonly kind: 'taken'; readonly status: number | null; readonly outcome: string }
  /** To be tried again. */
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly outcome: string;
      readonly retryAfterSeconds: number | null;
    }
  /** For good. */
  | { readonly kind: 'refused'; readonly status: number | null; readonly outcome: string };
