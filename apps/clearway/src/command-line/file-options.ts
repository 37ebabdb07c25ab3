import { UserError } from '@clearway/service';
import { type Command, Option } from 'commander';
import { invalid } from './read-option.ts';

/** `--output FILE`; without it, or with `-`, the result goes to standard output. */
export function outputOption(what: string): Option {
  return new Option('--output <file>', `${what} (default, and -: stdout); .gz compresses`);
}

/** Makes `--output -` mean what leaving it out means. */
export function readDashAsStdout(program: Command): void {
  program.hook('preAction', (_, command) => {
    if (command.getOptionValue('output') === '-') command.setOptionValue('output', undefined);
  });
}

/** `--report FILE`. */
export function reportOption(): Option {
  return new Option('--report <file>', 'JSON on what was done').argParser((text) => {
    if (text === '-') throw invalid('--report', text, 'name a file, or print one document with --json');
    return text;
  });
}

/** Of an option given twice the last would win without a word, and one of two primaries would be left out. */
export function refuseRepeatedOptions(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.variadic) continue;
    let given = false;
    command.on(`option:${option.name()}`, () => {
      if (given) throw new UserError('option-invalid', `${option.long} is given twice`, 'give it once');
      given = true;
    });
  }
}
