import type { AddressRanges } from '../../../outgoing/index.ts';
import type { Precedence } from '../../precedence/precedence.ts';
import { DAY_MS, HOUR_MS } from '../attempt.ts';
import type { CatalogSource, ElementBatch, SatcatSource } from '../catalog-source.ts';
import { readElements } from '../read-elements.ts';
import { readSatcatBytes } from '../read-satcat-bytes.ts';
import type { SourceTerms } from '../source-terms.ts';
import { askWeb, type WebQuery } from '../web/web-source.ts';
import { CELESTRAK_QUERIES, CELESTRAK_SUPPLEMENTAL_QUERIES, CELESTRAK_URL } from './celestrak-queries.ts';

/** CelesTrak updates its data every two hours and blocks who asks more often. */
const TWO_HOURS_MS: number = 2 * HOUR_MS;

/** The largest answer, of the active objects, is some 4 MB; this bounds what a wrong server can make us hold. */
const MAXIMUM_BYTES = 100_000_000;

const TERMS: SourceTerms = { visibility: 'public', attribution: 'CelesTrak (celestrak.org), US Space Force' };

export interface CelestrakSourceOptions {
  readonly baseUrl?: string;
  /** Queries of general elements by name (default: {@link CELESTRAK_QUERIES}). */
  readonly groups?: Readonly<Record<string, string>>;
  /** Queries of supplemental elements by name (default: {@link CELESTRAK_SUPPLEMENTAL_QUERIES}). */
  readonly supplemental?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly maximumBytes?: number;
  /** Private addresses that names may lead to. */
  readonly allowed?: AddressRanges;
  readonly now?: () => Date;
  readonly random?: () => number;
}

/**
 * CelesTrak's element sets as OMM (CSV), a source for each query, general ones first: asked conditionally at most
 * every two hours; a refusal stops them all ({@link refreshSources}).
 */
export function celestrakSources(options: CelestrakSourceOptions = {}): CatalogSource[] {
  return [
    ...Object.entries(options.groups ?? CELESTRAK_QUERIES).map(([name, query]) =>
      elementSource(name, `gp.php?${query}`, 'general', options),
    ),
    ...Object.entries(options.supplemental ?? CELESTRAK_SUPPLEMENTAL_QUERIES).map(([name, query]) =>
      elementSource(`supplemental/${name}`, `sup-gp.php?${query}`, 'supplemental', options),
    ),
  ];
}

/** CelesTrak's SATCAT, all objects ever catalogued; asked at most once a day. */
export function celestrakSatcatSource(options: CelestrakSourceOptions = {}): SatcatSource {
  const title = 'CelesTrak, SATCAT';
  return {
    kind: 'satcat',
    id: 'celestrak/satcat',
    title,
    provider: 'celestrak',
    terms: TERMS,
    fetch: (previous, asking) =>
      askWeb(
        {
          ...commonOf(options),
          title,
          url: `${baseOf(options)}/pub/satcat.csv`,
          leastIntervalMs: DAY_MS,
          read: (body) => readSatcatBytes(body, title),
        },
        previous,
        asking,
      ),
  };
}

function elementSource(
  name: string,
  query: string,
  precedence: Precedence,
  options: CelestrakSourceOptions,
): CatalogSource {
  const title = `CelesTrak, ${name.replace('/', ' ')}`;
  const web: WebQuery<ElementBatch> = {
    ...commonOf(options),
    title,
    url: `${baseOf(options)}/NORAD/elements/${query}&FORMAT=csv`,
    leastIntervalMs: TWO_HOURS_MS,
    async read(body, signal) {
      const batch = await readElements(body, title, { whole: 'line end', ...(signal ? { signal } : {}) });
      return 'code' in batch ? batch : { data: batch, records: batch.elements.length };
    },
  };
  return {
    kind: 'elements',
    id: `celestrak/${name}`,
    title,
    provider: 'celestrak',
    precedence,
    terms: TERMS,
    fetch: (previous, asking) => askWeb(web, previous, asking),
  };
}

function baseOf(options: CelestrakSourceOptions): string {
  return (options.baseUrl ?? CELESTRAK_URL).replace(/\/+$/, '');
}

function commonOf(
  options: CelestrakSourceOptions,
): Pick<WebQuery<never>, 'timeoutSeconds' | 'maximumBytes' | 'allowed' | 'now' | 'random'> {
  return {
    timeoutSeconds: options.timeoutSeconds ?? 60,
    maximumBytes: options.maximumBytes ?? MAXIMUM_BYTES,
    ...(options.allowed ? { allowed: options.allowed } : {}),
    ...(options.now ? { now: options.now } : {}),
    ...(options.random ? { random: options.random } : {}),
  };
}
