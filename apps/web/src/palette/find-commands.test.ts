import { describe, expect, test } from 'vitest';
import { findCommands } from './find-commands.ts';
import type { Command } from './palette-commands.ts';

const commands: readonly Command[] = [
  'Show all objects',
  'Globe or flat map',
  'Colour by age',
  'Objects as a table',
  'Ähnlich',
].map((label) => ({ id: label, label, keys: [], run: () => undefined }));
const found = (text: string): readonly string[] => findCommands(commands, text).map(({ label }) => label);

describe('finding a command', () => {
  test('gives all for nothing', () => {
    expect(found(' ')).toHaveLength(commands.length);
  });

  test('takes beginnings of words, in any order; those that begin the label first', () => {
    expect(found('obj')).toEqual(['Objects as a table', 'Show all objects']);
    expect(found('map glo')).toEqual(['Globe or flat map']);
    expect(found('lobe')).toEqual([]);
  });

  test('does without accents', () => {
    expect(found('ahn')).toEqual(['Ähnlich']);
  });
});
