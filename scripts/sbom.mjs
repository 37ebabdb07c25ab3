// `npm run sbom [-- FILE]`: what Clearway is made of, as CycloneDX JSON, from the lock file alone. The same lock file gives the same bytes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const made = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', ...process.argv.slice(3)], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  maxBuffer: 1 << 26,
});
if (made.status !== 0) {
  process.stderr.write(made.stderr);
  process.exit(made.status ?? 1);
}
const bom = JSON.parse(made.stdout);
const digest = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
// Of the time and the number that each call draws, and of the folder that it is made in, nothing stays.
bom.serialNumber = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
delete bom.metadata.timestamp;
bom.metadata.component.name = 'clearway';
const text = `${JSON.stringify(bom, null, 2)}\n`;
const file = process.argv[2];
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
