import { malformed } from './malformed.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** Whether a text has control characters other than tab and line ends: XML cannot hold them, and no message may. */
export function hasControlCharacter(text: string): boolean {
  return FORBIDDEN.test(text);
}

/** Refuses a file with control characters at the line of the first. */
export function refuseControlCharacters(text: string, file: string): void {
  const at = text.search(FORBIDDEN);
  if (at < 0) return;
  const line = text.slice(0, at).split(/\r\n?|\n/).length;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  throw malformed(file, line, `a control character (U+${code})`, 'a message is plain text: is the file damaged?');
}
