import { EQUATORIAL_RADIUS_KM, POLAR_RADIUS_KM } from './earth-shape.ts';

/**
 * GLSL that every layer of the map shares: from an Earth-fixed position (km) or a geodetic place to the screen, on the globe or on the
 * flat map (plate carrée). Nothing here uses a depth buffer: layers are drawn from the back to the front, and what the Earth hides is told
 * by `hiddenByEarth`. Put it in front of a vertex shader (and of a fragment shader that asks `hiddenByEarth`); its uniforms are those of
 * `ViewUniforms`.
 */
export const PROJECTION_SHADER: string = /* glsl */ `
uniform vec3 uEyeKm;            // Earth-fixed
uniform mat3 uToCamera;         // Earth-fixed axes to the camera's (x right, y up, -z ahead)
uniform mat4 uLens;             // perspective; no depth is needed of it
uniform float uFlat;            // 0 globe, 1 flat map
uniform vec2 uMapCentre;        // longitude, latitude, rad
uniform vec2 uMapScale;         // clip units per radian
uniform vec2 uViewport;         // device pixels
uniform float uPixelRatio;

const float EQUATORIAL = ${EQUATORIAL_RADIUS_KM.toFixed(4)};
const float POLAR = ${POLAR_RADIUS_KM.toFixed(6)};
const float E2 = 1.0 - (POLAR * POLAR) / (EQUATORIAL * EQUATORIAL);
const float TURN = 6.283185307179586;

vec3 fixedFromGeodetic(vec2 lonLat, float heightKm) {
  float s = sin(lonLat.y);
  float n = EQUATORIAL / sqrt(1.0 - E2 * s * s);
  float across = (n + heightKm) * cos(lonLat.y);
  return vec3(across * cos(lonLat.x), across * sin(lonLat.x), (n * (1.0 - E2) + heightKm) * s);
}

// Longitude and geodetic latitude (good to 1e-5 rad up to GEO).
vec2 lonLatFromFixed(vec3 p) {
  float across = length(p.xy);
  float reduced = atan(p.z * EQUATORIAL, across * POLAR);
  float s = sin(reduced), c = cos(reduced);
  float latitude = atan(p.z + (E2 / (1.0 - E2)) * POLAR * s * s * s, across - E2 * EQUATORIAL * c * c * c);
  return vec2(atan(p.y, p.x), latitude);
}

// Of the flat map; 'turns' shifts by whole turns for copies at the left and right edge.
vec4 flatFromLonLat(vec2 lonLat, float turns) {
  return vec4((lonLat.x + turns * TURN - uMapCentre.x) * uMapScale.x, (lonLat.y - uMapCentre.y) * uMapScale.y, 0.0, 1.0);
}

vec4 globeFromFixed(vec3 p) {
  vec4 clip = uLens * vec4(uToCamera * (p - uEyeKm), 1.0);
  clip.z = 0.0;                 // painter's order: never clipped by depth
  return clip;
}

// Where a point in space is drawn; on the flat map in the copy that is nearest to the centre.
vec4 clipFromFixed(vec3 p) {
  if (uFlat < 0.5) return globeFromFixed(p);
  vec2 lonLat = lonLatFromFixed(p);
  float turns = -floor((lonLat.x - uMapCentre.x) / TURN + 0.5);
  return flatFromLonLat(lonLat, turns);
}

// Where a place on the ground (or above it) is drawn; 'turns' -1, 0, 1 for the copies of the flat map.
vec4 clipFromGeodetic(vec2 lonLat, float heightKm, float turns) {
  if (uFlat > 0.5) return flatFromLonLat(lonLat, turns);
  return globeFromFixed(fixedFromGeodetic(lonLat, heightKm));
}

// 1 where the ellipsoid stands between the eye and the point (a line of sight against the unit sphere of scaled space), else 0.
// On the globe a point behind the camera is not told apart here. Always 0 on the flat map.
float hiddenByEarth(vec3 p) {
  if (uFlat > 0.5) return 0.0;
  vec3 scale = vec3(1.0 / EQUATORIAL, 1.0 / EQUATORIAL, 1.0 / POLAR);
  vec3 e = uEyeKm * scale;
  vec3 d = p * scale - e;
  float b = dot(e, d);
  float a = dot(d, d);
  float c = dot(e, e) - 1.0;
  float discriminant = b * b - a * c;
  // The nearer crossing lies before the point (a hair's breadth off, for points on the ground).
  return discriminant > 0.0 && b < 0.0 && (-b - sqrt(discriminant)) < a * 0.9999 ? 1.0 : 0.0;
}
`;
