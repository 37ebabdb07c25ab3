import type { Page } from 'playwright-core';
import { inPage } from './served-map.ts';

/** Drags files over the map and drops them there. */
export async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const fire = (type: string): Promise<unknown> =>
    inPage(
      page,
      `(() => {
        const transfer = new DataTransfer();
        for (const { name, text } of given) transfer.items.add(new File([text], name));
        document.querySelector('canvas').dispatchEvent(
          new DragEvent('${type}', { bubbles: true, cancelable: true, dataTransfer: transfer }));
      })()`,
      files,
    );
  await fire('dragenter');
  await page.getByText('Drop CDMs or ephemerides here').waitFor();
  await fire('drop');
  await page.getByText('Drop CDMs or ephemerides here').waitFor({ state: 'hidden' });
}
