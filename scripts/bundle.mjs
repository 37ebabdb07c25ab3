// `npm run bundle -- FILE.tar.gz`: everything that a machine without a network needs, for machines like this one.
import { stopWithLauncher } from '../apps/clearway/bin/stop-with-launcher.mjs';
import { writeBundle } from './bundle/write-bundle.mjs';

stopWithLauncher();
const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0 || file.startsWith('-')) {
  console.error('clearway: npm run bundle -- FILE.tar.gz');
  process.exitCode = 2;
} else {
  try {
    await writeBundle(file, (line) => console.error(`clearway: ${line}`));
  } catch (error) {
    console.error(`clearway: the bundle could not be written: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
}
