import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * The bill of materials, as CycloneDX, of what the program is installed with: the packages of the lock file but those that
 * only develop and test. npm's own `--omit dev` leaves out what both need.
 */
export function billOfMaterials() {
  const written = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    maxBuffer: 50_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const bill = JSON.parse(written);
  const components = bill.components.filter((component) => !isForDevelopment(component));
  const kept = new Set(components.map((component) => component['bom-ref']));
  const root = bill.metadata.component['bom-ref'];
  const dependencies = bill.dependencies
    .filter(({ ref }) => ref === root || kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  return { ...bill, components, dependencies };
}

function isForDevelopment({ properties }) {
  return (properties ?? []).some(({ name, value }) => name === DEVELOPMENT && value === 'true');
}
