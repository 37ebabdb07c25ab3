import { Option } from 'commander';

/** `--outgoing-allow RANGES`, of a command that asks others: `who` says whose addresses are meant. */
export function outgoingAllowOption(who: string): Option {
  return new Option(
    '--outgoing-allow <ranges>',
    `private addresses that ${who} may lead to: 10.0.0.0/8,… (or CLEARWAY_OUTGOING_ALLOW)`,
  );
}
