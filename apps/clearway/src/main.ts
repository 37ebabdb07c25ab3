import type { Surroundings } from './command-line/surroundings.ts';

/**
 * Runs `clearway` with the arguments after the program's name and resolves to the exit code: 0 done, 2 bad input (one
 * line on standard error), 1 a fault of ours, 130 after Ctrl-C (143 after SIGTERM) with nothing half-written.
 */
export async function main(argv: readonly string[], surroundings?: Surroundings): Promise<number> {
  const { runCommand } = await import('./command-line/run-command.ts');
  return runCommand(argv, surroundings);
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
