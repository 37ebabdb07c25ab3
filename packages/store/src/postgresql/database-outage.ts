/** PostgreSQL's classes of conditions that pass by themselves, or when somebody makes room: no connection, no resources, shutdown. */
const PASSING_STATES = /^(08|53|57P)/;
const DISK_FULL = '53100';
const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg says without a code when a connection ends, or none comes. */
const CONNECTION_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|client has encountered a connection error/i;

/**
 * Why the database cannot be used just now, where the same statement may do later; null for every other error. After it nobody knows whether a
 * statement under way was done. A full disk is named in English, too, whatever language the server speaks.
 */
export function outageOf(error: unknown): string | null {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return null;
  const { code = '' } = first as { readonly code?: unknown };
  const isPassing =
    typeof code === 'string' && (NETWORK_CODES.has(code) || (code.length === 5 && PASSING_STATES.test(code)));
  if (!isPassing && !CONNECTION_MESSAGES.test(first.message)) return null;
  return code === DISK_FULL && !/no space left/i.test(first.message) ? `disk full: ${first.message}` : first.message;
}
