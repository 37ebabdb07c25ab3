import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const SOURCE = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
export const ORIGIN = 'http://map.example';

type Listener = (event: object) => void;

/** A request as a browser hands it to a worker: `mode` cannot be chosen for a Request that is made by hand. */
interface AskedOptions {
  readonly method?: string;
  readonly mode?: string;
}

interface FakeCache {
  match(request: Request | string): Promise<Response | undefined>;
  put(request: Request | string, response: Response): Promise<void>;
  delete(request: Request | string): Promise<boolean>;
  keys(): Promise<Request[]>;
  addAll(requests: readonly Request[]): Promise<void>;
}

/** The caches of one browser; they outlive the worker. */
export interface FakeCaches {
  readonly stores: Map<string, Map<string, Response>>;
  open(name: string, fetchFile: (url: string) => Promise<Response>): FakeCache;
  names(): string[];
  remove(name: string): boolean;
}

export interface StartedWorker {
  /** What it has told its pages. */
  readonly told: readonly object[];
  isSkipped(): boolean;
  install(): Promise<void>;
  activate(): Promise<void>;
  message(data: object): Promise<void>;
  /** The worker's answer; null where it leaves the request to the browser. */
  ask(address: string, options?: AskedOptions): Promise<Response | null>;
}

export function createCaches(): FakeCaches {
  const stores = new Map<string, Map<string, Response>>();
  const urlOf = (request: Request | string): string =>
    new URL(typeof request === 'string' ? request : request.url, ORIGIN).href;
  const open = (name: string, fetchFile: (url: string) => Promise<Response>): FakeCache => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      match: async (request: Request | string) => store.get(urlOf(request))?.clone(),
      put: async (request: Request | string, response: Response) => {
        const body = await response.arrayBuffer();
        store.delete(urlOf(request));
        store.set(urlOf(request), new Response(body, { status: response.status, headers: response.headers }));
      },
      delete: async (request: Request | string) => store.delete(urlOf(request)),
      keys: async () => [...store.keys()].map((url) => new Request(url)),
      addAll: async (requests: readonly Request[]) => {
        const answers = await Promise.all(requests.map(({ url }) => fetchFile(url)));
        if (answers.some(({ ok }) => !ok)) throw new TypeError('a file is missing');
        for (const [k, answer] of answers.entries()) store.set(requests[k]!.url, answer);
      },
    };
  };
  return { stores, open, names: () => [...stores.keys()], remove: (name: string) => stores.delete(name) };
}

/** Runs the worker's source as it is built, with a network that the test plays. */
export function startWorker(options: {
  readonly version: string;
  readonly files: readonly string[];
  readonly caches: FakeCaches;
  readonly network: (url: string, request: Request | null) => Promise<Response>;
}): StartedWorker {
  const { version, files, caches, network } = options;
  const listeners = new Map<string, Listener>();
  const told: object[] = [];
  const worker = {
    location: new URL(`${ORIGIN}/service-worker.js`),
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    clients: {
      claim: async () => undefined,
      matchAll: async () => [{ postMessage: (message: object) => told.push(message) }],
    },
    skipped: false,
    skipWaiting() {
      worker.skipped = true;
    },
  };
  class OwnRequest extends Request {
    constructor(address: string | URL, init?: RequestInit) {
      super(new URL(address, ORIGIN), init);
    }
  }
  const fetchOf = (given: Request | string): Promise<Response> =>
    typeof given === 'string' ? network(new URL(given, ORIGIN).href, null) : network(given.url, given);
  vm.runInNewContext(
    SOURCE.replace("'__VERSION__'", JSON.stringify(version)).replace("['__FILES__']", JSON.stringify(files)),
    {
      self: worker,
      caches: {
        open: async (name: string) => caches.open(name, (url) => network(url, null)),
        keys: async () => caches.names(),
        delete: async (name: string) => caches.remove(name),
      },
      fetch: fetchOf,
      Request: OwnRequest,
      Response,
      Headers,
      URL,
      Promise,
      setTimeout: (...given: Parameters<typeof setTimeout>) => setTimeout(...given),
      clearTimeout,
      TypeError,
      Date,
      Number,
    },
  );
  const fire = async (type: string, event: object = {}): Promise<void> => {
    const work: Promise<unknown>[] = [];
    listeners.get(type)?.({ ...event, waitUntil: (each: Promise<unknown>) => work.push(each) });
    await Promise.all(work);
  };
  return {
    told,
    isSkipped: () => worker.skipped,
    install: () => fire('install'),
    activate: () => fire('activate'),
    message: (data: object) => fire('message', { data }),
    async ask(address: string, { method = 'GET', mode = 'cors' }: AskedOptions = {}): Promise<Response | null> {
      const plain = new Request(new URL(address, ORIGIN), { method });
      const request = new Proxy(plain, {
        get(target, key) {
          if (key === 'mode') return mode;
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const work: Promise<unknown>[] = [];
      let answer: Promise<Response> | null = null;
      listeners.get('fetch')?.({
        request,
        waitUntil: (each: Promise<unknown>) => work.push(each),
        respondWith: (given: Promise<Response>) => {
          answer = given;
        },
      });
      if (answer === null) return null;
      const response: Response = await answer;
      await Promise.all(work);
      return response;
    },
  };
}
