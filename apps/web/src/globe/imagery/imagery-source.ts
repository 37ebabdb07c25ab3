import type { Client, MapImagery } from '@clearway/contract';

let asked: Promise<MapImagery | null> | null = null;
let known: MapImagery | null = null;

/** Whose pictures of the ground the service allows; null for none. Asked once; asked again where it could not be known. */
export function imagerySource(client: Pick<Client, 'readMapSettings'>): Promise<MapImagery | null> {
  asked ??= client.readMapSettings().then(
    ({ imagery }) => {
      known = imagery;
      return imagery;
    },
    () => {
      asked = null;
      return null;
    },
  );
  return asked;
}

/** What is known of it by now. */
export function imageryNow(): MapImagery | null {
  return known;
}

/** The other server that is asked for pictures, to be named before anything is. */
export function hostOf({ template }: MapImagery): string {
  return new URL(template.replaceAll(/[{}]/g, '')).host;
}
