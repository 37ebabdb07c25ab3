import { BufferAttribute, DataTexture, FloatType, InstancedBufferGeometry, RGBAFormat } from 'three';
import { writeGroundPoint } from './ground-points.ts';
import type { OutlineBlock } from './outline-format.ts';

/** Lines on the ground, in units of the outlines' grid: x and y in turn, and the number of points of each line. */
export interface Strips {
  readonly points: readonly number[] | Int32Array;
  readonly lengths: readonly number[] | Uint32Array;
}

/** The shores of a block: edges of its land that do not run along the lines where land is cut. */
export function shoresOf({ points, ringLengths }: OutlineBlock, cellUnits: number): Strips {
  const found: number[] = [];
  const lengths: number[] = [];
  let first = 0;
  for (const length of ringLengths) {
    let drawing = false;
    for (let i = 0; i < length; i++) {
      const from = 2 * (first + i);
      const to = 2 * (first + ((i + 1) % length));
      const [x, y, nextX, nextY] = [points[from]!, points[from + 1]!, points[to]!, points[to + 1]!];
      const isCut = (x === nextX && x % cellUnits === 0) || (y === nextY && y % cellUnits === 0);
      if (!isCut) {
        if (!drawing) {
          found.push(x, y);
          lengths.push(1);
        }
        found.push(nextX, nextY);
        lengths[lengths.length - 1]! += 1;
      }
      drawing = !isCut;
    }
    first += length;
  }
  return { points: found, lengths };
}

const TEXTURE_WIDTH = 1024;
/** Texels of a point: x, y, z, longitude; latitude and nothing. */
const POINT_TEXELS = 2;

export interface GroundLines {
  /** Points of all lines, for `groundPoint` of `GROUND_LINES_SHADER`. */
  readonly texture: DataTexture;
  /** One for each of the given groups, in their order; undefined where a group has no line. */
  readonly geometries: readonly (InstancedBufferGeometry | undefined)[];
}

/**
 * Lines as quads, one a segment, whose four corners are told by `gl_VertexID`: four times the segment's first point and the corner. The
 * points lie in one texture (an instance a segment would be simpler, and is drawn slowly by software); instances are the flat map's copies.
 */
export function createGroundLines(groups: readonly (readonly Strips[])[]): GroundLines {
  const count = groups.flat().reduce((sum, { points }) => sum + points.length / 2, 0);
  const height = Math.max(1, Math.ceil((count * POINT_TEXELS) / TEXTURE_WIDTH));
  const texels = new Float32Array(TEXTURE_WIDTH * height * 4);
  let point = 0;
  const geometries = groups.map((strips) => {
    const index: number[] = [];
    for (const { points, lengths } of strips) {
      let read = 0;
      for (const length of lengths) {
        for (let i = 0; i < length; i++, point++, read += 2) {
          writeGroundPoint(texels, point * POINT_TEXELS * 4, points[read]!, points[read + 1]!);
          if (i + 1 < length) index.push(...quad(point));
        }
      }
    }
    return index.length === 0 ? undefined : quadGeometry(index);
  });
  const texture = new DataTexture(texels, TEXTURE_WIDTH, height, RGBAFormat, FloatType);
  texture.needsUpdate = true;
  return { texture, geometries };
}

/** Corners of the quad of segment `i`. */
export function quad(i: number): readonly number[] {
  return [4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 2, 4 * i + 1, 4 * i + 3];
}

/** Quads without attributes: an index alone. */
export function quadGeometry(index: readonly number[]): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  geometry.instanceCount = 1;
  return geometry;
}

/** Of a vertex shader: the ends of this vertex's segment. */
export const GROUND_LINES_SHADER: string = /* glsl */ `
uniform highp sampler2D uPoints;

void groundPoint(int point, out vec3 fixedKm, out vec2 lonLat) {
  int texel = point * ${POINT_TEXELS};
  ivec2 at = ivec2(texel % ${TEXTURE_WIDTH}, texel / ${TEXTURE_WIDTH});
  vec4 one = texelFetch(uPoints, at, 0);
  fixedKm = one.xyz;
  lonLat = vec2(one.w, texelFetch(uPoints, at + ivec2(1, 0), 0).x);
}
`;
