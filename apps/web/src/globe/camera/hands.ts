import type { MapCamera } from './map-camera.ts';

export interface HandListeners {
  /** A button or the first finger goes down: what it means is what is seen there now, whatever moves until it is up again. */
  onDown(x: number, y: number, touch: boolean): void;
  /** What went down last has come up without a drag: a click or tap. */
  onPress(): void;
  onDoublePress(x: number, y: number): void;
  /** Where the pointer rests, without a button; null when it has left. */
  onHover(place: { readonly x: number; readonly y: number } | null): void;
  /** The camera has been moved by hand. */
  onMove(): void;
}

/** A press that moves less is a click. */
const CLICK_PIXELS = 5;
const DOUBLE_MS = 320;
/** How far back the speed of a throw is measured. */
const THROW_MS = 90;

interface Finger {
  x: number;
  y: number;
  startX: number;
  startY: number;
}

/** Mouse, pen and fingers on the canvas: drag, throw, wheel, pinch, twist and two-finger tilt. Gives a function that ends it. */
export function watchHands(canvas: HTMLElement, camera: MapCamera, listeners: HandListeners): () => void {
  const fingers = new Map<number, Finger>();
  const trail: { x: number; y: number; at: number }[] = [];
  let moved = false;
  let turning = false;
  let lastPress = { at: 0, x: 0, y: 0 };
  const ended = new AbortController();
  const { signal } = ended;
  const placeOf = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener(
    'pointerdown',
    (event) => {
      canvas.setPointerCapture(event.pointerId);
      camera.hold();
      const { x, y } = placeOf(event);
      fingers.set(event.pointerId, { x, y, startX: x, startY: y });
      if (fingers.size === 1) {
        moved = false;
        turning = event.button === 2 || event.button === 1 || event.ctrlKey || event.shiftKey;
        trail.length = 0;
        listeners.onDown(x, y, event.pointerType === 'touch');
      } else moved = true;
      listeners.onHover(null);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      const { x, y } = placeOf(event);
      const finger = fingers.get(event.pointerId);
      if (finger === undefined) {
        if (event.pointerType !== 'touch') listeners.onHover({ x, y });
        return;
      }
      if (fingers.size === 1) {
        if (!moved && Math.hypot(x - finger.startX, y - finger.startY) < CLICK_PIXELS) return;
        moved = true;
        if (turning) camera.turn((x - finger.x) * -0.006, (y - finger.y) * -0.006);
        else camera.pan(x - finger.x, finger.y - y);
        trail.push({ x, y, at: event.timeStamp });
        finger.x = x;
        finger.y = y;
      } else if (fingers.size === 2) {
        moveTwo(event.pointerId, finger, x, y);
      }
      listeners.onMove();
    },
    { signal },
  );
  const end = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    fingers.delete(event.pointerId);
    if (fingers.size > 0) {
      trail.length = 0;
      return;
    }
    if (event.type === 'pointercancel') return;
    if (!moved) press(finger, event);
    else if (!turning) throwOn(event.timeStamp);
  };
  canvas.addEventListener('pointerup', end, { signal });
  canvas.addEventListener('pointercancel', end, { signal });
  canvas.addEventListener('pointerleave', () => listeners.onHover(null), { signal });
  canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? 240 : 1;
      // A pinch on a touchpad comes as a wheel with Ctrl.
      const strength = event.ctrlKey ? 0.01 : 0.0022;
      const amount = Math.max(-1.2, Math.min(1.2, event.deltaY * lines * strength));
      camera.zoom(Math.exp(amount), placeOf(event));
      listeners.onMove();
    },
    { signal, passive: false },
  );

  function press(finger: Finger, event: PointerEvent): void {
    const near = Math.hypot(finger.x - lastPress.x, finger.y - lastPress.y) < 24;
    if (near && event.timeStamp - lastPress.at < DOUBLE_MS) {
      lastPress = { at: 0, x: 0, y: 0 };
      listeners.onDoublePress(finger.startX, finger.startY);
      return;
    }
    lastPress = { at: event.timeStamp, x: finger.x, y: finger.y };
    listeners.onPress();
  }

  function throwOn(now: number): void {
    const recent = trail.filter(({ at }) => now - at < THROW_MS);
    const first = recent[0];
    const last = recent.at(-1);
    if (first === undefined || last === undefined || last.at - first.at < 15) return;
    const time = last.at - first.at;
    camera.throwOn((last.x - first.x) / time, (first.y - last.y) / time);
  }

  /** Two fingers: the change of their distance zooms, of their angle turns, of their common height tilts, of their middle pans. */
  function moveTwo(id: number, finger: Finger, x: number, y: number): void {
    const other = [...fingers].find(([each]) => each !== id)![1];
    const before = { dx: finger.x - other.x, dy: finger.y - other.y };
    const now = { dx: x - other.x, dy: y - other.y };
    const zoom = Math.hypot(before.dx, before.dy) / Math.max(1, Math.hypot(now.dx, now.dy));
    const twist = Math.atan2(now.dy, now.dx) - Math.atan2(before.dy, before.dx);
    const middle = { x: (x + other.x) / 2, y: (y + other.y) / 2 };
    const side = Math.abs(now.dx) > Math.abs(now.dy) * 1.5;
    const lift = y - finger.y;
    camera.zoom(zoom, middle);
    camera.turn(twist - Math.round(twist / (2 * Math.PI)) * 2 * Math.PI, 0);
    // Fingers side by side that move up or down together tilt.
    if (side && Math.abs(zoom - 1) < 0.01) camera.turn(0, lift * -0.004);
    else camera.pan((x - finger.x) / 2, (finger.y - y) / 2);
    finger.x = x;
    finger.y = y;
  }
  return () => ended.abort();
}
