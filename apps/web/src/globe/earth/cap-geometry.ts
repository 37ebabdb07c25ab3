import { BufferAttribute, BufferGeometry } from 'three';

/**
 * A net over the part of the Earth that the eye sees, from the place below the eye (0) to the horizon (1): `aCap` is that part of the way,
 * the direction (rad), and where the point lies across the edge, -0.5 within to 0.5 without, in device pixels; 0 but for the two last rings.
 * Placed by `CAP_SHADER`, so that its edge is the limb itself at any height.
 */
export function createCapGeometry(rings: number, sectors: number): BufferGeometry {
  const corners: number[] = [];
  for (let ring = 0; ring <= rings + 1; ring++) {
    const edge = ring < rings ? 0 : ring === rings ? -0.5 : 0.5;
    for (let sector = 0; sector < sectors; sector++) {
      corners.push(Math.min(ring / rings, 1), (sector / sectors) * 2 * Math.PI, edge);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('aCap', new BufferAttribute(new Float32Array(corners), 3));
  geometry.setIndex(bands(rings + 1, sectors));
  return geometry;
}

/** The band of sky just above the limb: `aCap` as above, its first number 0 at the limb and 1 at the top of the air. */
export function createLimbGeometry(rings: number, sectors: number): BufferGeometry {
  const corners: number[] = [];
  for (let ring = 0; ring <= rings; ring++) {
    for (let sector = 0; sector < sectors; sector++) {
      corners.push(ring / rings, (sector / sectors) * 2 * Math.PI, 0);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('aCap', new BufferAttribute(new Float32Array(corners), 3));
  geometry.setIndex(bands(rings, sectors));
  return geometry;
}

function bands(count: number, sectors: number): number[] {
  const index: number[] = [];
  for (let band = 0; band < count; band++) {
    for (let sector = 0; sector < sectors; sector++) {
      const [inner, innerNext] = [band * sectors + sector, band * sectors + ((sector + 1) % sectors)];
      const [outer, outerNext] = [inner + sectors, innerNext + sectors];
      index.push(inner, outer, innerNext, innerNext, outer, outerNext);
    }
  }
  return index;
}

/** After `PROJECTION_SHADER`. Scaled space: the ellipsoid as the unit sphere. */
export const CAP_SHADER: string = /* glsl */ `
const vec3 AXES = vec3(EQUATORIAL, EQUATORIAL, POLAR);

// On the unit sphere of scaled space: 'angle' away from the place below the eye, towards 'direction'.
vec3 capPoint(float angle, float direction) {
  vec3 up = normalize(uEyeKm / AXES);
  vec3 side = normalize(cross(abs(up.z) < 0.9 ? vec3(0.0, 0.0, 1.0) : vec3(1.0, 0.0, 0.0), up));
  vec3 other = cross(up, side);
  return cos(angle) * up + sin(angle) * (cos(direction) * side + sin(direction) * other);
}

float horizonAngle() {
  return acos(1.0 / length(uEyeKm / AXES));
}

// The outline around the eye's axis drawn so many device pixels further out.
vec4 outwards(vec4 clip, vec4 nextClip, float pixels) {
  if (pixels == 0.0 || clip.w <= 0.0 || nextClip.w <= 0.0) return clip;
  vec2 along = (nextClip.xy / nextClip.w - clip.xy / clip.w) * uViewport;
  vec2 out1 = normalize(vec2(along.y, -along.x));
  clip.xy += out1 * pixels * 2.0 / uViewport * clip.w;
  return clip;
}
`;
