import type { ScreeningSession, SessionRequest } from './screening-session.ts';

/** Prepares a catalogue over a window: initialises SGP4 and finds the objects that fail. */
export async function openSession(request: SessionRequest): Promise<ScreeningSession> {
  request.signal?.throwIfAborted();
  throw new Error('not built yet');
}
