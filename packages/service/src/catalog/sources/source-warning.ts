import { detailSentence, type FaultDetail } from './fault-detail.ts';

/** What went wrong with a source, for programs. */
export type SourceWarningCode =
  // The way to the source.
  | 'unreachable'
  | 'timeout'
  | 'broken-off'
  | 'too-large'
  | 'wrong-encoding'
  // What the source says.
  | 'redirected'
  | 'refused'
  | 'not-there'
  | 'rate-limited'
  | 'not-updated-yet'
  | 'server-error'
  | 'login-refused'
  | 'credentials-missing'
  // What came instead of data.
  | 'web-page'
  | 'error-object'
  | 'empty'
  | 'cut-off'
  | 'format-unknown'
  | 'mostly-unusable'
  | 'shrank'
  // Files.
  | 'file-unreadable';

/** A fault of a source that people should see: nothing of what was there before has changed by it. */
export interface SourceWarning {
  readonly code: SourceWarningCode;
  /** One line: which source, what happened. Never holds credentials, cookies or the query of an address. */
  readonly message: string;
  /** What of: the title of the source, or the name of a file; nothing, as the next, in what an earlier version kept. */
  readonly about?: string;
  /** What happened, by code. */
  readonly details?: readonly FaultDetail[];
  /** One line: how to mend it. */
  readonly hint: string;
  /** When it was raised, ISO 8601 UTC. */
  readonly at: string;
}

/** A fault before it is known when and of which source. */
export interface SourceFault {
  readonly code: SourceWarningCode;
  readonly details: readonly FaultDetail[];
  /** Instead of the hint that usually goes with the code. */
  readonly hint?: string;
}

const HINTS: Readonly<Record<SourceWarningCode, string>> = {
  unreachable: 'check the network and the proxy; what was kept is used meanwhile',
  timeout: 'the source or the network is slow; it is tried again by itself',
  'broken-off': 'the connection broke; it is tried again by itself',
  'too-large': 'check the address of the source; the limit guards the memory of this machine',
  'wrong-encoding': 'a proxy or the server mislabels its answers; try without the proxy',
  redirected: 'check the address of the source, or log in to the network (a captive portal redirects everything)',
  refused: 'read what the source says, ask less often, and only then wait; asking on gets the address blocked',
  'not-there': 'the source may have renamed or ended it; update Clearway if others of it work',
  'rate-limited': 'nothing to do: asking goes on when the source allows it',
  'not-updated-yet': 'another program at this address has the data already; nothing to do, they are asked for again',
  'server-error': 'a fault of the source; it is tried again by itself',
  'login-refused': 'check the account and its password in the environment, and start again',
  'credentials-missing': 'set both the account and its password in the environment, and start again',
  'web-page': 'log in to the network (a captive portal answers for the source), or check the address of the source',
  'error-object': 'read what the source says; what was kept is used meanwhile',
  empty: 'the source has nothing, or a fault; it is tried again by itself',
  'cut-off': 'the document has no proper end; get it again',
  'format-unknown': 'give element sets as TLE, 3LE, or OMM (CSV, JSON, XML, KVN), plain or gzip',
  'mostly-unusable': 'look at the rejected records; the format may have changed',
  shrank: 'if the source really holds so much less now, it is believed after three days without a success',
  'file-unreadable': 'check that the file or folder exists and may be read',
};

/** Makes a fault a warning of the source, or file, called `title`. */
export function sourceWarning(title: string, fault: SourceFault, now: Date): SourceWarning {
  return {
    code: fault.code,
    message: `${title}: ${fault.details.map(detailSentence).join('; ')}`,
    about: title,
    details: fault.details,
    hint: fault.hint ?? HINTS[fault.code],
    at: now.toISOString(),
  };
}
