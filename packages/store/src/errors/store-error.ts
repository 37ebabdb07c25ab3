/** What went wrong, for programs. The service maps each to a problem of its own. */
export type StoreErrorCode =
  | 'data-directory-busy'
  | 'data-directory-unusable'
  | 'database-version'
  | 'database-unreachable'
  | 'database-stopped'
  | 'schema-newer'
  | 'number-too-large'
  | 'run-state'
  | 'job-lost'
  | 'backup-unreadable'
  | 'backup-refused';

/** Something about the database that its user can mend: `message` says what and where, `hint` how. Bugs throw plain errors. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly hint: string;

  constructor(code: StoreErrorCode, message: string, hint = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
    this.hint = hint;
  }
}
