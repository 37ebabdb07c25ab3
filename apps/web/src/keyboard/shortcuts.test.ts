import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENGLISH_MESSAGES } from '../language/messages.ts';
import { keyNames } from './key-names.ts';
import { type KeyPress, matchShortcut } from './match-shortcut.ts';
import { SHORTCUT_GROUPS, SHORTCUTS } from './shortcuts.ts';

const FREE = { all: false, arrows: false, space: false };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const idOf = (...[given, taken = FREE]: [KeyPress, typeof FREE?]): string | undefined =>
  matchShortcut(given, taken)?.id;

describe('the table of shortcuts', () => {
  test('has a key for one thing only, and a name for each', () => {
    const pressed = SHORTCUTS.flatMap(({ keys, modifier }) => keys.map((key) => `${modifier ?? ''} ${key}`));
    expect(new Set(pressed).size).toBe(pressed.length);
    expect(new Set(SHORTCUTS.map(({ id }) => id)).size).toBe(SHORTCUTS.length);
    for (const { id, row, keyboardOnly } of SHORTCUTS) {
      if (row !== undefined) expect(ENGLISH_MESSAGES.get(`keyboard.row-${row}`), row).toBeTruthy();
      if (row === undefined || keyboardOnly !== true) expect(ENGLISH_MESSAGES.get(`keyboard.${id}`), id).toBeTruthy();
    }
    for (const group of SHORTCUT_GROUPS) {
      expect(ENGLISH_MESSAGES.get(`keyboard.group-${group}`)).toBeTruthy();
      expect(SHORTCUTS.some((shortcut) => shortcut.group === group)).toBe(true);
    }
  });

  test('answers the keys that MAP.md names', () => {
    expect(idOf(press('/'))).toBe('search');
    expect(idOf(press('k', { ctrlKey: true }))).toBe('palette');
    expect(idOf(press('k', { metaKey: true }))).toBe('palette');
    expect(idOf(press('Escape'))).toBe('back');
    expect(idOf(press('e'))).toBe('expert');
    expect(idOf(press(' '))).toBe('play');
    expect(idOf(press('ArrowLeft'))).toBe('pan-left');
    expect(idOf(press('ArrowLeft', { shiftKey: true }))).toBe('turn-left');
  });

  test('goes by the character, wherever a keyboard has it', () => {
    // US, German and French; AltGr is Ctrl and Alt to Windows, Option to macOS.
    expect(idOf(press('?', { shiftKey: true }))).toBe('shortcuts');
    expect(idOf(press('/', { shiftKey: true }))).toBe('search');
    expect(idOf(press('[', { ctrlKey: true, altKey: true }))).toBe('minute-back');
    expect(idOf(press('[', { altKey: true }))).toBe('minute-back');
    expect(idOf(press('0', { shiftKey: true }))).toBe('whole-earth');
    // Caps lock.
    expect(idOf(press('N'))).toBe('north');
  });

  test('leaves to the browser what is the browser’s', () => {
    for (const key of ['t', 'n', 's', 'l', '+', '-', '0', 'ArrowLeft', ' ']) {
      expect(idOf(press(key, { ctrlKey: true })), key).toBeUndefined();
      expect(idOf(press(key, { metaKey: true })), key).toBeUndefined();
    }
    expect(idOf(press('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(idOf(press('F', { shiftKey: true }))).toBeUndefined();
  });

  test('does nothing while somebody types, but for the palette', () => {
    const typing = { all: true, arrows: true, space: true };
    fc.assert(
      fc.property(fc.constantFrom(...SHORTCUTS), fc.nat(), ({ id, keys, modifier }, which) => {
        const key = keys[which % keys.length]!;
        const given = press(key, { shiftKey: modifier === 'shift', ctrlKey: modifier === 'command' });
        expect(idOf(given)).toBe(id);
        expect(idOf(given, typing)).toBe(modifier === 'command' ? id : undefined);
      }),
    );
  });

  test('leaves arrows and space to what moves or is pressed by them', () => {
    expect(idOf(press('ArrowUp'), { ...FREE, arrows: true })).toBeUndefined();
    expect(idOf(press(' '), { ...FREE, space: true })).toBeUndefined();
    expect(idOf(press('n'), { ...FREE, arrows: true, space: true })).toBe('north');
  });

  test('names keys as they stand on the keyboard', () => {
    const t = (key: string): string => `<${key}>`;
    const named = (id: string, isMac = false): readonly string[] =>
      keyNames(SHORTCUTS.find((each) => each.id === id)!, t, isMac);
    expect(named('palette')).toEqual(['<keyboard.key-control>', 'K']);
    expect(named('palette', true)).toEqual(['⌘', 'K']);
    expect(named('turn-left')).toEqual(['<keyboard.key-shift>', '←']);
    expect(named('play')).toEqual(['<keyboard.key-space>']);
    expect(named('minute-back')).toEqual(['[']);
  });
});
