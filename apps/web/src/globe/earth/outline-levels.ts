/** Packed outlines of land and borders, from the least detail to the most; built from Natural Earth by `build/earth`. */
export const OUTLINE_FILES = {
  coarse: 'outline-coarse.bin',
  far: 'outline-far.bin',
  near: 'outline-near.bin',
} as const;

export type OutlineLevel = keyof typeof OUTLINE_FILES;

/** Below this height of the eye, km, a pixel of a usual screen is finer than the far outline. */
export const NEAR_BELOW_KM = 5000;
