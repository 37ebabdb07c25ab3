import { runCommand } from './command-line/run-command.ts';
import type { Surroundings } from './command-line/surroundings.ts';

/** The command, in a process of its own; what it is started by knows how to come by the map. */
export async function main(findMap: Surroundings['findMap']): Promise<void> {
  process.exitCode = await runCommand(process.argv.slice(2), { findMap });
}
