import type { Command } from 'commander';
import { outputOption } from './file-options.ts';
import type { Surroundings } from './surroundings.ts';
import { withPlace } from './with-place.ts';

export function addAvoid(program: Command, around: Surroundings): void {
  withPlace(
    program
      .command('avoid')
      .summary('the cheapest burn that avoids a close approach, and its certificate')
      .description(
        'Plans the least burn of the primary of a CDM (KVN, XML, JSON; may be gzip; - is stdin), or of an event, that brings the encounter to the target, checks it by propagation, and sweeps the burn time. Several CDMs of one satellite are planned for together: one burn that brings the probability of all of them below the target; an event with all open events of its primary. With a catalogue every burn is screened against everything else until seven days after the closest approach; without one nothing else is looked at.',
      )
      .option(
        '--cdm <files...>',
        'the conjunction data message; more: further encounters of its first object, one burn for all',
      )
      .option('--event <id>', 'instead: an event of a running Clearway or its database, with its catalogue')
      .option('--alone', 'for this event alone, not for the other events of its primary as well')
      .option('--catalog <files...>', 'element sets of everything in orbit: screens burns against all of it')
      .option(
        '--ephemeris <files...>',
        "operators' ephemerides (OEM, OCM, MEME) instead of elements: the satellite's is its nominal path; needs a catalogue",
      )
      .option('--profile <file>', 'what the satellite can do, as JSON (docs/avoidance.md); options count more')
      .option('--target-pc <p>', 'probability to reach (default: 1e-6)')
      .option('--target-miss-km <km>', 'miss distance to reach instead; needs no covariance')
      .option(
        '--lead-orbits <n>',
        'burn so many revolutions before the closest approach (default: where it is cheapest)',
      )
      .option('--now <utc>', 'nothing can be commanded before')
      .option('--window <start/stop...>', 'burn within one of these times only')
      .option('--blackout <start/stop...>', 'burn within none of these times')
      .option('--contact <start/stop...>', 'commands can be sent in these times only')
      .option('--command-lead-minutes <n>', 'from a command to its burn at least')
      .option('--least-lead-minutes <n>', 'from the burn to the closest approach at least')
      .option('--directions <list>', 'ways that may be burnt: free, radial, in-track, cross-track (default: free)')
      .option('--least-mm-s <v>', 'the smallest burn that the thrusters can do')
      .option('--most-mm-s <v>', 'the largest')
      .option('--magnitude-error-percent <p>', 'standard deviation of the size of a burn')
      .option('--direction-error-deg <d>', 'of its direction, about each axis across it')
      .option('--box-in-track-km <km>', 'how far the satellite may get along its path before it returns')
      .option('--box-altitude-km <km>', 'and up or down')
      .option('--others-limit <p>', 'greatest probability of any other encounter that a burn may cause (default: 1e-5)')
      .option('--days <n>', 'days after the closest approach that are screened (default: 7)')
      .option('--threshold-km <km>', 'how close is close to other objects (default: 5)')
      .option(
        '--hard-body-radius-m <m>',
        'combined radius of both objects (default: of the message, a table, the kinds)',
      )
      .option('--radius-table <files...>', 'radii of objects: CSV (id,radius_m), JSON, or the table of NASA CARA')
      .addOption(outputOption('the plan as JSON, or where the name ends in .csv the sweep as CSV')),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clearway avoid --cdm message.cdm\n  clearway avoid --cdm message.cdm --catalog gp.csv.gz --profile satellite.json\n  clearway avoid --cdm message.cdm --target-pc 1e-7 --lead-orbits 1.5 --json\n  clearway avoid --cdm first.cdm --cdm second.cdm --cdm third.cdm\n  clearway avoid --event 17 --server http://127.0.0.1:8080\n',
    )
    .action(async (options) => (await import('../commands/avoid.ts')).avoid(options, around));
}
