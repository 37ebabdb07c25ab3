/** What the main thread asks of the thread in which PGlite runs. Requests are answered one after the other. */
export type ThreadRequest =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'statements'; readonly sql: string }
  | { readonly id: number; readonly kind: 'backup'; readonly file: string; readonly notes: string }
  | { readonly id: number; readonly kind: 'close' };

export interface StatementResult {
  readonly rows: readonly Record<string, unknown>[];
  /** What the server says it did: `INSERT`, `COMMIT`, `ROLLBACK`, … */
  readonly command: string;
  readonly affectedRows: number;
}

export type ThreadAnswer =
  | { readonly id: number; readonly results: readonly StatementResult[] }
  | { readonly id: number; readonly error: ThreadError }
  /** Not asked for: PGlite as this thread compiled it, for the next. */
  | { readonly module: WebAssembly.Module };

/** An error as it crosses between threads: PostgreSQL's fields, or those of a StoreError. */
export interface ThreadError {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly isStoreError: boolean;
}

export interface ThreadStart {
  /** PGDATA; made by PGlite when it does not exist. */
  readonly folder: string;
  /** PGlite as a former thread of this process compiled it: to do so again would take a third of the time of opening. */
  readonly module: WebAssembly.Module | null;
}
