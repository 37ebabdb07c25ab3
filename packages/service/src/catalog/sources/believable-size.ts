import type { SourceMemory } from './catalog-source.ts';
import { faultDetail } from './fault-detail.ts';
import type { SourceFault } from './source-warning.ts';

/** An answer with less than this share of the records of the last good one is not believed. */
export const LEAST_SHARE_OF_RECORDS = 0.5;

/** The last good answer says how large the next should be for so long; after that nothing is known any more. */
export const BELIEVED_FOR_DAYS = 3;

/** Below this, halving is nothing strange: a group of launches of the last month has some dozens of objects. */
const FEW_RECORDS = 20;

/** A catalogue that shrank by half is a fault, where the last good one is of the last days; null where it is not. */
export function shrankByHalf(previous: SourceMemory, records: number, now: Date): SourceFault | null {
  const age = now.getTime() - Date.parse(previous.lastSuccessAt ?? '');
  if (!(age < BELIEVED_FOR_DAYS * 86_400_000) || previous.records < FEW_RECORDS) return null;
  if (records >= previous.records * LEAST_SHARE_OF_RECORDS) return null;
  return { code: 'shrank', details: [faultDetail('fewer-records', { records, before: previous.records })] };
}
