import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** A package of ours with one that it needs, in the versions of a lock file. */
const PACKAGE = { name: 'ours', version: '1.0.0', dependencies: { left: '1.0.0' } };
/** The same with one that only its tests need, which needs the other too. */
const WITH_TESTS = { ...PACKAGE, devDependencies: { tester: '1.0.0' } };

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atlas-supply-'));
});
afterAll(() => rm(directory, { recursive: true }));

interface Ending {
  readonly status: number;
  readonly output: string;
}

function run(script: string, parameters: readonly string[] = [], environment: Record<string, string> = {}) {
  return new Promise<Ending>((resolve) => {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
    execFile(process.execPath, [script, ...parameters], { env }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

/** A folder with our scripts and a lock file whose one package has a licence; its tests need that package too. */
async function folderWith(script: string, licence: string): Promise<string> {
  const folder = await mkdtemp(join(directory, 'of-'));
  await mkdir(join(folder, 'docs'));
  await cp(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...WITH_TESTS, type: 'module' }));
  const packages = {
    '': WITH_TESTS,
    'node_modules/left': { version: '1.0.0', license: licence },
    'node_modules/tester': {
      version: '1.0.0',
      license: 'GPL-3.0',
      dev: true,
      dependencies: { left: '1.0.0' },
    },
  };
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...WITH_TESTS, lockfileVersion: 3, requires: true, packages }),
  );
  return join(folder, 'scripts', script);
}

describe('the licences of the packages that the program is installed with', () => {
  it('are allowed, and listed in docs/licences.md', async () => {
    expect(await run(join(ROOT, 'scripts/licences.js'), ['--check'])).toEqual({ status: 0, output: '' });
  });

  it.each(['GPL-3.0', 'MIT AND AGPL-3.0', ''])('are refused where one is "%s"', async (licence) => {
    const ended = await run(await folderWith('licences.js', licence));
    expect(ended.status).toBe(1);
    expect(ended.output).toContain('left@1.0.0');
  });

  it.each(['MIT', '(MIT OR Apache-2.0)'])('may be %s', async (licence) => {
    expect(await run(await folderWith('licences.js', licence))).toEqual({ status: 0, output: '' });
  });
});

it('prints a bill of what the program is installed with, and of nothing that only tests it', async () => {
  const { status, output } = await run(await folderWith('sbom.js', 'MIT'));
  expect(status).toBe(0);
  const { components, dependencies } = JSON.parse(output);
  expect(components.map((component: { name: string }) => component.name)).toEqual(['left']);
  expect(dependencies).toEqual([
    { ref: 'ours@1.0.0', dependsOn: ['left@1.0.0'] },
    { ref: 'left@1.0.0', dependsOn: [] },
  ]);
});

describe('the audit', () => {
  const advisory = {
    id: 1,
    url: 'https://example.org/1',
    title: 'a hole',
    severity: 'high',
    vulnerable_versions: '<2.0.0',
    cwe: [],
    cvss: { score: 9, vectorString: '' },
  };

  it.each([
    ['finds nothing', 200, {}, 0, 'no known vulnerabilities'],
    ['fails on what is found', 200, { left: [advisory] }, 1, 'high: left'],
    ['says so where the registry has no such service', 405, {}, 0, 'did not answer'],
  ])('%s', async (_what, answer, advisories, status, output) => {
    const registry = createServer((request, response) => {
      request.resume();
      const audits = request.url?.includes('advisories/bulk') === true;
      response.writeHead(audits ? answer : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(audits ? advisories : {}));
    });
    await new Promise<void>((resolve) => {
      registry.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void registry.close());
    const address = registry.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ended = await run(await folderWith('audit.js', 'MIT'), [], {
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_fetch_retries: '0',
    });
    expect(ended.status).toBe(status);
    expect(ended.output).toContain(output);
  });
});
