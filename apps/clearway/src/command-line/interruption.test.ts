import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

/** How a program ends that does `work` on the signal of Ctrl-C and never comes to its own end. */
async function endOf(work: string): Promise<{ code: number | null; stderr: string }> {
  const program = `
    const { interruptions } = await import(${JSON.stringify(new URL('./interruption.ts', import.meta.url).href)});
    const { signal, dispose } = interruptions();
    signal.addEventListener('abort', () => { ${work} });
    setInterval(() => undefined, 1000);
    process.stdout.write('working');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'pipe' });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.once('data', () => child.kill('SIGINT'));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stderr };
}

test.runIf(process.platform !== 'win32')('what does not stop by itself is ended, and that is told', async () => {
  const told = { code: 130, stderr: 'clearway: stopped by Ctrl-C; nothing was half-written\n' };
  expect(await endOf('')).toEqual(told);
  // It has told what there was to tell.
  expect(await endOf('dispose()')).toEqual({ ...told, stderr: '' });
});
