import type { Client, SessionDocument } from '@clearway/contract';
import { createStore, type Store } from '../view/store.ts';

/** Who the service takes us for; null until it has said so. */
export const session: Store<SessionDocument | null> = createStore<SessionDocument | null>(null);

/** Whether nothing can be shown before somebody has signed in. */
export function needsSignIn(known: SessionDocument | null): boolean {
  return known?.accounts === 'required' && known.name === null;
}

/** Asks who we are; without a network what is known stays. */
export async function refreshSession(client: Pick<Client, 'readSession'>): Promise<void> {
  const known = await client.readSession().catch(() => null);
  if (known !== null) session.set(known);
}

/** Where a page that needed a sign-in wanted to go: a path of this server, never another place. */
export function pageAfterSignIn(search: string): string | null {
  const next = new URLSearchParams(search).get('next');
  return next !== null && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : null;
}

/** As it was when the map was opened: the address follows the view soon. */
export const WANTED_PAGE: string | null = pageAfterSignIn(globalThis.location?.search ?? '');
