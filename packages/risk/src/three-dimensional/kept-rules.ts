import { type GaussLegendreRule, gaussLegendre } from '../special-functions/gauss-legendre.ts';

const kept = new Map<number, GaussLegendreRule>();

/** Gauss and Legendre's rule of so many nodes, made once: hot loops ask for the same few again and again. */
export function keptRule(count: number): GaussLegendreRule {
  let rule = kept.get(count);
  if (rule === undefined) {
    rule = gaussLegendre(count);
    kept.set(count, rule);
  }
  return rule;
}

const keptCircles = new Map<number, Float64Array>();

/** Cosine and sine of so many angles in equal steps around a circle, in turn; made once. */
export function keptCircle(count: number): Float64Array {
  let circle = keptCircles.get(count);
  if (circle === undefined) {
    circle = new Float64Array(2 * count);
    for (let i = 0; i < count; i++) {
      circle[2 * i] = Math.cos((2 * Math.PI * (i + 0.5)) / count);
      circle[2 * i + 1] = Math.sin((2 * Math.PI * (i + 0.5)) / count);
    }
    keptCircles.set(count, circle);
  }
  return circle;
}
