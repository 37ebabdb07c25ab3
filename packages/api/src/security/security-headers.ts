import type { Context } from 'hono';

/** Scripts, styles and requests from this server alone; nothing inline, nothing framed, no form to elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Of the map's own files: workers and WebAssembly too, pictures that its scripts make, and those of the ground from one other origin.
 * Still nothing inline.
 */
export function mapContentSecurityPolicy(imageryOrigin: string | null): string {
  const imagery = imageryOrigin === null ? '' : ` ${imageryOrigin}`;
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: data:${imagery}`,
    `connect-src 'self'${imagery}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer, set before it is made: changing them afterwards would cost a copy of each. Everything may be kept, if asked about anew; `isPrivate`: by the browser alone. */
export function setSecurityHeaders(context: Context, isPrivate = false): void {
  context.header('content-security-policy', CONTENT_SECURITY_POLICY);
  context.header('x-content-type-options', 'nosniff');
  context.header('referrer-policy', 'no-referrer');
  context.header('permissions-policy', 'geolocation=(self)');
  context.header('cross-origin-opener-policy', 'same-origin');
  context.header('cross-origin-resource-policy', 'same-origin');
  context.header('x-frame-options', 'DENY');
  // Only where the browser came by HTTPS, which a proxy adds.
  if (context.req.header('x-forwarded-proto') === 'https') {
    context.header('strict-transport-security', 'max-age=31536000');
  }
  context.header('cache-control', isPrivate ? 'private, no-cache' : 'no-cache');
}
