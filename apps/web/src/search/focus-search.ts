export const SEARCH_INPUT_ID: string = 'search-input';

/** Puts the cursor into the search box, its text selected. */
export function focusSearch(): void {
  const input = document.getElementById(SEARCH_INPUT_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}
