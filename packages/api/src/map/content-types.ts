/** By the ending of a name; files of any other are bytes. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  bin: 'application/octet-stream',
};

const PACKED_ALREADY = new Set(['png', 'jpg', 'webp', 'avif', 'ico', 'woff2']);

export function contentTypeOf(name: string): string {
  return CONTENT_TYPES[endingOf(name)] ?? 'application/octet-stream';
}

/** Whether packing would make it smaller. */
export function isWorthPacking(name: string): boolean {
  return !PACKED_ALREADY.has(endingOf(name));
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
