/**
 * Puts a text on the clipboard. Browsers have `navigator.clipboard` on HTTPS and localhost only; elsewhere what is selected in `field`
 * is copied the old way. Gives false where neither works; the text is selected then.
 */
export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return field !== null && document.execCommand('copy');
  }
}
