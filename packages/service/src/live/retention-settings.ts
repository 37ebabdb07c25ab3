import { DEFAULT_RETENTION, type RetentionSettings, readSetting, type Store, writeSetting } from '@clearway/store';

/** What people said about how long things are kept; null where they said nothing. */
export interface WantedRetention {
  /** Of runs and element sets. */
  readonly keepDays: number | null;
  readonly diskBudgetBytes: number | null;
}

const SETTING = 'retention';

/** How long things are kept: as set, else the defaults (docs/database.md). */
export async function readRetention({ db }: Store): Promise<RetentionSettings> {
  const kept = (await readSetting(db, SETTING)) as Partial<RetentionSettings> | undefined;
  return { ...DEFAULT_RETENTION, ...kept };
}

/** Sets what is given, for good. */
export async function setRetention(store: Store, { keepDays, diskBudgetBytes }: WantedRetention): Promise<void> {
  if (keepDays === null && diskBudgetBytes === null) return;
  await writeSetting(store.db, SETTING, {
    ...(await readRetention(store)),
    ...(keepDays === null ? {} : { runDays: keepDays, elementSetDays: keepDays }),
    ...(diskBudgetBytes === null ? {} : { diskBudgetBytes }),
  });
}
