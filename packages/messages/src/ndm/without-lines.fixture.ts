/** A deep copy without the line numbers, which differ between the forms of a message. */
export function withoutLines(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'line' ? undefined : inner)));
}
