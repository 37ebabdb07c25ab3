import type { ByteSink } from '@clearway/service';
import type { Context } from 'hono';
import { type ContentEncoding, chooseEncoding, encodeBody, SHORTEST_ENCODED_BYTES } from './content-encoding.ts';
import { entityTag, isKnown } from './entity-tag.ts';
import { notModified } from './send-body.ts';

/** A body, made or being made, and its packed forms once they were asked for. */
interface LargeAnswer {
  readonly revision: string;
  readonly body: Promise<Uint8Array<ArrayBuffer>>;
  readonly encoded: Partial<Record<ContentEncoding, Promise<Uint8Array<ArrayBuffer>>>>;
}

/** One of a few documents of megabytes. */
export interface LargeDocument {
  readonly name: string;
  /** The content must be a function of name and revision. */
  readonly revision: string;
  /** Writes it as JSON, in pieces between which others have the thread. */
  readonly write: (sink: ByteSink) => Promise<void>;
}

/**
 * Documents of megabytes: made once for each revision however many ask at once, packed off the thread, and kept until there is a
 * later one. They are few, and have a place of their own: they would push all else out of the stored answers.
 */
export class LargeAnswers {
  private readonly answers = new Map<string, LargeAnswer>();

  /** Answers with the JSON document, or 304 where the reader has it. What `write` throws goes through, and is not kept. */
  async answer(context: Context, document: LargeDocument): Promise<Response> {
    const { name, revision } = document;
    const etag = entityTag(`${revision} ${name}`);
    const found = this.answers.get(name);
    const answer = found?.revision === revision ? found : this.make(document);
    // Also where the reader has it: what cannot be had (yet) is refused whatever the reader has.
    const body = await answer.body;
    if (isKnown(context.req.header('if-none-match'), etag)) return notModified(context, etag);
    const headers = { 'content-type': 'application/json', vary: 'Accept-Encoding', etag };
    const encoding =
      body.length < SHORTEST_ENCODED_BYTES ? null : chooseEncoding(context.req.header('accept-encoding'));
    if (encoding === null) return context.body(body, 200, headers);
    answer.encoded[encoding] ??= encodeBody(body, encoding);
    return context.body(await answer.encoded[encoding], 200, { ...headers, 'content-encoding': encoding });
  }

  private make({ name, revision, write }: LargeDocument): LargeAnswer {
    const answer = { revision, body: bodyOf(write), encoded: {} };
    this.answers.set(name, answer);
    answer.body.catch(() => {
      if (this.answers.get(name) === answer) this.answers.delete(name);
    });
    return answer;
  }
}

async function bodyOf(write: LargeDocument['write']): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  await write({
    async write(part) {
      // The writer may use its buffer again.
      parts.push(part.slice());
      bytes += part.length;
    },
  });
  const body = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}
