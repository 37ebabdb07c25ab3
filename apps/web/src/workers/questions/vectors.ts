import type { Vector3 } from '../../globe/view/earth-shape.ts';

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function minus(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function length(a: Vector3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

export function unit(a: Vector3): Vector3 {
  const size = length(a);
  return [a[0] / size, a[1] / size, a[2] / size];
}

/** Three numbers of a list from `offset` on. */
export function vectorAt(values: ArrayLike<number>, offset: number): Vector3 {
  return [values[offset]!, values[offset + 1]!, values[offset + 2]!];
}

/** Angle between two directions, rad; exact also where they are almost parallel. */
export function angleBetween(a: Vector3, b: Vector3): number {
  return Math.atan2(length(cross(a, b)), dot(a, b));
}
