import { UserError } from '@clearway/astro';
import type { CatalogKeeper } from '../../catalog/keeping/index.ts';
import type { LiveSources } from '../live-service.ts';

export interface SourcesInUse {
  readonly keeper: CatalogKeeper;
  /** By source, of the current run. */
  readonly objectsUsed: () => ReadonlyMap<string, number>;
  /** Reads all objects anew. */
  readonly reload: () => Promise<void>;
  /** Reads these objects anew. */
  readonly describe: (objectIds: readonly number[]) => Promise<void>;
  /** There are element sets that no run knows. */
  readonly onChange: () => void;
}

/** The sources, and what may be asked of them. */
export function liveSources({ keeper, objectsUsed, reload, describe, onChange }: SourcesInUse): LiveSources {
  return {
    list: async () => keeper.list(objectsUsed()),
    refresh: async (source) => {
      if (source !== undefined && !keeper.asks(source)) {
        throw new UserError('unknown', `there is no source "${source.slice(0, 60)}" to ask`, 'see the list of sources');
      }
      const report = await keeper.refresh(source === undefined ? {} : { only: source });
      if (report.describedObjects > 0) await reload();
      if (report.changed.size > 0) onChange();
      return keeper.list(objectsUsed());
    },
    upload: async (source, body, signal) => {
      const { changed, newElementSets: _, ...document } = await keeper.upload(source, body, signal);
      if (changed.size > 0) {
        await describe([...changed]);
        onChange();
      }
      return document;
    },
  };
}
