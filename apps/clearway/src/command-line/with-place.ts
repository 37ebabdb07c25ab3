import type { Command } from 'commander';

/** Where a command asks: a Clearway that runs, or its database. */
export function withPlace(command: Command): Command {
  return command
    .option('--server <url>', 'ask the Clearway that runs there, such as http://127.0.0.1:8080')
    .option('--data-dir <folder>', 'else: ask the embedded database (default: .clearway)')
    .option('--database-url <url>', 'or PostgreSQL (or DATABASE_URL)')
    .option('--json', 'print one JSON document');
}
