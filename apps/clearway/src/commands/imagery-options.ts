import type { Imagery } from '@clearway/api';
import { invalid, readNumber } from '../command-line/read-option.ts';

/** Options on pictures of the ground as commander gives them. */
export interface ImageryOptions {
  readonly imageryUrl?: string;
  readonly imageryAttribution?: string;
  readonly imageryZoom?: string;
  readonly offline?: boolean;
}

/** NASA's Blue Marble, free to use; eight zooms of web-mercator tiles. */
const BLUE_MARBLE: Imagery = {
  template:
    'https://gibs.earthdata.nasa.gov/wmts/epsg3857/best/BlueMarble_ShadedRelief_Bathymetry/default/GoogleMapsCompatible_Level8/{z}/{y}/{x}.jpeg',
  attribution: 'NASA EOSDIS GIBS / Blue Marble',
  mostZoom: 8,
};

/** What most servers of tiles have. */
const USUAL_ZOOM = 18;

const NONE = 'none';

/**
 * Where browsers find pictures of the ground: what the option says, else the environment, else NASA; nowhere (null) with `none`, and
 * offline unless something else is said.
 */
export function readImagery(
  options: ImageryOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Imagery | null {
  const said = options.imageryUrl ?? (environment.CLEARWAY_IMAGERY_URL || undefined);
  const template = said ?? (options.offline ? NONE : BLUE_MARBLE.template);
  if (template === NONE) return null;
  const host = hostOf(options.imageryUrl === undefined ? 'CLEARWAY_IMAGERY_URL' : '--imagery-url', template);
  const isBlueMarble = template === BLUE_MARBLE.template;
  return {
    template,
    attribution: options.imageryAttribution ?? (isBlueMarble ? BLUE_MARBLE.attribution : host),
    mostZoom:
      options.imageryZoom === undefined
        ? isBlueMarble
          ? BLUE_MARBLE.mostZoom
          : USUAL_ZOOM
        : readNumber('--imagery-zoom', options.imageryZoom, { least: 0, most: 24, whole: true, unit: 'zoom' }),
  };
}

/** What may stand in a content security policy. */
const HOST = /^([\w-]+(\.[\w-]+)*|\[[\da-f:]+\])(:\d+)?$/i;

function hostOf(place: string, template: string): string {
  const url = URL.canParse(template) ? new URL(template) : null;
  const isWhole = ['{z}', '{x}', '{y}'].every((part) => template.includes(part));
  if (url === null || !/^https?:$/.test(url.protocol) || !HOST.test(url.host) || !isWhole) {
    throw invalid(place, template, 'give https://host/{z}/{y}/{x}.jpg, or none');
  }
  return url.host;
}
