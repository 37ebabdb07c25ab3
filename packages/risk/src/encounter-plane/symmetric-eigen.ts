/** Eigenvalues and unit eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Row by row; the k-th row is the vector of the k-th value. */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 50;

/** Jacobi's rotations (Golub and Van Loan, "Matrix Computations", 8.5) on a symmetric matrix, row by row in size² numbers. */
export function symmetricEigen(matrix: ArrayLike<number>, size: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let k = 0; k < size; k++) vectors[k * size + k] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let isDiagonal = true;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = a[p * size + q]!;
        const [app, aqq] = [a[p * size + p]!, a[q * size + q]!];
        if (off === 0 || Math.abs(off) < 1e-17 * Math.sqrt(Math.abs(app * aqq))) continue;
        isDiagonal = false;
        const theta = (aqq - app) / (2 * off);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        rotate(a, size, p, q, c, t * c);
        a[p * size + p] = app - t * off;
        a[q * size + q] = aqq + t * off;
        a[p * size + q] = 0;
        a[q * size + p] = 0;
        for (let k = 0; k < size; k++) {
          const [vp, vq] = [vectors[p * size + k]!, vectors[q * size + k]!];
          vectors[p * size + k] = c * vp - t * c * vq;
          vectors[q * size + k] = t * c * vp + c * vq;
        }
      }
    }
    if (isDiagonal) break;
  }
  return { values: Float64Array.from({ length: size }, (_, k) => a[k * size + k]!), vectors };
}

/** Turns all rows and columns but p's and q's own crossing. */
function rotate(a: Float64Array, size: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < size; k++) {
    if (k === p || k === q) continue;
    const [kp, kq] = [a[k * size + p]!, a[k * size + q]!];
    const [newP, newQ] = [c * kp - s * kq, s * kp + c * kq];
    a[k * size + p] = newP;
    a[p * size + k] = newP;
    a[k * size + q] = newQ;
    a[q * size + k] = newQ;
  }
}
