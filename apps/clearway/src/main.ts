import { runCommand } from './command-line/run-command.ts';
import type { Surroundings } from './command-line/surroundings.ts';

/** The command, in a process of its own; what it is started by knows how to come by the map. */
export async function main(findMap: Surroundings['findMap']): Promise<void> {
  // Whoever reads has read enough (`clearway --help | head`): no fault. What else goes wrong is told by the one who writes.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && process.stdout.listenerCount('error') === 1) throw error;
  });
  process.exitCode = await runCommand(process.argv.slice(2), { findMap });
}
