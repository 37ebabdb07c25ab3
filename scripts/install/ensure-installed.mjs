import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withInstallLock } from './install-lock.mjs';
import { isInstalled } from './installed-packages.mjs';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Installs what `package-lock.json` asks for, unless it is there already. Of several first starts at once one
 * installs and the others wait. Returns false, after one line on stderr, when it cannot be done.
 */
export async function ensureInstalled({ development, root = projectRoot }) {
  if (isInstalled(root, { development })) return true;
  const say = (line) => console.error(`clearway: ${line}`);
  const onWait = () => say('waiting for another start to finish installing …');
  try {
    return await withInstallLock(path.join(root, '.install.lock'), { onWait }, async (noteNpm) => {
      if (isInstalled(root, { development })) return true;
      const onStart = (npm) => {
        say('installing dependencies, which only the first start does …');
        noteNpm(npm);
      };
      return await install(root, development, onStart, noteNpm);
    });
  } catch (error) {
    say(
      error.code === 'ENOENT'
        ? 'npm is needed to install the dependencies and was not found: it comes with Node.js, see https://nodejs.org'
        : `the dependencies could not be installed: ${error.message}`,
    );
    return false;
  }
}

async function install(root, development, onStart, onRetry) {
  const include = development ? ['--include=dev'] : [];
  const common = ['--no-audit', '--no-fund', '--loglevel=error', ...include];
  if ((await runNpm(root, ['ci', ...common], onStart)) === 0) return true;
  // A lock file that this npm cannot use as it is; where the network is what fails, this fails with npm's reason.
  const code = await runNpm(root, ['install', ...common], onRetry);
  if (code === 0) return true;
  throw new Error(`npm ended with ${code}, see above`);
}

function runNpm(root, npmArguments, onStart) {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', npmArguments, {
      cwd: root,
      // What npm reports goes to stderr: stdout belongs to the command that is being started.
      stdio: ['ignore', process.stderr, process.stderr],
      shell: process.platform === 'win32',
    });
    npm.once('spawn', () => onStart(npm.pid));
    npm.once('error', reject);
    npm.once('close', (code, signal) => {
      if (signal === null) resolve(code);
      else reject(new Error(`npm was stopped by ${signal}`));
    });
  });
}
