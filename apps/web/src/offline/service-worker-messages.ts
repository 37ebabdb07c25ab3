/** What the service worker tells its pages. */
export type WorkerMessage =
  /** An answer that the map needs came from the service. */
  | { readonly type: 'fresh'; readonly path: string }
  /** It did not; what was kept at that time was given. */
  | { readonly type: 'kept'; readonly path: string; readonly keptMs: number }
  /** Everything that the map needs is kept now. */
  | { readonly type: 'all-kept' };

/** What pages tell it. */
export type PageMessage = { readonly type: 'take-over' } | { readonly type: 'keep'; readonly paths: readonly string[] };

export function isWorkerMessage(data: unknown): data is WorkerMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { type, path, keptMs } = data as Record<string, unknown>;
  if (type === 'all-kept') return true;
  return typeof path === 'string' && (type === 'fresh' || (type === 'kept' && typeof keptMs === 'number'));
}
