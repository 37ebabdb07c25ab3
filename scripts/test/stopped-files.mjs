import { readFileSync, writeFileSync } from 'node:fs';

/**
 * A reporter of vitest: writes to `$CLEARWAY_STOPPED_FILES` which test files ran in a process that V8 stopped by a failed check of its own
 * (SIGTRAP; see packaged-node.mjs), when nothing else went wrong outside the tests. An assertion cannot end a process that way.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes reporters so
export default class StoppedFiles {
  onTestRunEnd(_modules, errors) {
    const files = stoppedFiles(errors);
    if (files.length > 0) writeFileSync(process.env.CLEARWAY_STOPPED_FILES, JSON.stringify(files));
  }
}

/** The test files of processes stopped so; none where any error is of another kind. */
export function stoppedFiles(errors) {
  const lists = errors.map((error) => {
    const message = `${error.message} ${error.cause?.message ?? ''}`;
    return /exited unexpectedly with signal SIGTRAP .*running test files? (.+)$/.exec(message)?.[1]?.split(', ');
  });
  return lists.includes(undefined) ? [] : [...new Set(lists.flat())];
}

/** What the reporter wrote at `file`: no files where it wrote nothing. */
export function readStoppedFiles(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}
