import { PROJECTION_SHADER } from '../view/projection-shader.ts';

/**
 * Every object as a soft disc: cubic Hermite between two knots, turned from TEME to the Earth-fixed frame, hidden behind the Earth. A
 * state that is no number (decayed, or no elements) is drawn nowhere.
 */
export const POINTS_VERTEX_SHADER: string = /* glsl */ `
${PROJECTION_SHADER}
uniform float uShare;           // of the interval, 0 to 1
uniform float uStepSeconds;
uniform vec2 uTurn;             // cosine and sine of the sidereal angle
uniform float uOpacity;
in vec3 position0;
in vec3 velocity0;
in vec3 position1;
in vec3 velocity1;
in vec4 style;                  // red, green, blue, size
out vec4 vColour;
out float vRadius;

void main() {
  float u = uShare, u2 = u * u, u3 = u2 * u;
  float p1 = 3.0 * u2 - 2.0 * u3;
  vec3 teme = mix(position0, position1, p1)
    + ((u3 - 2.0 * u2 + u) * velocity0 + (u3 - u2) * velocity1) * uStepSeconds;
  vec3 fixedKm = vec3(uTurn.x * teme.x + uTurn.y * teme.y, uTurn.x * teme.y - uTurn.y * teme.x, teme.z);
  float size = style.w * 255.0 / 6.0;
  bool drawn = size > 0.0 && teme.x == teme.x && hiddenByEarth(fixedKm) < 0.5;
  vec4 clip = clipFromFixed(fixedKm);
  // Nearer ones are a little larger.
  if (uFlat < 0.5) size *= 1.0 + clamp(1200.0 / max(clip.w, 200.0) - 0.25, 0.0, 1.5);
  vRadius = 0.5 * size * uPixelRatio;
  gl_PointSize = drawn ? 2.0 * vRadius + 2.0 : 0.0;
  gl_Position = drawn ? clip : vec4(2.0, 2.0, 2.0, 1.0);
  vColour = vec4(style.rgb, uOpacity);
}
`;

export const POINTS_FRAGMENT_SHADER: string = /* glsl */ `
precision mediump float;
in vec4 vColour;
in float vRadius;
out vec4 colour;

void main() {
  float r = length(gl_PointCoord - 0.5) * (2.0 * vRadius + 2.0);
  float alpha = clamp(vRadius + 0.5 - r, 0.0, 1.0);
  if (alpha <= 0.0) discard;
  colour = vec4(vColour.rgb, vColour.a * alpha);
}
`;
