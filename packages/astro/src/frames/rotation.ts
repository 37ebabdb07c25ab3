import type { Covariance6, Vector3 } from '../encounters/encounter.ts';

/** A 3 × 3 matrix, row by row in 9 numbers. As a rotation it takes components in one frame to those in another. */
export type Matrix3 = Float64Array;

/** `matrix` · `vector`. */
export function rotated(matrix: Matrix3, vector: Vector3): Vector3 {
  const [x, y, z] = vector;
  const m = matrix;
  return [m[0]! * x + m[1]! * y + m[2]! * z, m[3]! * x + m[4]! * y + m[5]! * z, m[6]! * x + m[7]! * y + m[8]! * z];
}

/** The transpose, which of a rotation is the way back. */
export function transposed(m: Matrix3): Matrix3 {
  const out = new Float64Array(9);
  for (let i = 0; i < 9; i++) out[i] = m[3 * (i % 3) + Math.trunc(i / 3)]!;
  return out;
}

/** `first` · `second`: what `second` does, then what `first` does. */
export function multiplied(first: Matrix3, second: Matrix3): Matrix3 {
  const out = new Float64Array(9);
  for (let row = 0; row < 9; row += 3) {
    for (let column = 0; column < 3; column++) {
      out[row + column] =
        first[row]! * second[column]! + first[row + 1]! * second[column + 3]! + first[row + 2]! * second[column + 6]!;
    }
  }
  return out;
}

export function identity(): Matrix3 {
  const m = new Float64Array(9);
  m[0] = 1;
  m[4] = 1;
  m[8] = 1;
  return m;
}

/** Turns the frame that `m` leads to by `angle` rad about its x, in place: R1 of the astronomers, times `m`. Returns `m`. */
export function turnAboutX(m: Matrix3, angle: number): Matrix3 {
  return turnRows(m, 3, 6, angle);
}

/** The same about y: R2. */
export function turnAboutY(m: Matrix3, angle: number): Matrix3 {
  return turnRows(m, 6, 0, angle);
}

/** The same about z: R3. */
export function turnAboutZ(m: Matrix3, angle: number): Matrix3 {
  return turnRows(m, 0, 3, angle);
}

function turnRows(m: Matrix3, one: number, other: number, angle: number): Matrix3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  for (let column = 0; column < 3; column++) {
    const a = m[one + column]!;
    const b = m[other + column]!;
    m[one + column] = c * a + s * b;
    m[other + column] = c * b - s * a;
  }
  return m;
}

/**
 * A covariance in the frame that `rotation` leads to: each 3 × 3 block B becomes M B Mᵀ, the velocity being the inertial
 * one in both frames. This is what CDM, OEM and OPM mean by a covariance in RTN or TNW: the axes of one instant, without
 * the turning of the frame (see `covarianceWithTransport`).
 */
export function rotateCovariance(covariance: Covariance6, rotation: Matrix3): Covariance6 {
  const out = new Float64Array(36);
  rotateCovarianceInto(covariance, rotation, out);
  return out;
}

/** `rotateCovariance` into an array of the caller's, which must not be the input. */
export function rotateCovarianceInto(covariance: Covariance6, rotation: Matrix3, out: Covariance6): void {
  for (let blockRow = 0; blockRow < 36; blockRow += 18) {
    for (let block = blockRow; block < blockRow + 6; block += 3) {
      for (let i = 0; i < 3; i++) {
        // Row i of M times the block, then times each row of M.
        const m0 = rotation[3 * i]!;
        const m1 = rotation[3 * i + 1]!;
        const m2 = rotation[3 * i + 2]!;
        const b0 = m0 * covariance[block]! + m1 * covariance[block + 6]! + m2 * covariance[block + 12]!;
        const b1 = m0 * covariance[block + 1]! + m1 * covariance[block + 7]! + m2 * covariance[block + 13]!;
        const b2 = m0 * covariance[block + 2]! + m1 * covariance[block + 8]! + m2 * covariance[block + 14]!;
        for (let j = 0; j < 3; j++) {
          out[block + 6 * i + j] = b0 * rotation[3 * j]! + b1 * rotation[3 * j + 1]! + b2 * rotation[3 * j + 2]!;
        }
      }
    }
  }
  symmetrize(out);
}

/**
 * A covariance whose velocity is seen from the turning frame: J C Jᵀ with J = [M 0; −M[ω]× M], ω the angular velocity of the
 * frame (rad/s, in the components of the frame `rotation` starts from), which is what Earth-fixed frames and the
 * `…_ROTATING` frames of CCSDS need. With ω = 0 it is `rotateCovariance`.
 */
export function covarianceWithTransport(
  covariance: Covariance6,
  rotation: Matrix3,
  angularVelocity: Vector3,
): Covariance6 {
  const [x, y, z] = angularVelocity;
  const cross = Float64Array.of(0, -z, y, z, 0, -x, -y, x, 0);
  // First the transport v' = v − ω × r in the old axes, then the turn.
  const moved = Float64Array.from(covariance);
  const row = new Float64Array(6);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 6; j++) {
      row[j] = 0;
      for (let k = 0; k < 3; k++) row[j]! -= cross[3 * i + k]! * covariance[6 * k + j]!;
    }
    for (let j = 0; j < 6; j++) moved[6 * (i + 3) + j]! += row[j]!;
  }
  const left = Float64Array.from(moved);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum -= cross[3 * j + k]! * left[6 * i + k]!;
      moved[6 * i + j + 3]! += sum;
    }
  }
  return rotateCovariance(moved, rotation);
}

function symmetrize(c: Covariance6): void {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (c[6 * i + j]! + c[6 * j + i]!) / 2;
      c[6 * i + j] = mean;
      c[6 * j + i] = mean;
    }
  }
}
