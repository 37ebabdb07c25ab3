import { type EarthSource, type EarthSourceOptions, earthSources } from '../../earth-data/earth-sources.ts';
import type { AddressRanges } from '../../outgoing/index.ts';
import type { CatalogSource, SatcatSource } from '../sources/catalog-source.ts';
import { celestrakSatcatSource, celestrakSources } from '../sources/celestrak/celestrak-sources.ts';
import { watchedFolderSource } from '../sources/files/watched-folder.ts';
import { spaceTrackAccount } from '../sources/space-track/space-track-account.ts';
import { spaceTrackGpSource } from '../sources/space-track/space-track-sources.ts';

export interface SourceSettings {
  /** Nothing is asked for over the network. A watched folder still is. */
  readonly offline?: boolean;
  /** Default: CelesTrak's. */
  readonly celestrakUrl?: string;
  /** Names of the account at Space-Track, where there is one (`process.env`). */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly spaceTrackUrl?: string;
  /** A folder with catalogues of people's own. */
  readonly watchedFolder?: string;
  /** False leaves out the satellite catalogue (kind, owner, size, status). */
  readonly satcat?: boolean;
  /** False leaves out the sets fitted to operators' ephemerides. */
  readonly supplemental?: boolean;
  /** Where Earth orientation and leap seconds are asked for; not at all where it is left out. */
  readonly earthData?: Pick<EarthSourceOptions, 'finalsUrl' | 'leapSecondsUrl'>;
  readonly timeoutSeconds?: number;
  /** Private addresses that names may lead to. */
  readonly allowed?: AddressRanges;
  readonly now?: () => Date;
  readonly random?: () => number;
}

export type KeptSource = CatalogSource | SatcatSource | EarthSource;

/**
 * The sources of these settings, in the order in which those of one provider are asked: what objects are before where they
 * are, then general elements, then supplemental ones. Space-Track's satellite catalogue is not among them: CelesTrak's says the same, and may
 * be passed on.
 */
export function configuredSources(settings: SourceSettings): KeptSource[] {
  const { allowed, now, random, timeoutSeconds } = settings;
  const common = {
    ...(allowed ? { allowed } : {}),
    ...(now ? { now } : {}),
    ...(random ? { random } : {}),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  };
  const folder = settings.watchedFolder;
  const folders = folder === undefined ? [] : [watchedFolderSource({ folder, ...(now ? { now } : {}) })];
  if (settings.offline) return folders;
  const celestrak = { ...common, ...(settings.celestrakUrl ? { baseUrl: settings.celestrakUrl } : {}) };
  const supplemental = settings.supplemental === false ? { supplemental: {} } : {};
  const account = spaceTrackAccount({
    ...common,
    environment: settings.environment ?? {},
    ...(settings.spaceTrackUrl ? { baseUrl: settings.spaceTrackUrl } : {}),
  });
  return [
    ...(settings.satcat === false ? [] : [celestrakSatcatSource(celestrak)]),
    ...celestrakSources({ ...celestrak, ...supplemental }),
    ...(account === null ? [] : [spaceTrackGpSource(account, common)]),
    ...(settings.earthData === undefined ? [] : earthSources({ ...common, ...settings.earthData })),
    ...folders,
  ];
}
