import { ProblemError } from '@clearway/contract';

/** Saves a file that the service gives; why there is none is told with what the service said, null where it does not answer. */
export async function saveAnswer(
  ask: () => Promise<Response>,
  name: string,
  refused: (detail: string | null) => void,
): Promise<void> {
  try {
    saveBlob(await (await ask()).blob(), name);
  } catch (error) {
    refused(error instanceof ProblemError ? error.problem.detail : null);
  }
}

/** As a download of the browser. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
