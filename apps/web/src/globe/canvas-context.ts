/** Graphics can be taken away and given back at any time. Gives a function that ends it. */
export function watchContext(
  canvas: HTMLCanvasElement,
  { onLost, onRestored }: { onLost(): void; onRestored(): void },
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  canvas.addEventListener(
    'webglcontextlost',
    (event) => {
      // Else it is never given back.
      event.preventDefault();
      onLost();
    },
    { signal },
  );
  canvas.addEventListener('webglcontextrestored', onRestored, { signal });
  return () => ended.abort();
}
