// Asks the registry for known vulnerabilities of the packages that the program is installed with, and fails on any.
// A registry without that service, as mirrors in closed networks are, is told of and fails nothing.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: join(import.meta.dirname, '..'),
  encoding: 'utf8',
  maxBuffer: 50_000_000,
});
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;
if (counts === undefined) {
  process.stdout.write(
    `audit: the registry did not answer (${report?.message ?? 'nothing came'}); nothing is known\n`,
  );
} else if (counts.total > 0) {
  for (const { name, severity, range } of Object.values(report.vulnerabilities)) {
    process.stderr.write(`audit: ${severity}: ${name} ${range}\n`);
  }
  process.exit(1);
} else {
  process.stdout.write('audit: no known vulnerabilities\n');
}

/**
 * @param {string} text
 * @returns {any}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
