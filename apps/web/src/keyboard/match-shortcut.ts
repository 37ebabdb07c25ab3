import { SHORTCUTS, type Shortcut } from './shortcuts.ts';

/** Of a KeyboardEvent. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What the thing that has the focus does with keys itself. */
export interface KeysTaken {
  /** It is typed in: every key is its own. */
  readonly all: boolean;
  readonly arrows: boolean;
  readonly space: boolean;
}

/**
 * The shortcut that was pressed, and null for none. By the character, not by the place of the key: `?` is where the keyboard has it,
 * even behind Shift or AltGr (which Windows reports as Ctrl and Alt, and macOS as Alt).
 */
export function matchShortcut(press: KeyPress, taken: KeysTaken): Shortcut | null {
  return SHORTCUTS.find((shortcut) => isPressed(shortcut, press) && !isTaken(shortcut, press, taken)) ?? null;
}

function isPressed({ keys, modifier }: Shortcut, { key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  // With caps lock on, letters come as capitals.
  const isLetter = /^\p{Letter}$/u.test(key);
  if (!keys.includes(isLetter ? key.toLowerCase() : key)) return false;
  if (modifier === 'command') return ctrlKey !== metaKey && !altKey && !shiftKey;
  if (metaKey) return false;
  if (key.length > 1 || key === ' ' || isLetter) return !ctrlKey && !altKey && shiftKey === (modifier === 'shift');
  return ctrlKey ? altKey : true;
}

function isTaken({ modifier }: Shortcut, { key }: KeyPress, taken: KeysTaken): boolean {
  if (modifier === 'command') return false;
  return taken.all || (taken.arrows && key.startsWith('Arrow')) || (taken.space && key === ' ');
}
