import { readFileSync } from 'node:fs';

/** A file that the page refers to. */
export interface PageAsset {
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

const FILES = [
  ['page.css', 'text/css; charset=utf-8'],
  ['page-script.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
] as const;

/** Reads them once; they lie beside this file. */
export function pageAssets(): PageAsset[] {
  return FILES.map(([name, contentType]) => ({
    path: `/assets/${name}`,
    contentType,
    body: readFileSync(new URL(name, import.meta.url), 'utf8'),
  }));
}
