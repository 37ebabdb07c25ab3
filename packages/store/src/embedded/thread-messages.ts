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
  | { readonly id: number; readonly error: ThreadError };

/** An error as it crosses between threads: PostgreSQL's fields, or those of a StoreError. */
export interface ThreadError {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly isStoreError: boolean;
}

export interface ThreadStart {
  /** PGDATA; made by PGlite when it does not exist. */
  readonly folder: string;
}
