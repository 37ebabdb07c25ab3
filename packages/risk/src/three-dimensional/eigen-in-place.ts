/**
 * Eigenvalues and vectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5): small
 * eigenvalues keep more digits than by other ways, which thin covariances need. Unlike `symmetricEigen` it allocates nothing.
 *
 * @param matrix size × size, row by row; its diagonal holds the eigenvalues afterwards, the rest is used up.
 * @param vectors size × size: column j is the unit vector of eigenvalue j.
 */
export function eigenInPlace(matrix: Float64Array, size: number, vectors: Float64Array): void {
  vectors.fill(0);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let rotated = false;
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = matrix[p * size + q]!;
        const pp = matrix[p * size + p]!;
        const qq = matrix[q * size + q]!;
        // Small against both of its own diagonal's elements, not against the largest: the least eigenvalue counts.
        if (off * off <= 1e-32 * Math.abs(pp * qq) || off === 0) continue;
        rotated = true;
        const theta = (qq - pp) / (2 * off);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        matrix[p * size + p] = pp - t * off;
        matrix[q * size + q] = qq + t * off;
        matrix[p * size + q] = 0;
        matrix[q * size + p] = 0;
        for (let k = 0; k < size; k++) {
          if (k !== p && k !== q) {
            const kp = matrix[k * size + p]!;
            const kq = matrix[k * size + q]!;
            const newP = c * kp - s * kq;
            const newQ = s * kp + c * kq;
            matrix[k * size + p] = newP;
            matrix[p * size + k] = newP;
            matrix[k * size + q] = newQ;
            matrix[q * size + k] = newQ;
          }
          const vp = vectors[k * size + p]!;
          const vq = vectors[k * size + q]!;
          vectors[k * size + p] = c * vp - s * vq;
          vectors[k * size + q] = s * vp + c * vq;
        }
      }
    }
    if (!rotated) return;
  }
}
