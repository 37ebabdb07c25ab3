import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import type {} from './shared-folder.ts';

const LOOK_MS = 100;

/** What `make` gives, as JSON, made by whichever test file asks first; the others wait for it. `make` gets a folder of its own that stays until the end. */
export async function madeOnce<Made>(name: string, make: (folder: string) => Promise<Made>): Promise<Made> {
  const folder = path.join(inject('sharedFolder'), name);
  const file = `${folder}.json`;
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const answer = await make(folder).then(
      (made) => ({ made }),
      (error: Error) => ({ failed: error.message }),
    );
    await writeFile(`${file}.part`, JSON.stringify(answer));
    await rename(`${file}.part`, file);
  }
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) {
      const answer = JSON.parse(text) as { readonly made: Made } | { readonly failed: string };
      if ('failed' in answer) throw new Error(`${name} could not be made: ${answer.failed}`);
      return answer.made;
    }
    await sleep(LOOK_MS);
  }
}
