import { createHash } from 'node:crypto';
import { unixMicros } from '@clearway/astro';
import { type Cdm, type ConjunctionSummary, hardBodyRadiusOf } from '@clearway/messages';

/**
 * A digest of what a message says: the same for KVN, XML and JSON of one message, another wherever a number differs. A message id
 * alone does not do: there are messages sent again under one id with other numbers.
 */
export function identityOfMessage(cdm: Cdm): string {
  return digest([
    'cdm',
    cdm.originator,
    cdm.messageId,
    unixMicros(cdm.creationDate),
    unixMicros(cdm.tca),
    cdm.missDistance,
    cdm.collisionProbability,
    hardBodyRadiusOf(cdm)?.hardBodyRadiusKm ?? null,
    ...cdm.objects.flatMap((object) => [
      object.designator,
      ...object.position,
      ...object.velocity,
      ...object.covarianceRtn,
    ]),
  ]);
}

export function identityOfSummary(summary: ConjunctionSummary): string {
  return digest([
    'summary',
    summary.id,
    summary.created === null ? null : unixMicros(summary.created),
    unixMicros(summary.tca),
    summary.missDistance,
    summary.collisionProbability,
    ...summary.objects.map(({ catalogNumber }) => catalogNumber),
  ]);
}

function digest(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
