/** Resolves when the page has nothing else to do, at the latest after so long, ms. Safari has no idle callbacks. */
export function atRest(latestMs: number): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: latestMs });
    else setTimeout(resolve, Math.min(latestMs, 500));
  });
}
