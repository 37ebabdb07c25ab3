export { readAllowedAddresses } from './allowed-addresses.ts';
export { checkedLookup } from './checked-lookup.ts';
export {
  askOutside,
  type OutgoingAnswer,
  OutgoingError,
  type OutgoingRequest,
  type OutgoingRules,
} from './outgoing-request.ts';
export { type AddressRanges, isPublicAddress, readAddressRanges } from './special-addresses.ts';
