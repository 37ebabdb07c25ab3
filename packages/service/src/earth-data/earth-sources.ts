import { UserError } from '@clearway/astro';
import type { EarthDataKind } from '@clearway/store';
import { DAY_MS } from '../catalog/sources/attempt.ts';
import type { Source } from '../catalog/sources/catalog-source.ts';
import { faultDetail } from '../catalog/sources/fault-detail.ts';
import { faultOf } from '../catalog/sources/read-elements.ts';
import type { SourceTerms } from '../catalog/sources/source-terms.ts';
import { askWeb } from '../catalog/sources/web/web-source.ts';
import type { AddressRanges } from '../outgoing/index.ts';
import { type EarthFile, readEarthFile, rowsOfEarthFile } from './earth-file.ts';

/** Where the IERS publishes finals2000A.all, each day anew. */
export const IERS_FINALS_URL = 'https://datacenter.iers.org/data/latestVersion/finals.all.iau2000.txt';
/** Where it publishes the list of leap seconds, twice a year. */
export const LEAP_SECONDS_URL = 'https://hpiers.obspm.fr/iers/bul/bulc/ntp/leap-seconds.list';

export interface EarthSourceOptions {
  /** Null: not asked. */
  readonly finalsUrl?: string | null;
  readonly leapSecondsUrl?: string | null;
  readonly timeoutSeconds?: number;
  /** Private addresses that names may lead to. */
  readonly allowed?: AddressRanges;
  readonly now?: () => Date;
  readonly random?: () => number;
}

/** A source of how the Earth turns, or of leap seconds. */
export interface EarthSource extends Source<EarthFile> {
  readonly kind: EarthDataKind;
}

const TERMS: SourceTerms = { visibility: 'public', attribution: 'IERS' };
/** finals2000A.all has 3.8 MB. */
const MAXIMUM_BYTES = 30_000_000;

/** Both files of the IERS: leap seconds first, by which the other one is read. */
export function earthSources(options: EarthSourceOptions): EarthSource[] {
  const { leapSecondsUrl = LEAP_SECONDS_URL, finalsUrl = IERS_FINALS_URL } = options;
  return [
    ...(leapSecondsUrl === null
      ? []
      : [sourceOf('leap-seconds', 'leap-seconds', 'IERS, leap seconds', leapSecondsUrl, 7 * DAY_MS, options)]),
    ...(finalsUrl === null
      ? []
      : [sourceOf('earth-orientation', 'iers-finals', 'IERS, Earth orientation', finalsUrl, DAY_MS, options)]),
  ];
}

function sourceOf(
  kind: EarthDataKind,
  id: string,
  title: string,
  url: string,
  leastIntervalMs: number,
  { timeoutSeconds = 60, allowed, now, random }: EarthSourceOptions,
): EarthSource {
  return {
    kind,
    id,
    title,
    // Two servers, side by side or not at all: one that refuses is no reason not to ask the other.
    provider: id,
    terms: TERMS,
    fetch: (previous, asking) =>
      askWeb(
        {
          title,
          url,
          leastIntervalMs,
          timeoutSeconds,
          maximumBytes: MAXIMUM_BYTES,
          ...(allowed ? { allowed } : {}),
          ...(now ? { now } : {}),
          ...(random ? { random } : {}),
          async read(body) {
            const text = body.toString('utf8');
            if (!text.endsWith('\n')) return { code: 'cut-off', details: [faultDetail('ends-in-line', {})] };
            try {
              const file = readEarthFile(kind, text, title);
              return { data: file, records: rowsOfEarthFile(file) };
            } catch (error) {
              if (!(error instanceof UserError)) throw error;
              return faultOf(error, title);
            }
          },
        },
        previous,
        asking,
      ),
  };
}
