import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { UNITS_PER_DEGREE } from '../../src/globe/earth/outline-format.ts';
import type { Polygon } from './cells.ts';
import { ringOnGrid } from './outline-rings.ts';
import { simplifyLine } from './simplify-line.ts';
import type { Ring } from './split-rings.ts';

export interface WorldTopology extends Topology {
  readonly objects: {
    readonly countries: GeometryCollection<{ name: string }>;
    readonly land: GeometryCollection;
  };
}

/** Natural Earth (public domain) as world-atlas carries it; scale 1 : 10, 50 or 110 million. */
export function readWorld(scale: '10m' | '50m' | '110m'): WorldTopology {
  return createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`) as WorldTopology;
}

export interface WorldOutline {
  /** On the grid. */
  readonly land: readonly Polygon[];
  /** Lines between countries, degrees. */
  readonly borders: readonly (readonly (readonly number[])[])[];
}

export interface OutlineDetail {
  /** No point of a shore or border of the source is farther than this from the outline. */
  readonly shoreToleranceKm: number;
  readonly borderToleranceKm: number;
  /** Smaller islands are left out. */
  readonly leastIslandKm2: number;
}

/** Land and borders in some detail. They are simplified as the arcs of the topology, whose ends stay, so that they still meet. */
export function worldOutline(
  world: WorldTopology,
  { shoreToleranceKm, borderToleranceKm, leastIslandKm2 }: OutlineDetail,
): WorldOutline {
  const simple = simplifiedWorld(world, shoreToleranceKm);
  const land: Polygon[] = [];
  for (const { geometry } of feature(simple, simple.objects.land).features) {
    if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon') continue;
    for (const polygon of geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]) {
      const isLarge = (ring: Ring | undefined) => ring !== undefined && ringAreaKm2(ring) >= leastIslandKm2;
      const [shore, ...lakes] = polygon.map(ringOnGrid);
      if (isLarge(shore)) land.push([shore, ...lakes.filter(isLarge)] as Ring[]);
    }
  }
  const lines = simplifiedWorld(world, borderToleranceKm);
  const borders = mesh(lines, lines.objects.countries, (one, two) => one !== two);
  return { land, borders: borders.coordinates };
}

/** With no detail finer than that; arcs in plain degrees. */
export function simplifiedWorld(world: WorldTopology, toleranceKm: number): WorldTopology {
  const { scale, translate } = world.transform!;
  const arcs = world.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const degrees = arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return simplifyLine(degrees, toleranceKm).map((point) => [...point]);
  });
  const { transform: _, ...rest } = world;
  return { ...rest, arcs };
}

/** On a sphere of the mean radius; edges taken as straight in longitude and the sine of latitude. */
export function ringAreaKm2(ring: Ring): number {
  const radians = Math.PI / 180 / UNITS_PER_DEGREE;
  let sum = 0;
  let before = ring.at(-1)!;
  for (const point of ring) {
    sum += ((point[0] - before[0]) * radians * (Math.sin(point[1] * radians) + Math.sin(before[1] * radians))) / 2;
    before = point;
  }
  return Math.abs(sum) * 6371.0088 ** 2;
}
