import { z } from 'zod';

export const OBJECT_KINDS = ['payload', 'rocket-body', 'debris', 'unknown'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];
export const objectKind: z.ZodType<ObjectKind> = z.enum(OBJECT_KINDS);

/** Regimes of orbits, as `docs/boxes.md` defines them, by mean elements. */
export const REGIMES = ['LEO', 'MEO', 'GEO', 'GTO', 'HEO', 'other'] as const;
export type Regime = (typeof REGIMES)[number];
export const regime: z.ZodType<Regime> = z.enum(REGIMES);
