import { UserError } from '@clearway/astro';
import { type AddressRanges, readAddressRanges } from './special-addresses.ts';

/** The private addresses that `--outgoing-allow` names, between commas; without any none. Throws UserError for what cannot be meant. */
export function readAllowedAddresses(text: string | undefined): AddressRanges {
  const ranges = (text ?? '').split(',').map((each) => each.trim());
  const allowed = readAddressRanges(ranges.filter((each) => each !== ''));
  if (allowed !== null) return allowed;
  throw new UserError(
    'option-invalid',
    '--outgoing-allow (CLEARWAY_OUTGOING_ALLOW) is not valid',
    'give ranges between commas such as 10.0.0.0/8,127.0.0.1, or private for all',
  );
}
