import type { AddressRanges } from '../../../outgoing/index.ts';
import { type FaultDetail, faultDetail } from '../fault-detail.ts';
import type { SourceFault } from '../source-warning.ts';
import { answerFault } from '../web/answer-fault.ts';
import { type DocumentOutcome, fetchDocument } from '../web/fetch-document.ts';
import { inspectAnswer } from '../web/inspect-answer.ts';
import { createRequestBudget, type RequestBudget } from './request-budget.ts';

export const SPACE_TRACK_URL = 'https://www.space-track.org';

/** Space-Track allows less than 30 requests a minute and less than 300 an hour. */
export const SPACE_TRACK_LIMITS = { perMinute: 29, perHour: 299 } as const;

export const SPACE_TRACK_USER_VARIABLE = 'CLEARWAY_SPACE_TRACK_USER';
export const SPACE_TRACK_PASSWORD_VARIABLE = 'CLEARWAY_SPACE_TRACK_PASSWORD';

export interface SpaceTrackOptions {
  /** Where the account stands (`process.env`): the two variables above. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly baseUrl?: string;
  readonly timeoutSeconds?: number;
  readonly maximumBytes?: number;
  /** Private addresses that names may lead to. */
  readonly allowed?: AddressRanges;
  readonly now?: () => Date;
  readonly random?: () => number;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** What came of a query: the document, or a fault with how long to wait at least. */
export type SpaceTrackAnswer =
  | { readonly body: Buffer }
  | { readonly fault: SourceFault; readonly retryAfterSeconds: number | null };

/** A session at Space-Track under the user's own account. Nothing that it returns or throws holds the account's name or password. */
export interface SpaceTrackAccount {
  readonly budget: RequestBudget;
  /** Logs in where needed and asks for `path`. Throws only on `signal`. */
  query(path: string, signal?: AbortSignal): Promise<SpaceTrackAnswer>;
  /** Takes the account out of what may be shown: an answer may well repeat the name that was sent to it. */
  readonly withoutSecrets: (fault: SourceFault) => SourceFault;
}

/** The largest answer, the whole catalogue as JSON, is some 50 MB. */
const MAXIMUM_BYTES = 400_000_000;

/** The account of the environment; null where it names none. */
export function spaceTrackAccount(options: SpaceTrackOptions): SpaceTrackAccount | null {
  const identity = options.environment[SPACE_TRACK_USER_VARIABLE] ?? '';
  const password = options.environment[SPACE_TRACK_PASSWORD_VARIABLE] ?? '';
  if (identity === '' && password === '') return null;
  const budget = createRequestBudget(SPACE_TRACK_LIMITS, options.now ?? (() => new Date()), options.sleep);
  const base = (options.baseUrl ?? SPACE_TRACK_URL).replace(/\/+$/, '');
  const clean = withoutThese([identity, password]);
  let cookie: string | null = null;
  /** A wrong password stays wrong until the process is started anew; asking on would lock the account. */
  let loginRefused: SourceFault | null = null;

  const ask = async (
    path: string,
    form: Readonly<Record<string, string>> | null,
    signal: AbortSignal | undefined,
  ): Promise<DocumentOutcome | SpaceTrackAnswer> => {
    const full = await budget.take(signal);
    if (full !== null) {
      const seconds = (full.notBefore.getTime() - (options.now?.() ?? new Date()).getTime()) / 1000;
      const details = [faultDetail('requests-used-up', { requests: SPACE_TRACK_LIMITS.perHour })];
      return { fault: { code: 'rate-limited', details }, retryAfterSeconds: seconds };
    }
    return fetchDocument({
      url: `${base}${path}`,
      ...(form ? { form } : {}),
      ...(cookie && !form ? { cookie } : {}),
      timeoutSeconds: options.timeoutSeconds ?? 180,
      maximumBytes: options.maximumBytes ?? MAXIMUM_BYTES,
      ...(options.allowed ? { allowed: options.allowed } : {}),
      ...(options.now ? { now: options.now } : {}),
      ...(signal ? { signal } : {}),
    });
  };
  const faulty = (outcome: Exclude<DocumentOutcome, { kind: 'document' | 'unchanged' }>): SpaceTrackAnswer => ({
    fault: clean(answerFault(outcome)),
    retryAfterSeconds: outcome.kind === 'error-status' ? outcome.retryAfterSeconds : null,
  });
  const refuseLogin = (how: FaultDetail): SpaceTrackAnswer => {
    cookie = null;
    loginRefused = clean({ code: 'login-refused', details: [how] });
    return { fault: loginRefused, retryAfterSeconds: null };
  };
  const logIn = async (signal: AbortSignal | undefined): Promise<SpaceTrackAnswer | null> => {
    if (loginRefused) return { fault: loginRefused, retryAfterSeconds: null };
    const outcome = await ask('/ajaxauth/login', { identity, password }, signal);
    if (!('kind' in outcome)) return outcome;
    if (outcome.kind === 'unchanged') return refuseLogin(faultDetail('account-refused', { status: 304 }));
    if (outcome.kind === 'error-status' && outcome.status === 401)
      return refuseLogin(faultDetail('account-refused', { status: 401 }));
    if (outcome.kind !== 'document') return faulty(outcome);
    if (isLoginFailure(outcome.body)) return refuseLogin(faultDetail('account-login-failed', {}));
    const page = outcome.body.length === 0 ? null : inspectAnswer(outcome.body);
    if (page !== null) return { fault: clean(page), retryAfterSeconds: null };
    if (outcome.cookies.length === 0) {
      return { fault: { code: 'login-refused', details: [faultDetail('no-session', {})] }, retryAfterSeconds: null };
    }
    cookie = outcome.cookies.join('; ');
    return null;
  };
  return {
    budget,
    withoutSecrets: clean,
    async query(path, signal) {
      if (identity === '' || password === '') {
        const variable = identity === '' ? SPACE_TRACK_USER_VARIABLE : SPACE_TRACK_PASSWORD_VARIABLE;
        const details = [faultDetail('variable-missing', { variable })];
        return { fault: { code: 'credentials-missing', details }, retryAfterSeconds: null };
      }
      // A session that has ended is renewed once.
      for (let attempt = 0; ; attempt++) {
        const hadSession = cookie !== null;
        const refused = hadSession ? null : await logIn(signal);
        if (refused !== null) return refused;
        const outcome = await ask(path, null, signal);
        if (!('kind' in outcome)) return outcome;
        if (sessionEnded(outcome)) {
          cookie = null;
          if (hadSession && attempt === 0) continue;
        }
        if (outcome.kind === 'unchanged') {
          return { fault: { code: 'empty', details: [faultDetail('confirmation-only', {})] }, retryAfterSeconds: null };
        }
        return outcome.kind === 'document' ? { body: outcome.body } : faulty(outcome);
      }
    },
  };
}

/** `{"Login":"Failed"}`, with status 200. */
function isLoginFailure(body: Buffer): boolean {
  return /"Login"\s*:\s*"Failed"/i.test(body.subarray(0, 1000).toString('utf8'));
}

/** Without a valid cookie Space-Track answers 401, leads to its login page, or sends that page. */
function sessionEnded(outcome: DocumentOutcome): boolean {
  if (outcome.kind === 'error-status') return outcome.status === 401;
  if (outcome.kind === 'redirected') return true;
  return (
    outcome.kind === 'document' && (isLoginFailure(outcome.body) || inspectAnswer(outcome.body)?.code === 'web-page')
  );
}

function withoutThese(secrets: readonly string[]): (fault: SourceFault) => SourceFault {
  const all = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)])
    .sort((a, b) => b.length - a.length);
  const clean = (value: string | number): string | number =>
    typeof value === 'number' ? value : all.reduce((text, secret) => text.replaceAll(secret, '…'), value);
  return (fault) => ({
    ...fault,
    details: fault.details.map(({ code, values }) => ({
      code,
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clean(value)])),
    })),
  });
}
