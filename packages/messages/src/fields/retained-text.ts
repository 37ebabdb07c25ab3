/**
 * A copy of `text` that keeps nothing else in memory. JavaScript engines make a substring point into the string it
 * was cut from, so one kept name would keep the whole chunk of the file it came from; joining and cutting again
 * makes the engine write the characters into a string of their own. (V8 copies below 13 characters anyway.)
 */
export function retainedText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
