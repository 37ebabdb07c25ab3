export const RADIUS_KM: f64 = 6378.135;
export const MU: f64 = 398600.8;
export const XKE: f64 = 60.0 / Math.sqrt((6378.135 * 6378.135 * 6378.135) / 398600.8);
export const V_KM_S: f64 = (6378.135 * XKE) / 60.0;
export const J2: f64 = 0.001082616;
export const J3_OVER_J2: f64 = -0.00000253881 / 0.001082616;
export const TWO_PI: f64 = 6.283185307179586476925;
/** Beyond this distance a state is garbage, km (see COMMAND.md, definitions). */
export const MAX_RADIUS_KM: f64 = 2.0e6;
