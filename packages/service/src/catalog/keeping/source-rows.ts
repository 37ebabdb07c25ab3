import { type Database, describeSource, recordAttempt, type SourceRow } from '@clearway/store';
import { PRECEDENCES, type Precedence } from '../precedence/precedence.ts';
import type { ElementOrigin } from '../precedence/sourced-elements.ts';
import type { SourceMemory } from '../sources/catalog-source.ts';
import type { SourceTerms } from '../sources/source-terms.ts';
import type { KeptSource } from './configured-sources.ts';

/** What is written of a source, whether it is asked over the network or people bring its data. */
export interface SourceIdentity {
  readonly id: string;
  readonly title: string;
  readonly kind: KeptSource['kind'];
  readonly precedence: Precedence | null;
  readonly terms: SourceTerms;
}

/** Element sets that people name on the command line. */
export const FILES_SOURCE: SourceIdentity = {
  id: 'files',
  title: 'Files named at the start',
  kind: 'elements',
  precedence: 'general',
  terms: { visibility: 'public', attribution: 'files named at the start' },
};

/** Made-up objects: never mixed with real ones. */
export const SYNTHETIC_SOURCE: SourceIdentity = {
  id: 'synthetic',
  title: 'SYNTHETIC objects',
  kind: 'elements',
  precedence: 'general',
  terms: { visibility: 'public', attribution: 'made up by Clearway' },
};

/** Own elements, given through the API. */
export function uploadSource(name: string): SourceIdentity {
  return {
    id: `upload/${name}`,
    title: `Upload ${name}`,
    kind: 'elements',
    precedence: 'operator',
    terms: { visibility: 'private', attribution: `upload ${name}` },
  };
}

export function identityOf(source: KeptSource): SourceIdentity {
  const { id, title, kind, terms } = source;
  return { id, title, kind, terms, precedence: source.kind === 'elements' ? source.precedence : null };
}

/** Adds a source or brings what is said of it up to date; gives its id in the database. */
export function keepSource(db: Database, { id, title, kind, precedence, terms }: SourceIdentity): Promise<number> {
  return describeSource(db, {
    name: id,
    title,
    kind,
    precedence,
    url: null,
    terms: terms.attribution,
    private: terms.visibility === 'private',
  });
}

/** Where element sets of a stored source come from; null for a source that gives none. */
export function originOfRow(row: SourceRow): ElementOrigin | null {
  const precedence = PRECEDENCES.find((each) => each === row.precedence);
  if (precedence === undefined) return null;
  const terms: SourceTerms = { visibility: row.private ? 'private' : 'public', attribution: row.terms ?? row.title };
  return { source: row.name, precedence, terms };
}

/** Keeps a memory whole, and what lists show of it in columns of its own. */
export async function keepMemory(
  db: Database,
  sourceId: number,
  memory: SourceMemory,
  askAgainAt: Date | null,
): Promise<void> {
  await recordAttempt(db, sourceId, {
    memory: JSON.stringify(memory),
    last_attempt_us: micros(memory.lastAttemptAt),
    last_success_us: micros(memory.lastSuccessAt),
    etag: memory.etag,
    last_modified: memory.lastModified,
    object_count: memory.records,
    warning: memory.warnings[0]?.message ?? null,
    ...(askAgainAt === null ? {} : { next_attempt_us: microsOfDate(askAgainAt) }),
  });
}

export function microsOfDate(date: Date): number {
  // A date of the far end of time stands for never.
  return Math.min(date.getTime() * 1000, Number.MAX_SAFE_INTEGER);
}

function micros(iso: string | null): number | null {
  const time = Date.parse(iso ?? '');
  return Number.isNaN(time) ? null : time * 1000;
}
