/**
 * Things on screen that a key opens: whatever carries `data-doorway="<name>"` is pressed. So the keyboard need not know how a panel
 * works, and does what the mouse does.
 */
export type Doorway = 'layers' | 'expert' | 'share';

/** Gives false where there is no such thing on screen now. */
export function openDoorway(name: Doorway): boolean {
  const doors = [...document.querySelectorAll<HTMLElement>(`[data-doorway="${name}"]`)];
  const door = doors.find((each) => each.checkVisibility());
  if (door === undefined) return false;
  door.focus();
  door.click();
  return true;
}
