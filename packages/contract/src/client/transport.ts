import { problemOf } from './problem-error.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface ClientOptions {
  /** Where the server is, such as `http://127.0.0.1:8080`; in a page of the server itself an empty string. */
  readonly baseUrl: string;
  /** Default: that of the browser or of Node. */
  readonly fetch?: Fetch | undefined;
  /** An API key, where the server wants one. */
  readonly key?: string | undefined;
}

/** Of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export type QueryValue = string | number | boolean | readonly (string | number)[] | null | undefined;

export type UploadBody = Uint8Array<ArrayBuffer> | Blob | string;

/** Where the API is on its server. */
export const API = '/api/v1';

/** Sends requests and reads answers; whatever is refused is thrown as a ProblemError. */
export interface Transport {
  get<Answer>(path: string, query?: object, options?: CallOptions): Promise<Answer>;
  send<Answer>(method: string, path: string, body: unknown, options?: CallOptions): Promise<Answer>;
  /** Sends bytes and reads the document that comes of them. */
  upload<Answer>(path: string, body: UploadBody, query?: object, options?: CallOptions): Promise<Answer>;
  /** The answer itself, once it is good, or of the one status that is good here, too. */
  ask(path: string, init: RequestInit, query?: object, alsoGood?: number): Promise<Response>;
}

export function createTransport({
  baseUrl,
  fetch = (url, init) => globalThis.fetch(url, init),
  key,
}: ClientOptions): Transport {
  const base = baseUrl.replace(/\/+$/, '');
  const ask = async (path: string, init: RequestInit, query: object = {}, alsoGood = 200): Promise<Response> => {
    const headers = key === undefined ? init.headers : { ...init.headers, authorization: `Bearer ${key}` };
    const withKey = headers === undefined ? init : { ...init, headers };
    const response = await fetch(`${base}${path}${queryText(query)}`, withKey);
    if (!response.ok && response.status !== alsoGood) throw await problemOf(response);
    return response;
  };
  return {
    ask,
    async get<Answer>(path: string, query: object = {}, options: CallOptions = {}): Promise<Answer> {
      const headers = { accept: 'application/json' };
      return (await (await ask(path, { headers, ...signalOf(options) }, query)).json()) as Answer;
    },
    async send<Answer>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
      const headers = { accept: 'application/json', 'content-type': 'application/json' };
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await ask(path, { method, headers, ...text, ...signalOf(options) });
      return (response.status === 204 ? undefined : await response.json()) as Answer;
    },
    async upload<Answer>(
      path: string,
      body: UploadBody,
      query: object = {},
      options: CallOptions = {},
    ): Promise<Answer> {
      const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' };
      const response = await ask(path, { method: 'POST', headers, body, ...signalOf(options) }, query);
      return (await response.json()) as Answer;
    },
  };
}

export function signalOf({ signal }: CallOptions): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** With its question mark; lists between commas, what is not given left out. */
export function queryText(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, QueryValue][]) {
    if (value === undefined || value === null) continue;
    // An empty list means none is wanted, which the API says by leaving the parameter out.
    if (Array.isArray(value) && value.length === 0) continue;
    parameters.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
