import type { Command } from 'commander';
import type { WatchlistAction } from '../commands/watchlist.ts';
import { addAccountCommands } from './add-account-commands.ts';
import { outgoingAllowOption } from './outgoing-option.ts';
import type { Surroundings } from './surroundings.ts';
import { withPlace } from './with-place.ts';

/** The commands that ask a Clearway that runs, or its database. */
export function addLiveCommands(program: Command, around: Surroundings): void {
  addEvents(program, around);
  addObject(program, around);
  addWatchlist(program, around);
  addCdm(program, around);
  addAccountCommands(program, around);
  addRiskSettings(program, around);
  addEphemeris(program, around);
  addHistory(program, around);
  addBackup(program, around);
  addRestore(program, around);
}

function addEvents(program: Command, around: Surroundings): void {
  withPlace(
    program
      .command('events')
      .summary('encounters worth following, from run to run')
      .description('Shows events: encounters followed from run to run, with what people decided on them.')
      .option('--object <ids>', 'catalogue numbers between commas: of these objects')
      .option('--watchlist <name>', 'of the objects on this watchlist')
      .option('--miss-below-km <km>', 'miss distance below')
      .option('--probability-from <p>', 'maximum probability from')
      .option('--state <state>', 'open, cleared, past or all', 'open')
      .option('--sort <order>', 'tca (next first), miss or probability', 'tca')
      .option('--limit <n>', 'how many at most', '20'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clearway events --object 25544 --miss-below-km 1 --server http://127.0.0.1:8080\n',
    )
    .action(async (options) => (await import('../commands/events.ts')).events(options, around));
}

function addObject(program: Command, around: Surroundings): void {
  withPlace(
    program
      .command('object <id>')
      .summary('everything known of one object')
      .description(
        'Shows everything known of the object with this catalogue number, or the objects that a name may mean.',
      ),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clearway object 25544\n  clearway object hubble --server http://127.0.0.1:8080\n',
    )
    .action(async (id, options) => (await import('../commands/object.ts')).object(id, options, around));
}

const ACTIONS: readonly (readonly [WatchlistAction, string, string, string])[] = [
  ['list', '', 'all watchlists', ''],
  ['show', ' <name>', 'one watchlist and its objects', 'stations'],
  ['create', ' <name> [ids]', 'make one', 'stations 25544,48274'],
  ['add', ' <name> <ids>', 'add objects', 'stations 54216'],
  ['remove', ' <name> <ids>', 'take objects off', 'stations 54216'],
  ['delete', ' <name>', 'delete one', 'stations'],
];

function addWatchlist(program: Command, around: Surroundings): void {
  const parent = program
    .command('watchlist')
    .summary('lists of objects whose encounters are always events')
    .description('Lists of objects to watch: every close approach of theirs is followed as an event.')
    .addHelpText('after', '\nExample:\n  clearway watchlist create stations 25544,48274\n');
  for (const [action, parameters, summary, example] of ACTIONS) {
    const command = withPlace(parent.command(`${action}${parameters}`).summary(summary).description(sentence(summary)));
    if (action === 'create') command.option('--description <text>', 'what it is for');
    command
      .addHelpText('after', `\nExample:\n  clearway watchlist ${`${action} ${example}`.trim()}\n`)
      .action(async (...given: unknown[]) => {
        // Commander gives the arguments, then the options, then the command.
        const names = given.slice(0, -2).filter((name): name is string => typeof name === 'string');
        const options = given.at(-2) as object;
        await (await import('../commands/watchlist.ts')).watchlist(action, names, options, around);
      });
  }
}

function addCdm(program: Command, around: Surroundings): void {
  const parent = program
    .command('cdm')
    .summary('conjunction data messages that came')
    .description('Messages of operators: each is assessed, and followed with the others of its encounter.')
    .addHelpText('after', '\nExample:\n  clearway cdm add message.cdm --server http://127.0.0.1:8080\n');
  withPlace(
    parent
      .command('add <files...>')
      .summary('bring messages')
      .description('Brings CDMs (KVN, XML, JSON, also of Space-Track; may be gzip; - is stdin).'),
  )
    .addHelpText('after', '\nExample:\n  clearway cdm add *.cdm --server http://127.0.0.1:8080\n')
    .action(async (files, options) => (await import('../commands/cdm.ts')).addCdms(files, options, around));
  withPlace(
    parent
      .command('list')
      .summary('show messages, the last first')
      .description('Shows the messages that came, the last first, and how their encounters develop.')
      .option('--object <ids>', 'catalogue numbers between commas: of these objects')
      .option('--limit <n>', 'how many at most', '20'),
  )
    .addHelpText('after', '\nExample:\n  clearway cdm list --object 25544\n')
    .action(async (options) => (await import('../commands/cdm.ts')).listCdms(options, around));
}

function addRiskSettings(program: Command, around: Surroundings): void {
  withPlace(
    program
      .command('risk-settings')
      .summary('probabilities from which to watch and to act')
      .description('Shows the probabilities of collision from which people watch and act, or sets them for everybody.')
      .option('--watch <p>', 'watch from this probability (usual: 1e-7)')
      .option('--act <p>', 'act from this probability (usual: 1e-4)'),
  )
    .addHelpText('after', '\nExample:\n  clearway risk-settings --watch 1e-6 --server http://127.0.0.1:8080\n')
    .action(async (options) => (await import('../commands/risk-settings.ts')).riskSettings(options, around));
}

function addEphemeris(program: Command, around: Surroundings): void {
  const parent = program
    .command('ephemeris')
    .summary('operators’ own ephemerides')
    .description('Ephemerides of operators (OEM, OCM, MEME): each is screened at once, and by every later run.')
    .addHelpText('after', '\nExample:\n  clearway ephemeris add mine.oem --server http://127.0.0.1:8080\n');
  withPlace(
    parent
      .command('add <files...>')
      .summary('bring ephemerides')
      .description('Brings OEM, OCM (KVN, XML, JSON) or MEME texts; they may be gzip; - is stdin.')
      .option('--id <ids>', 'catalogue number of each file, between commas, instead of what they say themselves')
      .option('--mode <mode>', 'within its span: replaces the element set, or joins it', 'replaces'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clearway ephemeris add iss.oem --id 25544 --server http://127.0.0.1:8080\n  clearway ephemeris add MEME_*.txt --server http://127.0.0.1:8080\n',
    )
    .action(async (files, options) =>
      (await import('../commands/ephemeris.ts')).addEphemerides(files, options, around),
    );
  withPlace(
    parent
      .command('list')
      .summary('show ephemerides, the last first')
      .description('Shows ephemerides with object, span, what they do and whether they have covariances.')
      .option('--object <ids>', 'catalogue numbers between commas: of these objects')
      .option('--limit <n>', 'how many at most', '20'),
  )
    .addHelpText('after', '\nExample:\n  clearway ephemeris list --object 25544\n')
    .action(async (options) => (await import('../commands/ephemeris.ts')).listEphemerides(options, around));
  withPlace(
    parent
      .command('remove <numbers...>')
      .summary('take ephemerides away')
      .description('Takes ephemerides away, by the numbers that list shows; elements hold again.'),
  )
    .addHelpText('after', '\nExample:\n  clearway ephemeris remove 12\n')
    .action(async (numbers, options) =>
      (await import('../commands/ephemeris.ts')).removeEphemerides(numbers, options, around),
    );
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function addHistory(program: Command, around: Surroundings): void {
  program
    .command('history <ids>')
    .summary('take former element sets of objects from Space-Track')
    .description(
      'Takes former element sets of objects (gp_history) into the database, with your own Space-Track account.',
    )
    .option('--days <n>', 'of the last so many days (default: 30)')
    .option('--from <utc>', 'or: of epochs from here on')
    .option('--to <utc>', 'up to here (default: now)')
    .option('--data-dir <folder>', 'the embedded database (default: .clearway)')
    .option('--database-url <url>', 'or PostgreSQL (or DATABASE_URL)')
    .addOption(outgoingAllowOption('Space-Track'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  clearway history 25544,48274 --days 90\n')
    .action(async (ids, options) => (await import('../commands/history.ts')).history(ids, options, around));
}

function addBackup(program: Command, around: Surroundings): void {
  program
    .command('backup <file>')
    .summary('everything that is kept, as one file')
    .description('Writes everything that is kept to one file, whole or not at all.')
    .option('--server <url>', 'from the Clearway that runs there, while it works')
    .option('--portable', 'for another version, or to move to PostgreSQL or back (slower)')
    .option('--replace', 'in place of a file that is there, once the new one is whole')
    .option('--data-dir <folder>', 'the embedded database (default: .clearway)')
    .option('--database-url <url>', 'or PostgreSQL (or DATABASE_URL): only with --portable')
    .option('--json', 'print one JSON document on what was written')
    .addHelpText(
      'after',
      '\nExample:\n  clearway backup clearway.backup --data-dir .clearway\n  clearway backup clearway.backup --server http://127.0.0.1:8080\n',
    )
    .action(async (file, options) => (await import('../commands/backup.ts')).backup(file, options, around));
}

function addRestore(program: Command, around: Surroundings): void {
  program
    .command('restore <file>')
    .summary('put a backup back')
    .description('Puts a backup in the place of what is there, whole or not at all. Stop clearway up first.')
    .option('--data-dir <folder>', 'the embedded database (default: .clearway)')
    .option('--database-url <url>', 'or a PostgreSQL database that is empty: of portable files only')
    .option('--json', 'print one JSON document on what was done')
    .addHelpText('after', '\nExample:\n  clearway restore clearway.backup --data-dir .clearway\n')
    .action(async (file, options) => (await import('../commands/restore.ts')).restore(file, options, around));
}
