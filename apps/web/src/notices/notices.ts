import { createStore, type Store } from '../view/store.ts';

/** A quiet line at the foot of the map, for some seconds. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'warning';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export interface Notices {
  readonly shown: Store<readonly Notice[]>;
  /** The action is usually to undo. Lines with one stay longer. */
  say(text: string, options?: { readonly tone?: Notice['tone']; readonly action?: Notice['action'] }): void;
  dismiss(id: number): void;
  /** While held (somebody points at a line, or is in it by keyboard) none goes away by itself. */
  hold(held: boolean): void;
}

const PLAIN_MS = 5000;
const ACTION_MS = 12_000;
/** What is left for lines that were held beyond their time. */
const AFTER_HOLD_MS = 2000;
const MOST = 3;

export function createNotices(): Notices {
  const shown = createStore<readonly Notice[]>([]);
  let last = 0;
  let held = false;
  let overdue: number[] = [];
  const dismiss = (id: number): void => shown.update((notices) => notices.filter((notice) => notice.id !== id));
  const expire = (id: number): void => {
    if (held) overdue.push(id);
    else dismiss(id);
  };
  return {
    shown,
    dismiss,
    say(text, { tone = 'plain', action = null } = {}) {
      const id = ++last;
      shown.update((notices) =>
        [...notices.filter((notice) => notice.text !== text), { id, text, tone, action }].slice(-MOST),
      );
      setTimeout(() => expire(id), action === null ? PLAIN_MS : ACTION_MS);
    },
    hold(next) {
      held = next;
      if (held) return;
      const late = overdue;
      overdue = [];
      if (late.length > 0) setTimeout(() => late.forEach(expire), AFTER_HOLD_MS);
    },
  };
}
