import { UserError } from '@clearway/service';
import { buildProgram } from './build-program.ts';
import { reportFailure } from './report-failure.ts';
import { processSurroundings, type Surroundings } from './surroundings.ts';

/**
 * Runs `clearway` with the arguments after the program's name and resolves to the exit code: 0 done, 2 bad input (one
 * line on standard error), 1 a fault of ours, 130 after Ctrl-C (143 after SIGTERM) with nothing half-written.
 */
export async function runCommand(
  argv: readonly string[],
  given: Surroundings | { readonly findMap: Surroundings['findMap'] },
): Promise<number> {
  const own = 'signal' in given ? null : processSurroundings(given.findMap);
  const around = 'signal' in given ? given : own!;
  try {
    if (argv.length === 0) throw new UserError('option-missing', 'no command given', 'try: clearway --help');
    await buildProgram(around).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return reportFailure(error, around);
  } finally {
    own?.dispose();
  }
}
