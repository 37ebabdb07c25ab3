import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreError, type StoreErrorCode } from '../errors/store-error.ts';
import { damageOf } from './damaged-database.ts';
import type { StatementResult, ThreadAnswer, ThreadError, ThreadRequest, ThreadStart } from './thread-messages.ts';

type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

interface Waiting {
  readonly resolve: (results: readonly StatementResult[]) => void;
  readonly reject: (error: Error) => void;
}

/** PGlite as it was compiled for the first database of this process. */
let compiled: WebAssembly.Module | null = null;

/** The main thread's side of the thread in which PGlite runs. */
export class EmbeddedDatabase {
  readonly #dataDir: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #stopped: Error | undefined;
  #nextId = 1;

  /** PGlite opens `folder`, or makes a database there; the first request that is answered tells that it could. */
  constructor(folder: string) {
    const start: ThreadStart = { folder, module: compiled };
    this.#dataDir = path.dirname(folder);
    this.#worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), { workerData: start, stderr: true });
    this.#worker.stderr.resume();
    this.#worker.on('message', (answer: ThreadAnswer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#stop(error));
    this.#ended = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#stop(undefined);
        resolve();
      });
    });
  }

  get closed(): boolean {
    return this.#stopped !== undefined;
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<StatementResult> {
    const [result] = await this.#ask({ kind: 'query', sql, parameters });
    return result!;
  }

  /** Several statements without parameters; one result for each. */
  statements(sql: string): Promise<readonly StatementResult[]> {
    return this.#ask({ kind: 'statements', sql });
  }

  async backup(file: string, notes: string): Promise<void> {
    await this.#ask({ kind: 'backup', file, notes });
  }

  /** Shuts PGlite down in order and ends its thread. */
  async close(): Promise<void> {
    if (this.#stopped === undefined) {
      await this.#ask({ kind: 'close' }).catch(() => this.#worker.terminate());
    }
    await this.#ended;
  }

  #ask(request: Unnumbered<ThreadRequest>): Promise<readonly StatementResult[]> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#worker.postMessage({ ...request, id });
      } catch (error) {
        // A parameter that cannot be cloned.
        this.#waiting.delete(id);
        reject(error);
      }
    });
  }

  #settle(answer: ThreadAnswer): void {
    if ('module' in answer) {
      compiled = answer.module;
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('results' in answer) waiting?.resolve(answer.results);
    else waiting?.reject(this.#errorFrom(answer.error));
  }

  #stop(cause: Error | undefined): void {
    this.#stopped ??= new StoreError(
      'database-stopped',
      cause === undefined ? 'the database is closed' : `the database stopped: ${cause.message}`,
      '',
      cause === undefined ? {} : { cause },
    );
    for (const { reject } of this.#waiting.values()) reject(this.#stopped);
    this.#waiting.clear();
  }

  #errorFrom({ message, fields, isStoreError }: ThreadError): Error {
    if (isStoreError) return new StoreError(fields.code as StoreErrorCode, message, String(fields.hint ?? ''));
    const error = Object.assign(new Error(message), fields, { name: 'DatabaseError' });
    return damageOf(error, this.#dataDir) ?? error;
  }
}
