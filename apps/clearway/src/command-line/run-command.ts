import { UserError } from '@clearway/service';
import { buildProgram } from './build-program.ts';
import { reportFailure } from './report-failure.ts';
import { processSurroundings, type Surroundings } from './surroundings.ts';

/** Parses the command line, runs the command, and turns whatever comes of it into an exit code. */
export async function runCommand(argv: readonly string[], given?: Surroundings): Promise<number> {
  const own = given === undefined ? processSurroundings() : null;
  const around = given ?? own!;
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
