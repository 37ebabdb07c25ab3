import type { Client } from '@clearway/contract';
import { NO_OPERATOR_MOTIONS, type OperatorMotions, operatorMotions } from './operator-motions.ts';

/** What operators say of their objects; nothing where that cannot be had: elements are there all the same. */
export async function readOperatorMotions(client: Client): Promise<OperatorMotions> {
  try {
    return operatorMotions(await client.readEphemerisStates());
  } catch {
    return NO_OPERATOR_MOTIONS;
  }
}
