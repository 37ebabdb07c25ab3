// biome-ignore lint/style/noDefaultExport: as in stopped-files.mjs
export default class StoppedFiles {
  onTestRunEnd(modules: unknown, errors: readonly { message: string; cause?: unknown }[]): void;
}
export function stoppedFiles(errors: readonly { message: string; cause?: unknown }[]): string[];
export function readStoppedFiles(file: string): string[];
