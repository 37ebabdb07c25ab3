/**
 * Gravitational parameter of the Earth, km³/s²: WGS 84 and EGM2008 (NIMA TR8350.2; IERS Conventions 2010 give
 * 398600.4418 ± 8e-7 in TCG-compatible units), which operators' orbits and NASA's conjunction team use. Element sets keep
 * SGP4's own `MU_KM3_S2` of WGS 72.
 */
export const EARTH_MU_KM3_S2 = 398600.4418;
