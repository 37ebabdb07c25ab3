import { PROJECTION_SHADER } from '../view/projection-shader.ts';

/**
 * Lines in space, a quad for each piece, of one width on screen whatever the distance. What lies behind the Earth is faint. On the flat
 * map a piece across the edge is not drawn.
 */
export const LINE_VERTEX_SHADER: string = /* glsl */ `
${PROJECTION_SHADER}
uniform vec2 uTurn;             // cosine and sine of the angle from the line's frame to the Earth-fixed one
uniform float uWidth;           // CSS pixels
in vec3 start;
in vec3 end;
in float startLength;           // along the line, km
in float endLength;
in vec2 corner;                 // x 0 start, 1 end; y -1 or 1
out float vSide;
out float vHalf;
out float vLength;
out vec3 vPlace;

vec3 turned(vec3 p) { return vec3(uTurn.x * p.x + uTurn.y * p.y, uTurn.x * p.y - uTurn.y * p.x, p.z); }

void main() {
  vec3 a = turned(start), b = turned(end);
  vec4 clipA = clipFromFixed(a), clipB = clipFromFixed(b);
  // A piece that begins behind the eye is cut where it passes it.
  float least = 1.0;
  if (uFlat < 0.5) {
    if (clipA.w < least && clipB.w < least) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    if (clipA.w < least) clipA = mix(clipA, clipB, (least - clipA.w) / (clipB.w - clipA.w));
    if (clipB.w < least) clipB = mix(clipB, clipA, (least - clipB.w) / (clipA.w - clipB.w));
  } else {
    float turns = floor((clipB.x - clipA.x) / (TURN * uMapScale.x) + 0.5);
    clipB.x -= turns * TURN * uMapScale.x;
  }
  vec2 half2 = 0.5 * uViewport;
  vec2 pixelA = clipA.xy / clipA.w * half2, pixelB = clipB.xy / clipB.w * half2;
  vec2 along = pixelB - pixelA;
  float size = length(along);
  vec2 ahead = size > 1e-4 ? along / size : vec2(1.0, 0.0);
  vec2 across = vec2(-ahead.y, ahead.x);
  vHalf = 0.5 * uWidth * uPixelRatio;
  float reach = vHalf + 1.0;
  vec4 clip = corner.x < 0.5 ? clipA : clipB;
  vec2 shift = across * corner.y * reach + ahead * (corner.x * 2.0 - 1.0) * 0.5;
  clip.xy += shift / half2 * clip.w;
  gl_Position = clip;
  vSide = corner.y * reach;
  vLength = corner.x < 0.5 ? startLength : endLength;
  vPlace = corner.x < 0.5 ? a : b;
}
`;

export const LINE_FRAGMENT_SHADER: string = /* glsl */ `
precision highp float;
${PROJECTION_SHADER}
uniform vec3 uColour;
uniform float uOpacity;
uniform float uBehind;
uniform float uDashKm;          // 0 for a whole line
in float vSide;
in float vHalf;
in float vLength;
in vec3 vPlace;
out vec4 colour;

void main() {
  float alpha = clamp(vHalf + 0.5 - abs(vSide), 0.0, 1.0) * uOpacity;
  if (uDashKm > 0.0 && fract(vLength / uDashKm) > 0.5) discard;
  if (hiddenByEarth(vPlace) > 0.5) alpha *= uBehind;
  colour = vec4(uColour, alpha);
}
`;
