import type { Store, StorePlace } from '@clearway/store';
import type { PasswordCost } from '../accounts/passwords.ts';
import type { SendingSettings } from '../alerts/sending-settings.ts';
import type { CatalogKeeper, KeptSource, SnapshotRequest } from '../catalog/keeping/index.ts';
import type { KnownOfObjects } from '../covariance/run-uncertainties.ts';
import type { NamedEarthFile } from '../earth-data/kept-earth-data.ts';
import type { ApproachTable } from '../runs/approach-table.ts';
import type { LiveService } from './live-service.ts';
import type { WantedRetention } from './retention-settings.ts';
import type { RunKeeper } from './runs/run-keeper.ts';
import type { CatalogAccount } from './runs/run-report.ts';
import type { LivePhase } from './status.ts';

export interface LiveOptions {
  readonly place: StorePlace;
  readonly version: string;
  readonly sources?: readonly KeptSource[];
  /** Threads that screen. Default: 1. */
  readonly workers?: number;
  readonly thresholdKm?: number;
  /** Whether a server sweeps slices itself, or leaves them to workers. Default: true. */
  readonly takesSlices?: boolean;
  readonly days?: number;
  readonly nowUs?: () => number;
  /** Cost of passwords. Default: 128 MiB each. */
  readonly passwordCost?: PasswordCost;
  /** With what alerts are sent; nothing without it. */
  readonly sending?: SendingSettings;
  readonly onFault?: (what: string, error: Error) => void;
  /** Something to know, though nothing is wrong here: a database that does not answer, a worker that came late, a clock that is off. */
  readonly onNotice?: (message: string) => void;
  /** How long a step of a run took. */
  readonly onStep?: (step: string, runId: number, seconds: number) => void;
}

/** What may be decided only when the catalogue is known. */
export interface RunChoices {
  /** A start of the window that never moves; null: now. */
  fixedStartUs: number | null;
  /** Which element sets runs use. */
  selection: Pick<SnapshotRequest, 'sources' | 'inFiles'>;
  /** To be said in reports and pages of where the catalogue came from. */
  account: Pick<CatalogAccount, 'unreadable' | 'source'>;
  readonly warnings: string[];
  /** Tables of hard-body radii; without them, typical ones by kind. */
  radii?: Pick<KnownOfObjects, 'userTable' | 'caraTable'>;
}

/** A live service with what its owner does with it: nobody else needs that. */
export interface Live extends LiveService {
  readonly store: Store;
  readonly keeper: CatalogKeeper;
  readonly choices: RunChoices;
  /** Reads what is kept; lists are empty before. */
  load(): Promise<void>;
  /** Reads what is kept but the close approaches of the current run. */
  loadLists(): Promise<void>;
  /** Reads only objects and watchlists. */
  loadForRuns(): Promise<void>;
  /** Begins to work: takes up unfinished runs, and works on what is planned; a worker takes slices alone, and needs nothing loaded. */
  startRuns(role?: 'server' | 'worker'): Promise<RunKeeper>;
  /** The time that all who share the database go by, microseconds since 1970-01-01 UTC. */
  nowUs(): number;
  say(phase: LivePhase, detail: string): void;
  /** Whether there is anything but made-up objects. */
  hasRealElements(): Promise<boolean>;
  /** Keeps files of Earth orientation and leap seconds for the next start; they are in use already. */
  keepEarthFiles(files: readonly NamedEarthFile[]): Promise<void>;
  /** How long things are kept from now on. */
  setRetention(wanted: WantedRetention): Promise<void>;
  /** Reads objects anew after their descriptions have changed. */
  reloadObjects(): Promise<void>;
  /** The rows that are shown; null where no run is. */
  currentTable(): ApproachTable | null;
  /** On a database that others publish to: takes over a run that is not the one shown. */
  followDatabase(): Promise<void>;
  /** Evaluates rules and sends alerts until `signal`. */
  keepAlerts(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
