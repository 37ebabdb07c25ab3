/** An integral, and how often the function was asked. */
export interface AdaptiveIntegral {
  readonly value: number;
  /** Sum of the absolute differences of both rules: an upper estimate of the error. */
  readonly error: number;
  readonly evaluations: number;
  /** False where the tolerance wasn't reached with the evaluations allowed. */
  readonly isConverged: boolean;
}

interface Panel {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
}

/**
 * Integral of a function over the panels between ascending `edges`, by Gauss and Kronrod's pair of 7 and 15 points (Piessens
 * and others, QUADPACK, 1983); the panel with the largest error is halved until all errors together are below
 * `relativeTolerance` of the value or `absoluteTolerance`.
 */
export function adaptiveIntegral(
  f: (x: number) => number,
  edges: readonly number[],
  relativeTolerance: number,
  absoluteTolerance = 0,
  mostEvaluations = 4000,
): AdaptiveIntegral {
  const panels: Panel[] = [];
  for (let i = 1; i < edges.length; i++) if (edges[i]! > edges[i - 1]!) panels.push(panel(f, edges[i - 1]!, edges[i]!));
  let evaluations = 15 * panels.length;
  for (;;) {
    let value = 0;
    let error = 0;
    let worst = 0;
    for (let i = 0; i < panels.length; i++) {
      value += panels[i]!.value;
      error += panels[i]!.error;
      if (panels[i]!.error > panels[worst]!.error) worst = i;
    }
    const isConverged = error <= Math.max(absoluteTolerance, relativeTolerance * Math.abs(value));
    if (isConverged || evaluations >= mostEvaluations) return { value, error, evaluations, isConverged };
    const { from, to } = panels[worst]!;
    const middle = (from + to) / 2;
    panels[worst] = panel(f, from, middle);
    panels.push(panel(f, middle, to));
    evaluations += 30;
  }
}

function panel(f: (x: number) => number, from: number, to: number): Panel {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const centre = f(middle);
  let kronrod = KRONROD[7]! * centre;
  let gauss = GAUSS[3]! * centre;
  for (let i = 0; i < 7; i++) {
    const both = f(middle - half * NODES[i]!) + f(middle + half * NODES[i]!);
    kronrod += KRONROD[i]! * both;
    if (i % 2 === 1) gauss += GAUSS[(i - 1) / 2]! * both;
  }
  return { from, to, value: kronrod * half, error: Math.abs(kronrod - gauss) * half };
}

const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848,
];
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
const GAUSS = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];
