import type { BurntAndUnburnt } from './burn-difference.ts';

/** Terms of a component's polynomial over a cell. */
export const CELL_TERMS = 6;
export const CELL_DOUBLES: number = 3 * CELL_TERMS;

/** States that the polynomials of two neighbouring cells meet: at the two ends of both together, and as far away again on either side. */
const NODES = 4;
const CELLS_BETWEEN_NODES = 2;

/**
 * What a burn changes of a path as polynomials over equal cells of time: many objects that go along with a satellite ask for it at the
 * same times. A state at every second border of cells, positions and velocities of four of them in a polynomial of the seventh
 * degree, of which each cell has six terms in x = (t − middle) / half. With cells of 0.44 rad of the orbit it is within
 * 3·10⁻⁶ of the difference's size, 0.1 m where it is 40 km: enough to see where minima are, whose values are then computed.
 */
export interface DifferenceCells {
  /** Cells of another burn from now on; `burn` in s of the day that `start` counts in. Unburnt states are kept where `isSameUnburnt`. */
  readonly choose: (burn: number, paths: BurntAndUnburnt | null, isSameUnburnt: boolean) => void;
  /** Place of a cell's polynomials in `coefficients`: x, y, z, lowest terms first. */
  readonly placeOf: (cell: number) => number;
  readonly coefficients: Float64Array;
}

export function createDifferenceCells(start: number, cellSeconds: number, count: number): DifferenceCells {
  const nodes = Math.ceil(count / CELLS_BETWEEN_NODES) + NODES - 1;
  const unburnt = new Float64Array(6 * nodes);
  const knownUnburnt = new Uint8Array(nodes);
  const differences = new Float64Array(6 * nodes);
  const known = new Uint8Array(nodes);
  const coefficients = new Float64Array(CELL_DOUBLES * count);
  const knownCells = new Uint8Array(count);
  const state = new Float64Array(6);
  let burn = 0;
  let paths: BurntAndUnburnt | null = null;

  const lookAt = (node: number): void => {
    if (known[node] === 1 || paths === null) return;
    known[node] = 1;
    const seconds = start + (node - 1) * CELLS_BETWEEN_NODES * cellSeconds - burn;
    if (knownUnburnt[node] === 0) {
      paths.unburnt(seconds, state);
      unburnt.set(state, 6 * node);
      knownUnburnt[node] = 1;
    }
    paths.burnt(seconds, state);
    for (let c = 0; c < 6; c++) differences[6 * node + c] = state[c]! - unburnt[6 * node + c]!;
  };

  return {
    coefficients,
    choose: (time, between, isSameUnburnt) => {
      [burn, paths] = [time, between];
      known.fill(0);
      knownCells.fill(0);
      if (!isSameUnburnt) knownUnburnt.fill(0);
      if (paths === null) coefficients.fill(0);
    },
    placeOf: (cell) => {
      const at = CELL_DOUBLES * cell;
      if (knownCells[cell] === 1 || paths === null) return at;
      knownCells[cell] = 1;
      const first = Math.floor(cell / CELLS_BETWEEN_NODES);
      for (let k = 0; k < NODES; k++) lookAt(first + k);
      const matrix = MATRICES[cell % CELLS_BETWEEN_NODES]!;
      for (let c = 0; c < 3; c++) {
        const from = 6 * first + c;
        // Positions at the four nodes, and rates per half of both cells.
        const [p0, p1, p2, p3] = [
          differences[from]!,
          differences[from + 6]!,
          differences[from + 12]!,
          differences[from + 18]!,
        ];
        const v0 = cellSeconds * differences[from + 3]!;
        const v1 = cellSeconds * differences[from + 9]!;
        const v2 = cellSeconds * differences[from + 15]!;
        const v3 = cellSeconds * differences[from + 21]!;
        for (let term = 0; term < CELL_TERMS; term++) {
          const row = 2 * NODES * term;
          coefficients[at + CELL_TERMS * c + term] =
            matrix[row]! * p0 +
            matrix[row + 1]! * p1 +
            matrix[row + 2]! * p2 +
            matrix[row + 3]! * p3 +
            matrix[row + 4]! * v0 +
            matrix[row + 5]! * v1 +
            matrix[row + 6]! * v2 +
            matrix[row + 7]! * v3;
        }
      }
      return at;
    },
  };
}

/** Of the left and of the right cell: rows turn positions and rates (per half of both cells) at the nodes into terms. */
const MATRICES: readonly [Float64Array, Float64Array] = [matrixOf(-1), matrixOf(1)];

/** The nodes stand at u = −3, −1, 1 and 3; the cell x in [−1, 1] is u = (x + side) / 2. */
function matrixOf(side: -1 | 1): Float64Array {
  const matrix = new Float64Array(CELL_TERMS * 2 * NODES);
  const at = (i: number): number => 2 * (i >> 1) - 3;
  for (let datum = 0; datum < 2 * NODES; datum++) {
    const node = datum % NODES;
    const isRate = datum >= NODES;
    // Newton's divided differences with every node twice, of the polynomial that is 1 for this datum and 0 for the others.
    const column = Array.from({ length: 2 * NODES }, (_, i): number => (!isRate && i >> 1 === node ? 1 : 0));
    const newton = [column[0]!];
    for (let order = 1; order < 2 * NODES; order++) {
      for (let i = 0; i < 2 * NODES - order; i++) {
        const isTwice = order === 1 && i % 2 === 0;
        if (isTwice) column[i] = isRate && i >> 1 === node ? 1 : 0;
        else column[i] = (column[i + 1]! - column[i]!) / (at(i + order) - at(i));
      }
      newton.push(column[0]!);
    }
    // Horner's scheme with u − u_i = x / 2 + (side / 2 − u_i).
    let terms: number[] = [newton.at(-1)!];
    for (let i = 2 * NODES - 2; i >= 0; i--) {
      const next = new Array<number>(terms.length + 1).fill(0);
      terms.forEach((value, k) => {
        next[k]! += value * (side / 2 - at(i));
        next[k + 1]! += value / 2;
      });
      next[0]! += newton[i]!;
      terms = next;
    }
    for (let term = 0; term < CELL_TERMS; term++) matrix[2 * NODES * term + datum] = terms[term]!;
  }
  return matrix;
}
