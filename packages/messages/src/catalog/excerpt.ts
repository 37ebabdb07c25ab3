// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a terminal
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]+/g;

/** Foreign text made fit for a one-line message: printable, trimmed, at most `length` characters. */
export function excerpt(text: string, length = 40): string {
  const printable = text
    .slice(0, 4 * length)
    .replace(UNPRINTABLE, '?')
    .trim();
  return printable.length > length ? `${printable.slice(0, length - 1)}…` : printable;
}

/** A file's name for a message: whole, or its end where it is longer than 100 characters. */
export function fileInMessage(file: string): string {
  const name = file.length > 100 ? `…${file.slice(-99)}` : file;
  return name.replace(UNPRINTABLE, '?');
}
