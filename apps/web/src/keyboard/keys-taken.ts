import type { KeysTaken } from './match-shortcut.ts';

const TYPED =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=""], [contenteditable=true]';
/** Things that arrows move in, or scroll. */
const ARROWS =
  'input, [role=slider], [role=listbox], [role=combobox], [role=tablist], [role=menu], [role=menubar], [role=grid], [role=treegrid], [role=radiogroup], [role=tree], [role=application], .panel-body, [data-keys=own]';
const SPACE =
  'input, button, a[href], summary, [role=button], [role=option], [role=switch], [role=checkbox], .panel-body, [data-keys=own]';

/** Which keys belong to what has the focus. */
export function keysTakenBy(target: EventTarget | null): KeysTaken {
  if (!(target instanceof Element)) return { all: false, arrows: false, space: false };
  return { all: target.matches(TYPED), arrows: target.closest(ARROWS) !== null, space: target.closest(SPACE) !== null };
}
