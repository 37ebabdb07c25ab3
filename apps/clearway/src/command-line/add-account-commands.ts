import type { Command } from 'commander';
import type { AccountAction } from '../commands/accounts.ts';
import { FIRST_ADMIN } from './first-admin.ts';
import type { Surroundings } from './surroundings.ts';
import { withPlace } from './with-place.ts';

/** The commands on who may do what, and on who did what. */
export function addAccountCommands(program: Command, around: Surroundings): void {
  const account = program
    .command('account')
    .summary('who may sign in, and what they may do')
    .description(
      'Accounts of people: their role, their team, their password. Needed once Clearway is open to a network.',
    )
    .addHelpText('after', `\nExample:\n  ${FIRST_ADMIN}\n`);
  add(account, 'account list', '', 'everybody with an account', '');
  add(account, 'account create', '<name>', 'make an account', "'Ada Muller' --role admin --password-stdin")
    .option('--role <role>', 'viewer, analyst, operator or admin')
    .option('--team <name>', 'the team that they are of')
    .option('--password-stdin', 'read a password, to sign in with a browser; without it keys only');
  add(account, 'account change', '<name>', 'change an account', "'Ada Muller' --role operator")
    .option('--role <role>', 'viewer, analyst, operator or admin')
    .option('--team <name>', 'the team that they are of from now on')
    .option('--no-team', 'of no team any more')
    .option('--password-stdin', 'read a new password')
    .option('--no-password', 'keys only from now on')
    .option('--shut-out', 'they may do nothing any more')
    .option('--let-in', 'they may again');
  const key = program
    .command('key')
    .summary('API keys')
    .description('API keys of people: for programs, and for these commands (CLEARWAY_KEY, CLEARWAY_KEY_FILE).')
    .addHelpText('after', "\nExample:\n  clearway key create 'ground station' --person 'Ada Muller' --role viewer\n");
  add(key, 'key list', '', 'all keys, without their secrets', '');
  add(
    key,
    'key create',
    '<label>',
    'make a key, which is shown once',
    "'ground station' --person 'Ada Muller' --days 30",
  )
    .option('--person <name>', 'whose it is (default: yours)')
    .option('--role <role>', 'what it may do, at most what they may (default: the same)')
    .option('--days <n>', 'how long, or never (default: 90)');
  add(key, 'key revoke', '<key>', 'revoke a key, by its number', '3');
  const team = program
    .command('team')
    .summary('teams, each of which sees its own alone')
    .description('Teams: what their people bring is seen by them alone.')
    .addHelpText('after', "\nExample:\n  clearway team create 'Flight control'\n");
  add(team, 'team list', '', 'all teams', '');
  add(team, 'team create', '<name>', 'make a team', "'Flight control'");
  addAudit(program);

  function add(parent: Command, action: AccountAction, parameter: string, summary: string, example: string): Command {
    const name = action.split(' ')[1]!;
    return withPlace(parent.command(`${name} ${parameter}`.trim()).summary(summary).description(sentence(summary)))
      .addHelpText('after', `\nExample:\n  clearway ${`${action} ${example}`.trim()}\n`)
      .action(async (...given: unknown[]) => {
        // Commander gives the arguments, then the options, then the command.
        const names = given.slice(0, -2).filter((each): each is string => typeof each === 'string');
        await (await import('../commands/accounts.ts')).accounts(action, names, given.at(-2) as object, around);
      });
  }

  function addAudit(into: Command): void {
    const audit = into
      .command('audit')
      .summary('who changed what, and whether that record is whole')
      .description('The audit log: every change and approval, each line chained to the one before.')
      .addHelpText('after', '\nExample:\n  clearway audit verify\n');
    withPlace(audit.command('list').summary('lines, the last first').description('Shows lines, the last first.'))
      .option('--who <name>', 'what this person did')
      .option('--action <operation>', 'what was done, such as createWatchlist')
      .option('--limit <n>', 'how many at most', '20')
      .addHelpText('after', "\nExample:\n  clearway audit list --who 'Ada Muller'\n")
      .action(async (options) => (await import('../commands/audit.ts')).listAudit(options, around));
    withPlace(
      audit
        .command('verify')
        .summary('find a line that was changed, taken out or put in')
        .description('Follows the chain from its first line; ends with 2 where a line is not as it was written.'),
    )
      .option('--kept <number:hash>', 'a line that was kept elsewhere: lines missing at the end are found by it')
      .addHelpText('after', '\nExample:\n  clearway audit verify --kept 17:9f2c…\n')
      .action(async (options) => (await import('../commands/audit.ts')).verifyAudit(options, around));
    withPlace(
      audit.command('export <file>').summary('all lines, as JSON').description('Writes all lines, the first first.'),
    )
      .addHelpText('after', '\nExample:\n  clearway audit export audit.jsonl\n')
      .action(async (file, options) => (await import('../commands/audit.ts')).exportAudit(file, options, around));
  }
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
