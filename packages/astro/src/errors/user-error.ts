/** What went wrong, for programs. Each code maps to one HTTP problem type and one command message. */
export type UserErrorCode =
  | 'file-not-found'
  | 'file-unreadable'
  | 'file-empty'
  | 'format-unknown'
  | 'format-malformed'
  | 'option-invalid'
  | 'option-missing'
  | 'object-unknown'
  | 'source-unreachable'
  | 'unknown'
  | 'not-ready'
  | 'conflict'
  | 'forbidden'
  | 'database-unusable'
  | 'busy';

/**
 * Bad input by the user: what, where and how to mend it. Never a bug of ours; bugs throw plain errors.
 * `message` is one line that names the place; `hint` is one line that says how to mend it.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;
  readonly hint: string;

  constructor(code: UserErrorCode, message: string, hint = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
  }
}
