import { dotSingle, pseudoMax, STATE_FLOATS, STEP, single, truncateToInt32 } from './step-numbers.ts';

/** What a step knows of its objects before and after interpolation. */
export interface StepObjects {
  readonly pads: Float32Array;
  readonly bounds: Float32Array;
  readonly bandStarts: Int32Array;
  readonly bandScales: Float32Array;
  readonly states: Float32Array;
  readonly lowCodes: Int16Array;
  readonly highCodes: Int16Array;
  readonly cells: Int32Array;
  /** Sizes of the cells, the absent first. */
  readonly cellCounts: Int32Array;
  /** Indices of objects to be searched for apart. */
  readonly apart: number[];
}

const LEAST_RADIUS_KM = 6000;

/** Twin of `interpolateStep`: knots are six columns of `count` floats; objects stand from `first` on. */
export function interpolateStep(
  step: Float32Array,
  knot0: Float32Array,
  knot1: Float32Array,
  count: number,
  first: number,
  standardBound: number,
  objects: StepObjects,
): void {
  for (let i = 0; i < count; i++) interpolateOne(step, knot0, knot1, count, i, first + i, standardBound, objects);
}

function interpolateOne(
  step: Float32Array,
  knot0: Float32Array,
  knot1: Float32Array,
  count: number,
  i: number,
  index: number,
  standardBound: number,
  objects: StepObjects,
): void {
  const weight = (place: number): number => step[place]!;
  const position = (c: number): number => {
    const a = knot0[c * count + i]!;
    const difference = single(knot1[c * count + i]! - a);
    return single(
      single(a + single(weight(STEP.position1) * difference)) +
        single(
          single(weight(STEP.positionV0) * knot0[(c + 3) * count + i]!) +
            single(weight(STEP.positionV1) * knot1[(c + 3) * count + i]!),
        ),
    );
  };
  const velocity = (c: number): number => {
    const difference = single(knot1[c * count + i]! - knot0[c * count + i]!);
    return single(
      single(weight(STEP.velocity1) * difference) +
        single(
          single(weight(STEP.velocityV0) * knot0[(c + 3) * count + i]!) +
            single(weight(STEP.velocityV1) * knot1[(c + 3) * count + i]!),
        ),
    );
  };
  const [x, y, z] = [position(0), position(1), position(2)];
  const [vx, vy, vz] = [velocity(0), velocity(1), velocity(2)];
  const bound = objects.bounds[index]!;
  objects.states.set([x, y, z, bound, vx, vy, vz, 0], index * STATE_FLOATS);

  const rho2 = single(single(x * x) + single(y * y));
  const r2 = single(rho2 + single(z * z));
  const r = single(Math.sqrt(r2));
  const rv = dotSingle(x, y, z, vx, vy, vz);
  const v2 = dotSingle(vx, vy, vz, vx, vy, vz);
  const spread = single(single(single(Math.abs(rv) * weight(STEP.halfStep)) / r) + objects.pads[index]!);
  const least = single(r - spread);
  objects.lowCodes[index] = radialCode(least);
  objects.highCodes[index] = radialCode(single(r + spread));

  const least2 = single(least * least);
  const momentum2 = single(single(r2 * v2) - single(rv * rv));
  const fast =
    momentum2 > single(weight(STEP.maxRateSquared) * single(least2 * least2)) || bound > single(standardBound);
  const absent = Number.isNaN(r2);
  let cell = -1;
  if (absent || fast) {
    if (!absent) objects.apart.push(index);
  } else {
    const latitude = arcTangent(z, single(Math.sqrt(rho2)));
    const longitude = arcTangent(y, x);
    const band = truncateToInt32(single(single(latitude + single(Math.PI / 2)) * weight(STEP.bandScale)));
    const east = single(longitude + single(Math.PI));
    cell = objects.bandStarts[band]! + truncateToInt32(single(east * objects.bandScales[band]!));
  }
  objects.cells[index] = cell;
  objects.cellCounts[cell + 1]!++;
}

/** Radius to sixteen bits by a map that never falls, finest where radii crowd. */
function radialCode(radius: number): number {
  const floor = pseudoMax(radius, LEAST_RADIUS_KM);
  const code = truncateToInt32(single(65_500 - 32_760 - single((65_500 * LEAST_RADIUS_KM) / floor)));
  return Math.max(-32_768, Math.min(32_767, code));
}

/** Twin of `assembly/direction-f32.ts`: four-quadrant arctangent by a polynomial, error below 1e-5. */
export function arcTangent(y: number, x: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const larger = pseudoMax(Math.max(ax, ay), single(1e-20));
  const a = single(Math.min(ax, ay) / larger);
  const s = single(a * a);
  let p = single(single(0.05264731) + single(s * single(-0.01171912)));
  for (const coefficient of [-0.11642645, 0.19354036, -0.33262283, 0.99997722]) {
    p = single(single(coefficient) + single(s * p));
  }
  let angle = single(a * p);
  if (ay > ax) angle = single(single(Math.PI / 2) - angle);
  if (x < 0) angle = single(single(Math.PI) - angle);
  return y < 0 || Object.is(y, -0) ? -Math.abs(angle) : angle;
}
