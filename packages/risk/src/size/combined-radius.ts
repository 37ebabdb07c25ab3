/** A sphere around an object, m, and one standard deviation of what is not known of its radius. */
export interface UncertainRadius {
  readonly radiusM: number;
  readonly sigmaM: number;
}

export interface CombinedRadius extends UncertainRadius {
  /**
   * The radius to compute with: √((R1 + R2)² + σ1² + σ2²). The probability goes with its square while it is small, and the mean
   * of the square of an uncertain radius is that much larger (Baars & Hall, "Processing space fence radar cross-section data to produce
   * size and mass estimates", AAS 22-586, 2022).
   */
  readonly effectiveRadiusM: number;
}

/** Both bodies together; their uncertainties count as independent. */
export function combinedRadius(primary: UncertainRadius, secondary: UncertainRadius): CombinedRadius {
  const radiusM = primary.radiusM + secondary.radiusM;
  const sigmaM = Math.hypot(primary.sigmaM, secondary.sigmaM);
  return { radiusM, sigmaM, effectiveRadiusM: Math.hypot(radiusM, sigmaM) };
}
