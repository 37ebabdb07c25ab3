import { Command } from 'commander';
import { addAlertCommands } from './add-alert-commands.ts';
import { addAvoid } from './add-avoid.ts';
import { addLiveCommands } from './add-live-commands.ts';
import { addPlanCommands } from './add-plan-commands.ts';
import { outputOption, readDashAsStdout, refuseRepeatedOptions, reportOption } from './file-options.ts';
import { outgoingAllowOption } from './outgoing-option.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The commands, their options and examples. What a command does is imported when it is run, so that `--help` and
 * mistakes are answered at once.
 */
export function buildProgram(around: Surroundings): Command {
  const program = new Command('clearway')
    .description('Who comes close to whom in orbit, and how to fly around it.')
    .version('0.1.0', '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void around.stdout.write(text), writeErr: () => undefined })
    .addHelpText('after', '\nExample:\n  clearway screen --catalog gp.csv --start 2026-03-10T00:00:00Z --days 7\n');
  addUp(program, around);
  addWorker(program, around);
  addLiveCommands(program, around);
  addPlanCommands(program, around);
  addAlertCommands(program, around);
  addScreen(program, around);
  addPropagate(program, around);
  addSynthesize(program, around);
  addAssess(program, around);
  addAvoid(program, around);
  readDashAsStdout(program);
  for (const command of program.commands)
    for (const each of [command, ...command.commands]) refuseRepeatedOptions(each);
  return program;
}

function addUp(program: Command, around: Surroundings): void {
  program
    .command('up')
    .summary('screen the whole catalogue seven days ahead and serve the result as a page')
    .description(
      'Gets a catalogue, screens every pair seven days ahead (or --days), and serves the result as a page and an API.',
    )
    .option('--catalog <files...>', 'element sets to use instead of CelesTrak (or CLEARWAY_CATALOG)')
    .option('--satcat <file>', 'satellite catalogue with owners, CSV or JSON (or CLEARWAY_SATCAT)')
    .option('--radius-table <files...>', 'hard-body radii: CSV (id,radius_m), JSON, or the table of NASA CARA')
    .option('--earth-data <files...>', 'finals2000A.all and leap-seconds.list of the IERS instead of asking for them')
    .option('--port <port>', 'port of the page; 0 takes any that is free', '8080')
    .option('--host <address>', 'address to listen at; 0.0.0.0 or :: for all of this machine', '127.0.0.1')
    .option('--allowed-host <names...>', 'names beside its addresses that it answers to, such as clearway.example')
    .option('--accounts', 'ask for accounts even if this machine alone can reach it')
    .option('--no-accounts', 'ask for none even if others can reach it: EVERYBODY may do EVERYTHING')
    .option('--trusted-proxy <addresses...>', 'proxies whose word is taken on who asks (X-Forwarded-For)')
    .option('--rate-limit <n>', 'requests a second of each person; 0: without limit', '50')
    .option('--data-dir <folder>', 'where everything is kept: an embedded database', '.clearway')
    .option('--database-url <url>', 'PostgreSQL 15 or newer instead (or DATABASE_URL)')
    .option('--watch <folder>', 'a folder whose catalogues are taken in as they come')
    .option('--keep-days <n>', 'from now on keep runs and element sets for so long (at first: 30)')
    .option('--disk-budget-gb <n>', 'from now on delete the oldest runs beyond this (at first: 3)')
    .option('--offline', 'never use the network')
    .option('--start <utc>', 'start of the window (default: now)')
    .option('--days <n>', 'how many days ahead are screened, 1 to 14 (default: 7)')
    .option('--threshold-km <km>', 'largest miss distance of what is found (default: 5)')
    .option('--workers <n>', 'threads that compute (default: one per core)')
    .option('--no-slices', 'leave the slices of runs to clearway worker, on the same PostgreSQL')
    .option(
      '--imagery-url <template>',
      'pictures of the ground: https://host/{z}/{y}/{x}.jpg, or none (or CLEARWAY_IMAGERY_URL)',
    )
    .option('--imagery-attribution <text>', 'whom the map names for them (default: their host)')
    .option('--map-url <url>', 'where people reach the map, for links in alerts (or CLEARWAY_MAP_URL)')
    .addOption(outgoingAllowOption('webhooks and sources'))
    .option('--imagery-zoom <n>', 'the deepest zoom that there is (default: 18)')
    .addHelpText('after', '\nExample:\n  clearway up --catalog gp.csv.gz --port 8080\n')
    .action(async (options) => (await import('../commands/up.ts')).up(options, around));
}

function addWorker(program: Command, around: Surroundings): void {
  program
    .command('worker')
    .summary('take slices of screenings from a shared PostgreSQL')
    .description('Works on the runs of a `clearway up --database-url …`, on as many machines as wanted.')
    .option('--database-url <url>', 'PostgreSQL 15 or newer (or DATABASE_URL)')
    .option('--workers <n>', 'threads that compute (default: one per core)')
    .addHelpText('after', '\nExample:\n  clearway worker --database-url postgres://clearway@db.example/clearway\n')
    .action(async (options) => (await import('../commands/worker.ts')).worker(options, around));
}

function addScreen(program: Command, around: Surroundings): void {
  program
    .command('screen')
    .summary('find every close approach of every pair')
    .description('Finds every close approach of every pair of objects, or of the primaries against all.')
    .requiredOption(
      '--catalog <files...>',
      'element sets: OMM (CSV, JSON, XML, KVN), TLE, 3LE; may be gzip; - is stdin',
    )
    .requiredOption('--start <utc>', 'start of the window, such as 2026-03-10T00:00:00Z')
    .option('--days <n>', 'length of the window in days')
    .option('--hours <n>', 'length of the window in hours')
    .option('--threshold-km <km>', 'largest miss distance (default: 5)')
    .option('--primary <ids>', 'catalogue numbers between commas: only these against all')
    .option('--box-rtn-km <r,t,n>', "instead of a sphere: half-widths of a box in the primary's frame")
    .option('--box-settings <file>', 'instead of one box: a box for each regime of orbits, as JSON (docs/boxes.md)')
    .option('--max-age-days <days>', 'leave out elements older than this at the start')
    .option(
      '--ephemeris <files...>',
      "operators' ephemerides (OEM, OCM, MEME) instead of their objects' elements (docs/ephemerides.md)",
    )
    .option('--ephemeris-id <ids>', 'the catalogue number of each of these files, between commas')
    .option('--earth-data <files...>', 'finals2000A.all, leap-seconds.list of the IERS, newer than what is built in')
    .option('--ephemeris-mode <mode>', 'replaces the element set while it holds (default), or joins it as another')
    .option(
      '--radius-table <files...>',
      'hard-body radii: CSV (id,radius_m) or JSON of your own, or the table of NASA CARA',
    )
    .option('--workers <n>', 'threads that compute (default: one per core)')
    .addOption(outputOption('CSV of the close approaches'))
    .addOption(reportOption())
    .option('--json', 'print one JSON document instead of CSV')
    .addHelpText(
      'after',
      '\nExample:\n  clearway screen --catalog gp.csv.gz --start 2026-03-10T00:00:00Z --days 7 --output close.csv --report report.json\n  clearway screen --catalog gp.csv.gz --primary 25544,41866 --box-settings boxes.json --start 2026-03-10 --days 7\n  clearway screen --catalog gp.csv.gz --ephemeris mine.oem --primary 25544 --start 2026-03-10 --days 7\n',
    )
    .action(async (options) => (await import('../commands/screen.ts')).screen(options, around));
}

function addPropagate(program: Command, around: Surroundings): void {
  program
    .command('propagate')
    .summary('states of objects over time')
    .description(
      'States of objects by SGP4 in TEME (km, km/s), from start to stop inclusive. An OEM is of one object, at steps of whole seconds, and ends where the propagation fails.',
    )
    .requiredOption(
      '--catalog <files...>',
      'element sets: OMM (CSV, JSON, XML, KVN), TLE, 3LE; may be gzip; - is stdin',
    )
    .requiredOption('--id <ids>', 'catalogue numbers between commas')
    .requiredOption('--start <utc>', 'first time')
    .requiredOption('--stop <utc>', 'last time')
    .requiredOption('--step-seconds <s>', 'time between two states')
    .addOption(outputOption('CSV, or an OEM where FILE ends in .oem'))
    .option('--json', 'print one JSON document instead of CSV')
    .addHelpText(
      'after',
      '\nExample:\n  clearway propagate --catalog gp.csv --id 25544,20580 --start 2026-03-10 --stop 2026-03-11 --step-seconds 60\n',
    )
    .action(async (options) => (await import('../commands/propagate.ts')).propagate(options, around));
}

function addSynthesize(program: Command, around: Surroundings): void {
  program
    .command('synthesize')
    .summary('a synthetic population for trials')
    .description(
      'Draws a plausible synthetic population (OMM as CSV), named SYNTHETIC-…; the same seed gives the same file.',
    )
    .requiredOption('--objects <n>', 'how many objects')
    .option('--seed <n>', 'whole number that decides the draw', '1')
    .option('--epoch <utc>', 'epoch of the elements', '2026-03-10T00:00:00Z')
    .addOption(outputOption('CSV'))
    .option('--json', 'print one JSON document on what was written (needs --output)')
    .addHelpText('after', '\nExample:\n  clearway synthesize --objects 33530 --seed 1 --output synthetic.csv\n')
    .action(async (options) => (await import('../commands/synthesize.ts')).synthesize(options, around));
}

function addAssess(program: Command, around: Surroundings): void {
  program
    .command('assess <files...>')
    .summary('probability of collision of conjunction data messages')
    .description(
      'Assesses CDMs (KVN, XML, JSON, also of Space-Track; may be gzip; - is stdin): the probability by the recommended method, or all, with the checks that say whether to trust it.',
    )
    .option('--method <name>', 'this method instead of the recommended one, or all')
    .option('--hard-body-radius-m <m>', 'combined radius of both objects (default: of the message, a table, the kinds)')
    .option('--radius-table <files...>', 'radii of objects: CSV (id,radius_m), JSON, or the table of NASA CARA')
    .option(
      '--monte-carlo <trials>',
      'sample so many trials, on all cores (default: only where no other method holds; 0: never)',
    )
    .option('--scale-grid', 'in --json also the probability over a grid of sizes of both covariances')
    .option('--workers <n>', 'threads of Monte Carlo (default: one per core)')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  clearway assess message.cdm\n  clearway assess *.cdm --method all --json\n  clearway assess message.cdm --hard-body-radius-m 15 --monte-carlo 10000000\n',
    )
    .action(async (files, options) => (await import('../commands/assess.ts')).assess(files, options, around));
}
