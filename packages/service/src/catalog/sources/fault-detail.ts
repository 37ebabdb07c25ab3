/**
 * What exactly happened at a source, by code, with what goes into its sentence. Words that a source or a reader of files says (`text`,
 * `reason`, `title`) stay in their language.
 */
export interface FaultDetailValues {
  // The way to the source; `cause` is the system's code.
  readonly 'no-answer': { readonly seconds: number };
  readonly 'not-reached': { readonly cause: string };
  readonly 'private-address': { readonly host: string };
  readonly 'connection-broken': { readonly cause: string };
  readonly 'badly-packed': { readonly cause: string };
  readonly 'unknown-packing': { readonly encoding: string };
  readonly 'unannounced-gzip': NoValues;
  readonly 'larger-than': { readonly megabytes: number };
  // What the source says.
  readonly 'leads-elsewhere': { readonly status: number; readonly address: string };
  readonly 'leads-to-login': { readonly status: number; readonly address: string };
  readonly 'http-status': { readonly status: number };
  readonly 'http-status-says': { readonly status: number; readonly text: string };
  readonly 'refused-status': { readonly status: number };
  readonly 'refused-status-says': { readonly status: number; readonly text: string };
  readonly 'unasked-confirmation': NoValues;
  readonly 'confirmation-only': NoValues;
  readonly 'requests-used-up': { readonly requests: number };
  readonly 'account-refused': { readonly status: number };
  readonly 'account-login-failed': NoValues;
  readonly 'no-session': NoValues;
  readonly 'variable-missing': { readonly variable: string };
  // What came instead of data.
  readonly 'nothing-came': NoValues;
  readonly 'error-came': { readonly text: string };
  readonly 'page-came': NoValues;
  readonly 'page-came-titled': { readonly title: string };
  readonly 'list-without-end': NoValues;
  readonly 'element-without-end': NoValues;
  readonly 'ends-in-element-set': NoValues;
  readonly 'ends-in-row': NoValues;
  readonly 'ends-in-record': NoValues;
  readonly 'ends-in-line': NoValues;
  readonly 'records-held': { readonly records: number };
  readonly 'fewer-records': { readonly records: number; readonly before: number };
  readonly 'records-unusable': {
    readonly rejected: number;
    readonly all: number;
    readonly line: number;
    readonly reason: string;
  };
  readonly 'reader-says': { readonly text: string };
  // Files.
  readonly 'not-readable': { readonly cause: string };
  readonly 'file-larger-than': { readonly megabytes: number };
  // What comes of it.
  readonly 'not-asked-before': { readonly until: string };
  readonly 'more-like-it': { readonly count: number };
}

type NoValues = Readonly<Record<never, never>>;

export type FaultDetailCode = keyof FaultDetailValues;

export interface FaultDetail {
  readonly code: FaultDetailCode;
  readonly values: Readonly<Record<string, string | number>>;
}

const SENTENCES: { readonly [Code in FaultDetailCode]: (values: FaultDetailValues[Code]) => string } = {
  'no-answer': ({ seconds }) => `no answer in ${seconds} s`,
  'not-reached': ({ cause }) => `cannot be reached (${cause})`,
  'private-address': ({ host }) =>
    `${host} leads to an address that is not on the public Internet, and not allowed by --outgoing-allow`,
  'connection-broken': ({ cause }) => `connection broken (${cause})`,
  'badly-packed': ({ cause }) => `the answer is not packed as it says (${cause})`,
  'unknown-packing': ({ encoding }) => `the answer is packed in an unknown way ("${encoding}")`,
  'unannounced-gzip': () => 'the answer is packed with gzip, and does not say so',
  'larger-than': ({ megabytes }) => `more than ${megabytes} MB`,
  'leads-elsewhere': ({ status, address }) => `HTTP ${status} leads to ${address}`,
  'leads-to-login': ({ status, address }) => `HTTP ${status} leads to ${address}, a login page by its name`,
  'http-status': ({ status }) => `HTTP ${status}`,
  'http-status-says': ({ status, text }) => `HTTP ${status}: "${text}"`,
  'refused-status': ({ status }) => `refused with HTTP ${status}`,
  'refused-status-says': ({ status, text }) => `refused with HTTP ${status}: "${text}"`,
  'unasked-confirmation': () => 'HTTP 304, though nothing is known yet',
  'confirmation-only': () => 'HTTP 304 instead of data',
  'requests-used-up': ({ requests }) => `${requests} requests were made within the hour, as many as are allowed`,
  'account-refused': ({ status }) => `the account was refused (HTTP ${status})`,
  'account-login-failed': () => 'the account was refused (login failed)',
  'no-session': () => 'the login gave no session',
  'variable-missing': ({ variable }) => `${variable} is not set in the environment`,
  'nothing-came': () => 'the answer is empty',
  'error-came': ({ text }) => `the answer is an error: "${text}"`,
  'page-came': () => 'a web page instead of data',
  'page-came-titled': ({ title }) => `a web page ("${title}") instead of data`,
  'list-without-end': () => 'the list of records has no end',
  'element-without-end': () => 'the last element is not closed',
  'ends-in-element-set': () => 'it ends in the middle of an element set',
  'ends-in-row': () => 'it ends in the middle of a row',
  'ends-in-record': () => 'it ends in the middle of a record',
  'ends-in-line': () => 'it ends in the middle of a line',
  'records-held': ({ records }) => `it holds ${records} records`,
  'fewer-records': ({ records, before }) => `${records} records instead of ${before}`,
  'records-unusable': ({ rejected, all, line, reason }) =>
    `${rejected} of ${all} records cannot be used (line ${line}: ${reason})`,
  'reader-says': ({ text }) => text,
  'not-readable': ({ cause }) => `cannot be read (${cause})`,
  'file-larger-than': ({ megabytes }) => `larger than ${megabytes} MB`,
  'not-asked-before': ({ until }) => `not asked again before ${until}`,
  'more-like-it': ({ count }) => `and ${count} more like it`,
};

export const FAULT_DETAIL_CODES: readonly FaultDetailCode[] = Object.keys(SENTENCES) as FaultDetailCode[];

export function faultDetail<Code extends FaultDetailCode>(code: Code, values: FaultDetailValues[Code]): FaultDetail {
  return { code, values };
}

/** In English. */
export function detailSentence({ code, values }: FaultDetail): string {
  return (SENTENCES[code] as (values: FaultDetail['values']) => string)(values);
}
