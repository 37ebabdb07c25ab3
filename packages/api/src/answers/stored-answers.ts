import type { Context } from 'hono';
import { type ContentEncoding, chooseEncoding, encodeBody, SHORTEST_ENCODED_BYTES } from './content-encoding.ts';
import { entityTag, isKnown } from './entity-tag.ts';
import { notModified } from './send-body.ts';

/** A body as it was made, and its packed forms once they were asked for. */
interface StoredAnswer {
  readonly revision: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  readonly encoded: Partial<Record<ContentEncoding, Promise<Uint8Array<ArrayBuffer>>>>;
}

/** What is made when nothing is stored. */
export interface FreshAnswer {
  readonly document: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const MOST_BYTES = 32_000_000;
const MOST_BYTES_OF_ONE = 2_000_000;

const text = new TextEncoder();

/**
 * Answers that depend on nothing but their address and a revision: made, written as JSON and packed once. Holds 32 MB of them,
 * those that were used last.
 */
export class StoredAnswers {
  private readonly answers = new Map<string, StoredAnswer>();
  private bytes = 0;

  /** Answers from what is stored, or with what `make` makes. The content must be a function of address and `revision`. */
  async answer(context: Context, revision: string, make: () => FreshAnswer | Promise<FreshAnswer>): Promise<Response> {
    const { url } = context.req;
    const address = url.slice(url.indexOf('/', 8));
    const found = this.answers.get(address);
    const stored = found?.revision === revision ? found : freshAnswer(revision, address, await make());
    this.use(address, stored);
    const { body, headers } = stored;
    if (isKnown(context.req.header('if-none-match'), headers.etag!)) return notModified(context, headers.etag!);
    const encoding =
      body.length < SHORTEST_ENCODED_BYTES ? null : chooseEncoding(context.req.header('accept-encoding'));
    if (encoding === null) return context.body(body, 200, headers);
    stored.encoded[encoding] ??= encodeBody(body, encoding);
    return context.body(await stored.encoded[encoding], 200, { ...headers, 'content-encoding': encoding });
  }

  /** Puts it behind all others, and forgets the foremost where there are too many. */
  private use(address: string, answer: StoredAnswer): void {
    const before = this.answers.get(address);
    if (before !== undefined) {
      this.answers.delete(address);
      this.bytes -= sizeOf(address, before);
    }
    if (answer.body.length > MOST_BYTES_OF_ONE) return;
    this.answers.set(address, answer);
    this.bytes += sizeOf(address, answer);
    for (const [oldest, stored] of this.answers) {
      if (this.bytes <= MOST_BYTES) return;
      this.answers.delete(oldest);
      this.bytes -= sizeOf(oldest, stored);
    }
  }
}

function freshAnswer(revision: string, address: string, { document, headers }: FreshAnswer): StoredAnswer {
  const body = text.encode(JSON.stringify(document));
  const etag = entityTag(`${revision} ${address}`);
  return {
    revision,
    body,
    headers: { 'content-type': 'application/json', vary: 'Accept-Encoding', etag, ...headers },
    encoded: {},
  };
}

/** With room for the packed forms. */
function sizeOf(address: string, { body }: StoredAnswer): number {
  return 500 + 2 * address.length + 1.5 * body.length;
}
