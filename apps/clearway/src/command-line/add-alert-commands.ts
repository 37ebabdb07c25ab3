import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';
import { withPlace } from './with-place.ts';

/** `clearway alert …` and `clearway watchdog`. */
export function addAlertCommands(program: Command, around: Surroundings): void {
  const alert = program
    .command('alert')
    .summary('who is told of which encounters, and what was told')
    .description('Alerts: rules, channels, what they have raised, and what came of every message (docs/alerts.md).')
    .addHelpText('after', '\nExample:\n  clearway alert test "on call" --server http://127.0.0.1:8080\n');
  addAlerts(alert, around);
  addRules(alert, around);
  addChannels(alert, around);
  addWatchdog(program, around);
}

function addAlerts(alert: Command, around: Surroundings): void {
  withPlace(
    alert
      .command('list')
      .summary('alerts, the last raised first')
      .description('Shows alerts, the last raised first.')
      .option('--state <state>', 'open, acknowledged, closed, standing (the first two) or all', 'standing')
      .option('--limit <n>', 'how many at most', '50'),
  )
    .addHelpText('after', '\nExample:\n  clearway alert list --state all\n')
    .action(async (options) => (await import('../commands/alert.ts')).listAlerts(options, around));
  withPlace(
    alert
      .command('acknowledge <number>')
      .summary('say that somebody has seen one')
      .description('Acknowledges an alert: its escalation ends.')
      .requiredOption('--by <name>', 'who has seen it')
      .option('--note <text>', 'what is done about it'),
  )
    .addHelpText('after', '\nExample:\n  clearway alert acknowledge 9 --by Kim\n')
    .action(async (number, options) => (await import('../commands/alert.ts')).acknowledge(number, options, around));
  withPlace(
    alert
      .command('deliveries')
      .summary('what was sent, and what came of it')
      .description('Shows messages, the last first, with what came of them.')
      .option('--state <state>', 'only waiting, held, delivered, dead, …')
      .option('--limit <n>', 'how many at most', '20'),
  )
    .addHelpText('after', '\nExample:\n  clearway alert deliveries --state dead\n')
    .action(async (options) => (await import('../commands/alert.ts')).listDeliveries(options, around));
  withPlace(
    alert
      .command('retry <number>')
      .summary('try again what was given up')
      .description('Tries a dead delivery again. A running clearway up sends it.'),
  )
    .addHelpText('after', '\nExample:\n  clearway alert retry 31\n')
    .action(async (number, options) => (await import('../commands/alert.ts')).retry(number, options, around));
}

function addRules(alert: Command, around: Surroundings): void {
  withPlace(alert.command('rules').summary('all rules').description('Shows all rules.'))
    .addHelpText('after', '\nExample:\n  clearway alert rules\n')
    .action(async (options) => (await import('../commands/alert-setup.ts')).listRules(options, around));
  withPlace(
    alert
      .command('add-rule <name>')
      .summary('make a rule; every condition given must hold')
      .description(
        'Makes a rule. Every condition that is given must hold; without --object, --watchlist, --fleet: everything.',
      )
      .option('--object <ids>', 'catalogue numbers between commas')
      .option('--watchlist <names...>', 'objects on these watchlists')
      .option('--fleet <names...>', 'objects of these fleets')
      .option('--miss-below-km <km>', 'miss distance below')
      .option('--probability-from <p>', 'probability from')
      .option('--max-probability-from <p>', 'maximum probability from')
      .option('--alarm-from <alarm>', 'alarm of the encounter from watch or act on')
      .option('--lead-below-hours <h>', 'closest approach within so many hours')
      .option('--worsened-factor <x>', 'told again when the probability has grown by this factor (default: 2)')
      .option('--worsened-percent <x>', 'or the miss distance has shrunk by so many per cent (default: 30)')
      .option('--only-when-worsened', 'say nothing before it has worsened')
      .option('--level <level>', "notice, watch, or act (for what rests on operators' messages)", 'watch')
      .option('--channel <names...>', 'whom to tell')
      .option('--escalate <minutes:channel...>', 'whom to tell when nobody has acknowledged for so long'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clearway alert add-rule ours --watchlist stations --miss-below-km 1 --channel mail --escalate 15:phone\n',
    )
    .action(async (name, options) => (await import('../commands/alert-setup.ts')).addRule(name, options, around));
  for (const [action, summary] of [
    ['enable', 'let a rule speak'],
    ['disable', 'let a rule be silent'],
    ['delete', 'delete a rule with its alerts'],
  ] as const) {
    withPlace(
      alert
        .command(`${action}-rule <name>`)
        .summary(summary)
        .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`),
    )
      .addHelpText('after', `\nExample:\n  clearway alert ${action}-rule ours\n`)
      .action(async (name, options) =>
        (await import('../commands/alert-setup.ts')).changeRule(action, name, options, around),
      );
  }
}

function addChannels(alert: Command, around: Surroundings): void {
  withPlace(alert.command('channels').summary('where alerts can go').description('Shows all channels.'))
    .addHelpText('after', '\nExample:\n  clearway alert channels\n')
    .action(async (options) => (await import('../commands/alert-setup.ts')).listChannels(options, around));
  withPlace(
    alert
      .command('add-channel <name>')
      .summary('make a channel: a webhook or e-mail')
      .description('Makes a channel: a webhook, or e-mail to some addresses.')
      .option('--webhook <url>', 'an https address that takes signed JSON')
      .option('--secret <name>', 'its secret: that in CLEARWAY_WEBHOOK_SECRET_<name> of the server')
      .option('--email <addresses...>', 'instead: addresses')
      .option('--quiet <from-to>', 'hold what is not act from one local time to another, such as 22:00-07:00')
      .option('--zone <zone>', 'time zone of these, such as Europe/Luxembourg', 'UTC')
      .option('--quiet-into-digest', 'tell what was held in the daily digest only'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clearway alert add-channel phone --webhook https://example.org/hook --secret OPS\n',
    )
    .action(async (name, options) => (await import('../commands/alert-setup.ts')).addChannel(name, options, around));
  withPlace(alert.command('delete-channel <name>').summary('delete one').description('Deletes a channel.'))
    .addHelpText('after', '\nExample:\n  clearway alert delete-channel phone\n')
    .action(async (name, options) => (await import('../commands/alert-setup.ts')).deleteChannel(name, options, around));
  withPlace(
    alert
      .command('test <channel>')
      .summary('send a test message now')
      .description('Sends a test message to a channel and says what came of it.'),
  )
    .addHelpText('after', '\nExample:\n  clearway alert test phone --server http://127.0.0.1:8080\n')
    .action(async (name, options) => (await import('../commands/alert.ts')).test(name, options, around));
  withPlace(
    alert
      .command('digest')
      .summary('the daily digest')
      .description('Shows when the daily digest goes to whom, or sets it.')
      .option('--at <time>', 'local time, such as 08:00')
      .option('--zone <zone>', 'time zone', 'UTC')
      .option('--channel <names...>', 'to whom')
      .option('--off', 'no digest'),
  )
    .addHelpText('after', '\nExample:\n  clearway alert digest --at 08:00 --zone Europe/Luxembourg --channel mail\n')
    .action(async (options) => (await import('../commands/alert-setup.ts')).digest(options, around));
}

function addWatchdog(program: Command, around: Surroundings): void {
  program
    .command('watchdog')
    .summary('alert when nothing has been screened for hours')
    .description(
      'Watches a Clearway from outside and alerts when no screening was published for so many hours; that it cannot be reached counts. To be run as a service of its own, best on another machine.',
    )
    .option('--url <url>', 'the Clearway to watch, such as http://127.0.0.1:8080')
    .option('--database-url <url>', 'or its PostgreSQL')
    .requiredOption('--hours <n>', 'how long nothing may be screened')
    .option('--webhook <urls...>', 'where to tell: addresses that take signed JSON')
    .option('--secret <name>', 'their secret: that in CLEARWAY_WEBHOOK_SECRET_<name>')
    .option('--email <addresses...>', 'and by e-mail (CLEARWAY_SMTP_URL, …)')
    .option('--every-minutes <n>', 'how often to look', '5')
    .option('--repeat-hours <n>', 'how often to repeat an alarm', '6')
    .option('--state <file>', 'where it remembers what it has told', '.clearway-watchdog.json')
    .option('--metrics <file>', 'what it knows of itself, for Prometheus (node_exporter, textfile)')
    .option('--once', 'look once and end: with 0, or 2 in alarm')
    .addHelpText(
      'after',
      '\nExample:\n  clearway watchdog --url http://127.0.0.1:8080 --hours 12 --email ops@example.org\n',
    )
    .action(async (options) => (await import('../commands/watchdog.ts')).watchdog(options, around));
}
