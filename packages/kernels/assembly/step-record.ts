// The numbers of one time step, single precision unless noted; written by `packages/screening/src/sweep/step-record.ts`.
export const S_POSITION_1: usize = 0; // Hermite weights: position
export const S_POSITION_V0: usize = 4;
export const S_POSITION_V1: usize = 8;
export const S_VELOCITY_1: usize = 12; // Hermite weights: velocity
export const S_VELOCITY_V0: usize = 16;
export const S_VELOCITY_V1: usize = 20;
export const S_HALF_STEP: usize = 24; // s
export const S_MAX_RATE_SQUARED: usize = 28; // (rad/s)^2: objects that turn faster are searched for apart
export const S_BAND_SCALE: usize = 32; // bands per radian of latitude
export const S_REACH_KM: usize = 36; // threshold + twice the standard interpolation bound + fixed pads
export const S_CURVATURE: usize = 40; // km of reach per (km/s relative speed) per s^3
export const S_SLOW_SPEED_SQUARED: usize = 44; // (km/s)^2: slower candidates are kept apart
export const S_STANDARD_BOUND_KM: usize = 48; // interpolation bound that S_REACH_KM already holds
export const S_MAX_RATE: usize = 52; // rad/s
export const S_ANGLE_PAD: usize = 56; // rad: asin(reach / least radius) + error of the direction
export const S_LEAST_SPREAD: usize = 60; // unused
