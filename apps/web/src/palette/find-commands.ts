import { foldName } from '../search/fold-names.ts';
import type { Command } from './palette-commands.ts';

/**
 * Commands that a text may mean, best first: every word of it begins a word of the label; those that begin the label come first. All of
 * them for an empty text.
 */
export function findCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return commands;
  const ranked: { command: Command; rank: number }[] = [];
  for (const command of commands) {
    const words = wordsOf(command.label);
    if (!wanted.every((each) => words.some((word) => word.startsWith(each)))) continue;
    ranked.push({ command, rank: words[0]!.startsWith(wanted[0]!) ? 0 : 1 });
  }
  return ranked.sort((one, other) => one.rank - other.rank).map(({ command }) => command);
}

function wordsOf(text: string): string[] {
  return foldName(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
}
