// `npm run audit:dependencies`: known faults in what is installed, where the registry can be asked; else one line that says so.
import { spawnSync } from 'node:child_process';

const { status, stdout, error } = spawnSync('npm', ['audit', '--json', '--audit-level=high'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  timeout: 120_000,
});
const report = parsed(stdout ?? '');
if (error !== undefined || report?.metadata?.vulnerabilities === undefined) {
  const reason = error?.message ?? report?.message ?? report?.error?.summary ?? 'no answer';
  process.stderr.write(`dependencies were NOT audited: the registry gives no advisories here (${reason})\n`);
  process.exit(0);
}
const found = report.metadata.vulnerabilities;
process.stdout.write(
  `${Object.entries(found)
    .map(([level, count]) => `${level} ${count}`)
    .join(', ')}\n`,
);
for (const [name, { severity, via }] of Object.entries(report.vulnerabilities ?? {})) {
  const titles = via.map((each) => (typeof each === 'string' ? each : each.title)).join('; ');
  process.stdout.write(`${severity}  ${name}: ${titles}\n`);
}
process.exit(status ?? 1);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
