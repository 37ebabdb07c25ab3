import { formatUtc, writeCloseApproachesCsv } from '@clearway/service';
import type { PublishedRun } from '../current-run/current-run.ts';

/** All close approaches as a download, formatted while it is sent: 80 MB never stand in memory. */
export function closeApproachesFile(published: PublishedRun): Response {
  const abort = new AbortController();
  let asked: (() => void) | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller): void {
      const sink = {
        async write(bytes: Uint8Array): Promise<void> {
          if ((controller.desiredSize ?? 1) <= 0) await new Promise<void>((resolve) => (asked = resolve));
          abort.signal.throwIfAborted();
          controller.enqueue(bytes.slice());
        },
      };
      writeCloseApproachesCsv(published.run, sink, abort.signal).then(
        () => controller.close(),
        (error) => {
          if (!abort.signal.aborted) controller.error(error);
        },
      );
    },
    pull(): void {
      asked?.();
      asked = null;
    },
    cancel(): void {
      abort.abort();
      asked?.();
    },
  });
  const date = formatUtc(published.run.report.window.start, 0).slice(0, 10);
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="close-approaches-${date}.csv"`,
    },
  });
}
