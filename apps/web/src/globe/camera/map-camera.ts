import type { CameraPlace } from '../../view/view.ts';
import { EQUATORIAL_RADIUS_KM, geodeticFromFixed, type Vector3 } from '../view/earth-shape.ts';
import { type CameraPose, type CameraState, FARTHEST_KM, HALF_VIEW, NEAREST_KM, poseOf } from './camera-pose.ts';
import { type FlyPath, planFlight } from './fly-path.ts';
import { projectScreen, type Screen, type ScreenProjection } from './screen-projection.ts';

/** The camera of the map: moved by hands, by flights, by what it follows, and by the stars where the view is inertial. */
export interface MapCamera {
  /** Moves on to a moment; true where anything has changed since. */
  advance(performanceMs: number, siderealAngle: number, target: Vector3 | null): boolean;
  projection(): ScreenProjection;
  place(): CameraPlace;
  flyTo(place: Partial<CameraPlace>, jump: boolean): void;
  setScreen(screen: Screen): void;
  setFlat(flat: boolean): void;
  setInertial(inertial: boolean): void;
  /** By CSS pixels, right and up: what is seen moves with the hand. Throws on with `inertia`. */
  pan(rightPixels: number, upPixels: number): void;
  throwOn(rightPixelsPerMs: number, upPixelsPerMs: number): void;
  /** Range times `factor`; the ground under the pixel stays there. */
  zoom(factor: number, at: { readonly x: number; readonly y: number } | null): void;
  turn(headingRadians: number, tiltRadians: number): void;
  northUp(): void;
  /** Stops whatever moves by itself. */
  hold(): void;
  isMoving(): boolean;
  /** Turns slowly until somebody touches it. */
  drift(on: boolean): void;
}

const RADIANS = Math.PI / 180;
const STEEPEST = 89 * RADIANS;
/** Share of its speed that a thrown globe keeps in a millisecond. */
const KEPT_PER_MS = 0.9965;
const SLOWEST_PIXELS_PER_MS = 0.01;
const DRIFT_RAD_PER_MS = (1.2 * RADIANS) / 1000;
/** Zooming goes on for a moment: share of the rest that is done in a millisecond. */
const ZOOM_PER_MS = 0.012;

export function createMapCamera(first: CameraPlace): MapCamera {
  let state = stateOf(first);
  let screen: Screen = { width: 1, height: 1, pixelRatio: 1, padding: { left: 0, right: 0, top: 0, bottom: 0 } };
  let flat = false;
  let inertial = false;
  let followed: Vector3 | null = null;
  let flight: { path: FlyPath; startMs: number | null } | null = null;
  let thrown: { right: number; up: number } | null = null;
  let zooming: { rest: number; at: { x: number; y: number } | null } | null = null;
  let drifting = false;
  let lastMs: number | null = null;
  let lastAngle: number | null = null;
  let changed = true;
  let projection: ScreenProjection | null = null;

  const pose = (): CameraPose => poseOf(flat ? { ...state, heading: 0, tilt: 0 } : state, flat ? null : followed);
  const project = (): ScreenProjection => {
    projection ??= projectScreen(pose(), state, screen, flat);
    return projection;
  };
  const set = (next: CameraState): void => {
    const highest = flat ? Math.PI / 2 : STEEPEST;
    state = {
      longitude: next.longitude - Math.round(next.longitude / (2 * Math.PI)) * 2 * Math.PI,
      latitude: Math.min(highest, Math.max(-highest, next.latitude)),
      rangeKm: Math.min(flat ? flatFarthest() : FARTHEST_KM, Math.max(NEAREST_KM, next.rangeKm)),
      heading: next.heading - Math.floor(next.heading / (2 * Math.PI)) * 2 * Math.PI,
      tilt: Math.min(85 * RADIANS, Math.max(0, next.tilt)),
    };
    projection = null;
    changed = true;
  };
  /** The flat map is never smaller than the free part of the screen is high. */
  const flatFarthest = (): number => {
    const { width, height, padding } = screen;
    const free = { w: width - padding.left - padding.right, h: height - padding.top - padding.bottom };
    const focal = Math.min(free.w, free.h) / 2 / Math.tan(HALF_VIEW);
    return Math.max(NEAREST_KM * 2, (Math.PI * EQUATORIAL_RADIUS_KM * focal) / Math.max(80, free.h));
  };
  const pan = (rightPixels: number, upPixels: number): void => {
    const perRadian = EQUATORIAL_RADIUS_KM / Math.min(project().kmPerPixel, 20);
    const cos = Math.cos(flat ? 0 : state.heading);
    const sin = Math.sin(flat ? 0 : state.heading);
    const east = -(rightPixels * cos + upPixels * sin) / perRadian;
    const north = -(upPixels * cos - rightPixels * sin) / perRadian;
    const across = flat ? 1 : Math.max(0.15, Math.cos(state.latitude));
    if (followed !== null && !flat) {
      set({ ...state, heading: state.heading + rightPixels * 0.004, tilt: state.tilt + upPixels * -0.004 });
      return;
    }
    set({ ...state, longitude: state.longitude + east / across, latitude: state.latitude + north });
  };
  const zoomNow = (factor: number, at: { x: number; y: number } | null): void => {
    const before = at === null ? null : project().groundAt(at.x, at.y);
    set({ ...state, rangeKm: state.rangeKm * factor });
    if (before === null || at === null || followed !== null) return;
    const after = project().groundAt(at.x, at.y);
    if (after === null) return;
    const east = before.longitude - after.longitude;
    set({
      ...state,
      longitude: state.longitude + east - Math.round(east / (2 * Math.PI)) * 2 * Math.PI,
      latitude: state.latitude + before.latitude - after.latitude,
    });
  };
  const hold = (): void => {
    flight = null;
    thrown = null;
    zooming = null;
    drifting = false;
  };

  return {
    advance(performanceMs, siderealAngle, target) {
      const passed = lastMs === null ? 0 : Math.min(100, performanceMs - lastMs);
      lastMs = performanceMs;
      if (inertial && !flat && lastAngle !== null && siderealAngle !== lastAngle && target === null) {
        set({ ...state, longitude: state.longitude - (siderealAngle - lastAngle) });
      }
      lastAngle = siderealAngle;
      if (target !== null || followed !== null) {
        if (target !== null) {
          const { longitude, latitude } = geodeticFromFixed(target);
          state = { ...state, longitude, latitude };
        }
        followed = target;
        projection = null;
        changed = true;
      }
      if (flight !== null) {
        flight.startMs ??= performanceMs;
        const share = Math.min(1, (performanceMs - flight.startMs) / flight.path.milliseconds);
        const next = flight.path.at(share);
        set(target === null ? next : { ...next, longitude: state.longitude, latitude: state.latitude });
        if (share === 1) flight = null;
      }
      if (thrown !== null && passed > 0) {
        pan(thrown.right * passed, thrown.up * passed);
        const kept = KEPT_PER_MS ** passed;
        thrown = { right: thrown.right * kept, up: thrown.up * kept };
        if (Math.hypot(thrown.right, thrown.up) < SLOWEST_PIXELS_PER_MS) thrown = null;
      }
      if (zooming !== null && passed > 0) {
        const part = zooming.rest * Math.min(1, 1 - Math.exp(-ZOOM_PER_MS * passed));
        zoomNow(Math.exp(part), zooming.at);
        zooming.rest -= part;
        if (Math.abs(zooming.rest) < 0.001) zooming = null;
      }
      if (drifting && passed > 0 && target === null) {
        set({ ...state, longitude: state.longitude + DRIFT_RAD_PER_MS * passed });
      }
      const told = changed;
      changed = false;
      return told;
    },
    projection: project,
    place: () => ({
      latitude: state.latitude / RADIANS,
      longitude: state.longitude / RADIANS,
      rangeKm: state.rangeKm,
      heading: state.heading / RADIANS,
      tilt: state.tilt / RADIANS,
    }),
    flyTo(place, jump) {
      hold();
      const goal = stateOf({ ...placeOf(state), ...place });
      if (jump) set(goal);
      else flight = { path: planFlight(state, goal), startMs: null };
      changed = true;
    },
    setScreen(next) {
      screen = next;
      set(state);
    },
    setFlat(next) {
      flat = next;
      set(state);
    },
    setInertial(next) {
      inertial = next;
    },
    pan,
    throwOn(right, up) {
      thrown = { right, up };
      changed = true;
    },
    zoom(factor, at) {
      flight = null;
      drifting = false;
      zooming = { rest: (zooming?.rest ?? 0) + Math.log(factor), at };
      changed = true;
    },
    turn(heading, tilt) {
      if (flat) return;
      set({ ...state, heading: state.heading + heading, tilt: state.tilt + tilt });
    },
    northUp() {
      hold();
      flight = { path: planFlight(state, { ...state, heading: 0, tilt: 0 }), startMs: null };
      changed = true;
    },
    hold,
    isMoving: () => flight !== null || thrown !== null || zooming !== null || drifting,
    drift(on) {
      drifting = on;
      changed = true;
    },
  };
}

function stateOf({ latitude, longitude, rangeKm, heading, tilt }: CameraPlace): CameraState {
  return {
    latitude: latitude * RADIANS,
    longitude: longitude * RADIANS,
    rangeKm,
    heading: heading * RADIANS,
    tilt: tilt * RADIANS,
  };
}

function placeOf(state: CameraState): CameraPlace {
  return {
    latitude: state.latitude / RADIANS,
    longitude: state.longitude / RADIANS,
    rangeKm: state.rangeKm,
    heading: state.heading / RADIANS,
    tilt: state.tilt / RADIANS,
  };
}
