import { PROJECTION_SHADER } from '../view/projection-shader.ts';

/** Of a vertex shader that draws segments on the ground as quads of a fixed width in pixels, with a soft edge of one device pixel. */
export const LINE_SHADER: string = /* glsl */ `${PROJECTION_SHADER}
uniform float uWidth;           // CSS pixels
out float vAcross;              // device pixels from the middle of the line
out float vFacing;              // 1 below the eye, 0 at the limb, negative behind

const vec3 AXES = vec3(EQUATORIAL, EQUATORIAL, POLAR);

float facingOf(vec3 p) {
  vec3 eye = uEyeKm / AXES;
  return uFlat > 0.5 ? 1.0 : (dot(p / AXES, eye) - 1.0) / (length(eye) - 1.0);
}

// Of a quad: which end of the segment, and which side of it.
bool isFrom() {
  return (gl_VertexID & 1) == 0;
}

// Of the copy of the flat map that this instance draws.
float copyTurns() {
  return float(gl_InstanceID == 2 ? -1 : gl_InstanceID);
}

void placeNothing() {
  vAcross = 0.0;
  vFacing = -1.0;
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}

void placeSegment(vec4 from, vec4 to, float fromFacing, float toFacing) {
  if (from.w <= 0.0 || to.w <= 0.0) {
    placeNothing();
    return;
  }
  vec2 along = (to.xy / to.w - from.xy / from.w) * uViewport;
  float length = length(along);
  vec2 across = length > 1e-5 ? vec2(-along.y, along.x) / length : vec2(0.0, 1.0);
  vAcross = ((gl_VertexID & 2) == 0 ? -1.0 : 1.0) * (uWidth * uPixelRatio * 0.5 + 0.5);
  vFacing = isFrom() ? fromFacing : toFacing;
  gl_Position = isFrom() ? from : to;
  gl_Position.xy += across * vAcross * 2.0 / uViewport * gl_Position.w;
}
`;

/** Lines fade out over the last part before the limb, where they would crowd. */
export const LINE_FRAGMENT: string = /* glsl */ `
uniform vec3 uColour;
uniform float uOpacity;
uniform float uWidth;
uniform float uPixelRatio;
in float vAcross;
in float vFacing;
out vec4 colour;
void main() {
  if (vFacing <= 0.0) discard;
  float coverage = clamp(uWidth * uPixelRatio * 0.5 + 0.5 - abs(vAcross), 0.0, 1.0);
  colour = vec4(uColour, uOpacity * coverage * smoothstep(0.0, 0.12, vFacing));
}`;
