import { ProblemError, type WatchlistDocument } from '@clearway/contract';
import type { App } from '../app/app.ts';
import type { Translate } from '../language/messages.ts';
import { listsOf, STARRED } from './watched.ts';

/** What changing watchlists needs of the app. */
export type Lists = Pick<App, 'client' | 'watchlists' | 'notices' | 'actions'>;

/** Puts an object on the list of starred ones, or takes it from every list that it is on. */
export async function toggleStar(app: Lists, objectId: number, name: string, t: Translate): Promise<void> {
  const lists = listsOf(app.watchlists.get(), objectId);
  if (lists.length === 0) {
    await change(app, t, {
      make: () => addTo(app, STARRED, [objectId]),
      unmake: () => app.client.removeWatchlistMembers(STARRED, [objectId]),
      said: t('watchlists.added', { name, list: t('watchlists.starred') }),
    });
    return;
  }
  await change(app, t, {
    make: () => Promise.all(lists.map((list) => app.client.removeWatchlistMembers(list, [objectId]))),
    unmake: () => Promise.all(lists.map((list) => addTo(app, list, [objectId]))),
    said: t('watchlists.removed', { name, list: lists.map((list) => shownName(list, t)).join(', ') }),
  });
}

export async function createList(
  app: Lists,
  name: string,
  objectIds: readonly number[],
  t: Translate,
): Promise<boolean> {
  return change(app, t, {
    make: () => app.client.createWatchlist({ name, object_ids: objectIds }),
    unmake: () => app.client.deleteWatchlist(name),
    said: t('watchlists.created', { list: name }),
  });
}

export async function deleteList(app: Lists, list: WatchlistDocument, t: Translate): Promise<void> {
  const { name, description, object_ids } = list;
  await change(app, t, {
    make: () => app.client.deleteWatchlist(name),
    unmake: () => app.client.createWatchlist({ name, description, object_ids }),
    said: t('watchlists.deleted', { list: shownName(name, t), count: object_ids.length }),
  });
}

/** Only those that are not on it are added, so that undoing takes away no other. */
export async function addMembers(
  app: Lists,
  list: WatchlistDocument,
  objectIds: readonly number[],
  t: Translate,
): Promise<boolean> {
  const known = new Set(list.object_ids);
  const fresh = objectIds.filter((id) => !known.has(id));
  if (fresh.length === 0) {
    app.notices.say(t('watchlists.nothing-new', { list: shownName(list.name, t) }));
    return true;
  }
  return change(app, t, {
    make: () => app.client.addWatchlistMembers(list.name, fresh),
    unmake: () => app.client.removeWatchlistMembers(list.name, fresh),
    said: t('watchlists.added-many', { list: shownName(list.name, t), count: fresh.length }),
  });
}

export async function removeMember(
  app: Lists,
  list: WatchlistDocument,
  objectId: number,
  name: string,
  t: Translate,
): Promise<void> {
  await change(app, t, {
    make: () => app.client.removeWatchlistMembers(list.name, [objectId]),
    unmake: () => addTo(app, list.name, [objectId]),
    said: t('watchlists.removed', { name, list: shownName(list.name, t) }),
  });
}

/** The name of a list as people read it. */
export function shownName(list: string, t: Translate): string {
  return list === STARRED ? t('watchlists.starred') : list;
}

/** Adds to a list that may not be there (any more). */
async function addTo(
  { client, watchlists }: Lists,
  list: string,
  objectIds: readonly number[],
): Promise<WatchlistDocument> {
  if (!watchlists.get().some(({ name }) => name === list)) {
    try {
      return await client.createWatchlist({ name: list, object_ids: objectIds });
    } catch (error) {
      // Another window was first.
      if (!(error instanceof ProblemError) || error.status !== 409) throw error;
    }
  }
  return client.addWatchlistMembers(list, objectIds);
}

interface Change {
  readonly make: () => Promise<unknown>;
  readonly unmake: () => Promise<unknown>;
  /** What has happened, once it has. */
  readonly said: string;
}

/** Makes a change, shows it, and offers to undo it. False where the service refused it, which is then said. */
async function change(app: Lists, t: Translate, { make, unmake, said }: Change): Promise<boolean> {
  const { actions, notices } = app;
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
    } catch (error) {
      const detail = error instanceof ProblemError ? error.problem.detail : t('watchlists.no-connection');
      notices.say(t('watchlists.not-changed', { detail }), { tone: 'warning' });
      return false;
    }
    // What was changed is changed; that it could not be read again is told by the state of the connection.
    await actions.refreshWatchlists().catch(() => undefined);
    return true;
  };
  if (!(await attempt(make))) return false;
  const undo = async (): Promise<void> => {
    if (await attempt(unmake)) notices.say(t('watchlists.undone'));
  };
  notices.say(said, { action: { label: t('watchlists.undo'), run: () => void undo() } });
  return true;
}
