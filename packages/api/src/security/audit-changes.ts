import type { AnyOperation } from '@clearway/contract';
import { auditedLines, type LiveService } from '@clearway/service';
import type { RequestContext } from '../routes/route.ts';

const SECRET = /pass(word|phrase)?|secret|token|credential|authorization|api_?key|private_?key/i;
const NOT_KEPT = '(not kept)';

/**
 * Sees to it that no change is missing from the audit log. Most write their line in their own transaction; of the others, which have none
 * that it could be in, one is added once they are done.
 */
export async function auditChange(
  { audit }: Pick<LiveService, 'audit'>,
  operation: AnyOperation,
  context: RequestContext,
  response: Response,
): Promise<void> {
  if (operation.method === 'get' || response.status >= 400 || auditedLines() > 0) return;
  const { pathname, search } = new URL(context.req.url);
  const body = withoutSecrets(context.get('body') ?? {});
  const change = search === '' ? body : { query: search, body };
  await audit.note({ action: operation.id, target: pathname.slice(0, 500), change });
}

/** With the values of fields whose names say that they are secret left out, and of addresses all but where they lead: chat services have a key in the path. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (SECRET.test(name)) return [name, NOT_KEPT];
      return [name, name === 'url' ? withoutPath(each) : withoutSecrets(each)];
    }),
  );
}

function withoutPath(url: unknown): unknown {
  if (typeof url !== 'string' || !URL.canParse(url)) return withoutSecrets(url);
  const { origin, pathname, search } = new URL(url);
  return pathname === '/' && search === '' ? url : `${origin}/${NOT_KEPT}`;
}
