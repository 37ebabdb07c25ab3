import { readFileSync } from 'node:fs';

/** A file that the page refers to. */
export interface PageAsset {
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

const FILES = [
  ['/assets/page.css', new URL('./page.css', import.meta.url), 'text/css; charset=utf-8'],
  ['/assets/page-script.js', new URL('./page-script.js', import.meta.url), 'text/javascript; charset=utf-8'],
  // Asked for by browsers that show a document without a page around it.
  ['/favicon.ico', new URL('./icon.svg', import.meta.url), 'image/svg+xml'],
  ['/assets/icon.svg', new URL('./icon.svg', import.meta.url), 'image/svg+xml'],
] as const;

/** Reads them once; they lie beside this file. */
export function pageAssets(): PageAsset[] {
  return FILES.map(([path, file, contentType]) => ({ path, contentType, body: readFileSync(file, 'utf8') }));
}
