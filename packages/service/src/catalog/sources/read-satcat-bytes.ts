import { UserError } from '@clearway/astro';
import { readSatcatText, type SatcatObject } from '../satcat-object.ts';
import { faultDetail } from './fault-detail.ts';
import { faultOf } from './read-elements.ts';
import type { SourceFault } from './source-warning.ts';
import type { Taken } from './web/web-source.ts';

/** Reads a whole SATCAT, CSV or JSON. A table that does not end with a line end is cut off. */
export async function readSatcatBytes(
  body: Buffer,
  name: string,
): Promise<Taken<ReadonlyMap<number, SatcatObject>> | SourceFault> {
  const text = body.toString('utf8');
  if (!/^\s*[[{]/.test(text) && !/\n\s*$/.test(text.slice(-100))) {
    return { code: 'cut-off', details: [faultDetail('ends-in-row', {})] };
  }
  try {
    const objects = await readSatcatText(text, name);
    return { data: objects, records: objects.size };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return faultOf(error, name);
  }
}
