import { expect, onTestFinished } from 'vitest';

/** Gives what frees something, once however often it is asked; done at the end of the test at the latest, also of one that ran out of time and never comes to its own end. */
export function endsWithTest(free: () => Promise<void>): () => Promise<void> {
  let freeing: Promise<void> | null = null;
  const once = (): Promise<void> => {
    freeing ??= free();
    return freeing;
  };
  // What is made once for several files is not of a test.
  if (expect.getState().currentTestName !== undefined) onTestFinished(once);
  return once;
}
