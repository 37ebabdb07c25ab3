import type { App } from '../app/app.ts';
import { imageryNow } from '../globe/imagery/imagery-source.ts';

/** Whom a picture of the map has to name: whose imagery is in it. The map's own lines ask for none. */
export function creditOfPicture({ preferences }: Pick<App, 'preferences'>): string | null {
  return preferences.get().imagery ? (imageryNow()?.attribution ?? null) : null;
}
