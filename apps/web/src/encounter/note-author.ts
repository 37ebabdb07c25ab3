const KEY = 'clearway.note-author';

/** The name under which notes were last written in this browser. */
export function keptAuthor(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function keepAuthor(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Full, or not allowed: it is typed again.
  }
}
