import { z } from 'zod';

/** What the map shows beside what is calculated here. */
export interface MapSettings {
  /** Pictures of the ground, which the browser asks of another server; null for none. */
  readonly imagery: MapImagery | null;
}

export interface MapImagery {
  /** With `{z}`, `{x}` and `{y}` (from the north): `https://tiles.example/{z}/{y}/{x}.jpg`. */
  readonly template: string;
  /** Whom the map has to name. */
  readonly attribution: string;
  /** EPSG:3857, 256 px at each zoom, one tile at zoom 0. */
  readonly projection: 'web-mercator';
  /** The greatest `{z}` that there is. */
  readonly most_zoom: number;
}

export const mapSettings: z.ZodType<MapSettings> = z
  .object({
    imagery: z
      .object({
        template: z.string(),
        attribution: z.string(),
        projection: z.literal('web-mercator'),
        most_zoom: z.int().min(0),
      })
      .nullable(),
  })
  .meta({ id: 'MapSettings' });
