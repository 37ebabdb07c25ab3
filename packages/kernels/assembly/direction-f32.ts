// @ts-ignore: decorator
@inline function fsplat(x: f32): v128 { return f32x4.splat(x); }

/**
 * Four-quadrant arctangent, radians, error below 1e-5 (least-maximum fit of atan(a)/a in a^2 on [0, 1], degree 5: 1.7e-6, plus
 * single-precision rounding). At the origin 0.
 */
// @ts-ignore: decorator
@inline export function arcTangent(y: v128, x: v128): v128 {
  const ax = f32x4.abs(x);
  const ay = f32x4.abs(y);
  const larger = f32x4.pmax(f32x4.max(ax, ay), fsplat(1e-20));
  const a = f32x4.div(f32x4.min(ax, ay), larger);
  const s = f32x4.mul(a, a);
  let p = f32x4.add(fsplat(0.05264731), f32x4.mul(s, fsplat(-0.01171912)));
  p = f32x4.add(fsplat(-0.11642645), f32x4.mul(s, p));
  p = f32x4.add(fsplat(0.19354036), f32x4.mul(s, p));
  p = f32x4.add(fsplat(-0.33262283), f32x4.mul(s, p));
  p = f32x4.add(fsplat(0.99997722), f32x4.mul(s, p));
  let angle = f32x4.mul(a, p);
  angle = v128.bitselect(f32x4.sub(fsplat(1.5707964), angle), angle, f32x4.gt(ay, ax));
  angle = v128.bitselect(f32x4.sub(fsplat(3.1415927), angle), angle, f32x4.lt(x, fsplat(0)));
  return v128.or(angle, v128.and(y, fsplat(-0.0)));
}
