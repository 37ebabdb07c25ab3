import type { Cdm } from './cdm.ts';
import { commentNumbers, commentsIn } from './cdm-comments.ts';

/** Where a message's hard-body radius stands, in the order in which it is looked for. */
export type CdmRadiusSource = 'HBR of both objects' | 'COMMENT HBR' | 'COMMENT Exclusion Volume Radius';

export interface CdmRadius {
  /** Sum of both radii, km. */
  readonly hardBodyRadiusKm: number;
  readonly source: CdmRadiusSource;
}

/**
 * The combined hard-body radius that a message gives: the sum of both objects' `HBR` (version 2.0); NASA's comment
 * `HBR = 10 [m]`, which is the sum already; the sum of JSpOC's exclusion volumes, spheres that enclose each object
 * generously (5 m for most). Null where it says none of them for both.
 */
export function hardBodyRadiusOf(cdm: Cdm): CdmRadius | null {
  const [first, second] = cdm.objects;
  if (first.hardBodyRadius !== null && second.hardBodyRadius !== null) {
    return radius(first.hardBodyRadius + second.hardBodyRadius, 'HBR of both objects');
  }
  const { root } = cdm.message;
  const body = root.blocks.find((block) => block.name === 'body')!;
  const segments = body.blocks.filter((block) => block.name === 'segment');
  const combined = commentNumbers(commentsIn(root), 'HBR')?.[0];
  if (combined !== undefined && combined > 0) return radius(combined, 'COMMENT HBR');
  const volumes = segments.map((segment) => commentNumbers(commentsIn(segment), 'Exclusion Volume Radius')?.[0] ?? 0);
  const sum = volumes.reduce((total, each) => total + each, 0);
  return volumes.every((each) => each > 0) ? radius(sum, 'COMMENT Exclusion Volume Radius') : null;
}

function radius(metres: number, source: CdmRadiusSource): CdmRadius {
  return { hardBodyRadiusKm: metres / 1000, source };
}
