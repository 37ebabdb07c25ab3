import { excerpt } from '@clearway/messages';
import { faultDetail } from '../fault-detail.ts';
import type { SourceFault } from '../source-warning.ts';

/**
 * What an answer with status 200 is instead of data: nothing, a web page (of a captive portal, a login), the message
 * of an error, or data that are packed though nobody said so. Null where it may be data. Looks at the start only.
 */
export function inspectAnswer(body: Buffer): SourceFault | null {
  if (body[0] === 0x1f && body[1] === 0x8b) {
    return { code: 'wrong-encoding', details: [faultDetail('unannounced-gzip', {})] };
  }
  const start = body
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '') return { code: 'empty', details: [faultDetail('nothing-came', {})] };
  const page = htmlPage(body);
  if (page !== null) return page;
  const error = errorObject(start, body);
  if (error !== null) {
    const limited = /rate limit/i.test(error);
    return {
      code: limited ? 'rate-limited' : 'error-object',
      details: [faultDetail('error-came', { text: excerpt(error, 160) })],
    };
  }
  return null;
}

/** Whether a document starts as a web page does; null where not. */
export function htmlPage(body: Buffer): SourceFault | null {
  const start = body
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!/^<(?:!doctype\s+html|html|head|body|script)/i.test(start)) return null;
  const title = /<title[^>]*>([^<]*)/i.exec(start)?.[1]?.trim();
  const detail = title ? faultDetail('page-came-titled', { title: excerpt(title, 60) }) : faultDetail('page-came', {});
  return { code: 'web-page', details: [detail] };
}

/** A real record is never this short a document with one of these keys in front. */
const ERROR_KEY = /^\[?\s*\{\s*"(?:error|errors|message|status|detail|Login|fault|code)"\s*:/i;
const LONGEST_ERROR = 4096;

/** `{"error": "…"}`, alone or in a list, as Space-Track answers with status 200. */
function errorObject(start: string, body: Buffer): string | null {
  if (!ERROR_KEY.test(start) || body.length > LONGEST_ERROR) return null;
  try {
    const document: unknown = JSON.parse(start);
    const first: unknown = Array.isArray(document) ? document[0] : document;
    if (typeof first !== 'object' || first === null || 'NORAD_CAT_ID' in first) return null;
    const [key, value] = Object.entries(first)[0]!;
    return typeof value === 'string' ? value : `${key}: ${JSON.stringify(value)}`;
  } catch {
    return null;
  }
}
