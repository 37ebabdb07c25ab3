import type { Context } from 'hono';
import type { RequestNotes } from '../observation/observed-requests.ts';
import { HttpProblem } from './http-problem.ts';

/** Refuses what is asked `by` somebody else than who has signed in. Without accounts the name that is given counts. */
export function refuseOtherNames(context: Context<RequestNotes>, places: readonly unknown[]): void {
  const actor = context.get('identity')?.actor;
  if (actor?.via !== 'session' && actor?.via !== 'key') return;
  for (const place of places) {
    const { by } = (place ?? {}) as { by?: unknown };
    if (typeof by !== 'string' || by === actor.name) continue;
    const what = `${actor.name} asks in the name of "${by.slice(0, 60)}"`;
    throw new HttpProblem(403, 'name-foreign', what, 'give your own name');
  }
}
