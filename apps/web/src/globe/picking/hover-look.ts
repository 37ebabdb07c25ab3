/** Looking at a hundred thousand objects takes some milliseconds: at most some times a second. */
const LOOK_MS = 60;

/** Looks what is under the pointer, a little after it has moved. */
export interface HoverLook {
  /** Null when the pointer has left. */
  at(place: { readonly x: number; readonly y: number } | null): void;
  dispose(): void;
}

export function createHoverLook(
  pick: (x: number, y: number) => number | null,
  onChange: (slot: number | null, x: number, y: number) => void,
): HoverLook {
  let place: { readonly x: number; readonly y: number } | null = null;
  let hovered: number | null = null;
  let timer = 0;
  const look = (): void => {
    timer = 0;
    const slot = place === null ? null : pick(place.x, place.y);
    if (slot === hovered) return;
    hovered = slot;
    onChange(slot, place?.x ?? 0, place?.y ?? 0);
  };
  return {
    at(next) {
      place = next;
      if (timer === 0) timer = window.setTimeout(look, LOOK_MS);
    },
    dispose: () => clearTimeout(timer),
  };
}
