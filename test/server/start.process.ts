import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, serversUnderTest } from '../test-database.ts';
import { buildAtlas, runAtlas, startAtlas } from './atlas-process.ts';

const ADMIN = { ATLAS_ADMIN_KEY: 'an administrator of the tests' };

let directory: string;
/** What points the command at a database that is empty and migrated. */
let database: Record<string, string>;
let drop: () => Promise<void>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atlas-start-'));
  const created = await createTestDatabase();
  drop = created.drop;
  database =
    created.url === null ? { ATLAS_DATA_DIR: join(directory, 'data') } : { DATABASE_URL: created.url };
  await buildAtlas();
});
afterAll(async () => {
  await drop();
  await rm(directory, { recursive: true });
});

async function ask(url: string, query: string, key?: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

test('the first start loads the sample, prints a key once, and drains on SIGTERM', async () => {
  const first = startAtlas(['serve'], { ...database, ATLAS_SAMPLE: 'on', ATLAS_INTROSPECTION: 'off' });
  const url = await first.served();
  const answer = await ask(url, '{ consortia(first: 1) { totalCount nodes { name memberCount } } }');
  expect(answer).toMatchObject({ data: { consortia: { nodes: [{ memberCount: expect.any(Number) }] } } });

  const slow = ask(
    url,
    '{ consortia(first: 50) { nodes { name members(first: 50) { nodes { unit { name } } } compliance { verdict } } } }',
  );
  await fetch(`${url}/health/live`);
  first.child.kill('SIGTERM');
  expect(await slow).toMatchObject({ data: { consortia: { nodes: expect.any(Array) } } });
  const ended = await first.ended;
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(ended.stdout).toContain(`curl ${url}/graphql -H 'Content-Type: application/json' -d '{"query":`);
  expect(ended.stdout).toContain('Loaded the sample data');
  const key = /Bearer (atlas_\S+)/.exec(ended.stdout)?.[1];
  expect(key).toBeDefined();

  const second = startAtlas([], { ...database, ATLAS_SAMPLE: 'on', ATLAS_INTROSPECTION: 'off' });
  const again = await second.served();
  expect(await ask(again, '{ __schema { queryType { name } } }', key)).toMatchObject({
    data: expect.anything(),
  });
  second.child.kill('SIGINT');
  const { status, stdout } = await second.ended;
  expect(status).toBe(0);
  expect(stdout).not.toContain('atlas_');
  expect(stdout).not.toContain('Loaded');
}, 120_000);

test('check answers for each consortium that a policy covers, in lines and as JSON', async () => {
  const lines = await runAtlas(['check', '--policy', 'wenzhou-2025'], database);
  expect(lines.status).toBe(0);
  expect(lines.stdout).toMatch(/^LOCAL:\S+\tNON_COMPLIANT\t[^\n]*\tWZ-\S+: \S+ against \S+/m);
  expect(lines.stderr).toMatch(/^wenzhou-2025: .*\d+ COMPLIANT/);
  const json = await runAtlas(['check', '--policy', 'wenzhou-2025', '--json'], database);
  const reports: unknown[] = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(reports.length).toBe(lines.stdout.trim().split('\n').length);
  expect(reports[0]).toMatchObject({
    ref: expect.any(String),
    verdict: expect.any(String),
    checks: expect.any(Array),
  });
  expect(await runAtlas(['check', '--policy', 'wenzhou-2024'], database)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^atlas: there is no policy wenzhou-2024; there are .*wenzhou-2025.*\n$/),
  });
  expect(
    await runAtlas(['check', '--policy', 'wenzhou-2025', '--division', '999999'], database),
  ).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'atlas: there is no division 999999; give the code of one, such as 330300\n',
  });
}, 60_000);

test('keys are made, listed and revoked', async () => {
  const made = await runAtlas(
    ['keys', 'create', 'bureau', '--role', 'CITY_OFFICER', '--division', '330300', '--expires', '2099-12-31'],
    database,
  );
  expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/^atlas_\S{32}\n$/), stderr: '' });
  expect(await runAtlas(['keys', 'revoke', 'bureau'], database)).toMatchObject({ status: 0 });
  const { stdout } = await runAtlas(['keys', 'list'], database);
  expect(stdout).toMatch(/bureau\tCITY_OFFICER\t330300\tREAD WRITE\t.*\trevoked /);
  expect(stdout).not.toContain(made.stdout.trim());
  expect(await runAtlas(['keys', 'revoke', 'nobody'], database)).toMatchObject({
    status: 1,
    stderr: 'atlas: no key is named "nobody"; "atlas keys list" shows them\n',
  });
  expect(await runAtlas(['keys', 'create', 'x', '--role', 'KING'], database)).toMatchObject({ status: 1 });
  expect(await runAtlas(['keys', 'create', 'x', '--role', 'DISTRICT_OFFICER'], database)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^atlas: a key of the role DISTRICT_OFFICER needs the officer's division/),
  });
}, 60_000);

test('migrate says what it did, and that there is nothing to do', async () => {
  expect(await runAtlas(['migrate'], database)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('up to date'),
    stderr: '',
  });
}, 60_000);

test('an import that is refused exits 1 with its problems, and one that is partial reports them', async () => {
  const tables = await mkdtemp(join(directory, 'tables-'));
  await writeFile(
    join(tables, 'units.csv'),
    'unit_ref,name,kind\nCN-USCC:1,甲,ENTERPRISE\nLOCAL:2,乙,KING\n',
  );
  const refused = await runAtlas(['import', tables], database);
  expect(refused).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('Nothing was imported; 2 errors'),
  });
  expect(refused.stderr).toMatch(
    /^error\tunits\.csv\t2\tunit_ref\tBAD_CREDIT_CODE\t.*\nerror\tunits\.csv\t3\tkind\tUNKNOWN_VALUE\t.*\n$/,
  );

  const json = await runAtlas(['import', tables, '--json', '--partial'], database);
  expect(json.status).toBe(0);
  const lines = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { severity: 'error', code: 'BAD_CREDIT_CODE' },
    { severity: 'error', code: 'UNKNOWN_VALUE' },
    { committed: true, errors: 2, rows: { 'units.csv': { read: 2, written: 0 } } },
  ]);
}, 60_000);

const embedded = () => ({ ATLAS_DATA_DIR: join(directory, 'never'), ATLAS_SAMPLE: 'off' });

describe('a start that fails says why in one line, and exits', () => {
  const environments: [string, () => Record<string, string>, RegExp][] = [
    [
      'a port that is none',
      () => ({ ...embedded(), PORT: 'http' }),
      /PORT must be a whole number from 0 to 65535/,
    ],
    ['a port out of range', () => ({ ...embedded(), PORT: '70000' }), /PORT must be/],
    [
      'a short key',
      () => ({ ...embedded(), ATLAS_ADMIN_KEY: 'hunter2' }),
      /ATLAS_ADMIN_KEY must have at least 16/,
    ],
    [
      'a word for a switch',
      () => ({ ...embedded(), ATLAS_SAMPLE: 'maybe' }),
      /ATLAS_SAMPLE must be on or off/,
    ],
    ['an address that is none', () => ({ DATABASE_URL: 'hunter2' }), /DATABASE_URL must be an address/],
    [
      'another database',
      () => ({ DATABASE_URL: 'mysql://u:hunter2@localhost/x' }),
      /DATABASE_URL must be an address/,
    ],
    [
      'a server that is not there',
      () => ({ DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/x', ATLAS_DATABASE_WAIT: '1' }),
      /DATABASE_URL: no PostgreSQL server listens at 127\.0\.0\.1:1;/,
    ],
    [
      'a host that is not known',
      () => ({ DATABASE_URL: 'postgresql://u:hunter2@no-such-host.invalid/x', ATLAS_DATABASE_WAIT: '1' }),
      /DATABASE_URL: the host no-such-host\.invalid /,
    ],
    [
      'an address that is not here',
      () => ({ ...embedded(), HOST: '192.0.2.1' }),
      /HOST 192\.0\.2\.1 is no address of this machine/,
    ],
    [
      'a folder that cannot be',
      () => ({ ATLAS_DATA_DIR: '/dev/null/data' }),
      /ATLAS_DATA_DIR \/dev\/null\/data cannot be written/,
    ],
  ];
  test.concurrent.each(environments)('%s', async (_what, environment, line) => {
    const { status, stdout, stderr } = await runAtlas(['serve'], environment());
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^atlas: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect(stderr).not.toContain('hunter2');
  });

  test.each(serversUnderTest())('a database that does not exist', async (address) => {
    const url = new URL(address);
    url.pathname = '/no_such_database';
    const { status, stderr } = await runAtlas(['serve'], { DATABASE_URL: url.href });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /^atlas: DATABASE_URL: the server at \S+ has no database no_such_database; .*\n$/,
      ),
    });
  });

  test('a port in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { status, stderr } = await runAtlas(['serve'], { ...embedded(), PORT: String(port) });
    other.close();
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `atlas: PORT ${port} is in use at 127.0.0.1; stop what has it, or set another PORT\n`,
    });
  });

  test('a second process on the embedded database', async () => {
    const environment = { ...ADMIN, ATLAS_DATA_DIR: join(directory, 'shared'), ATLAS_SAMPLE: 'off' };
    const first = startAtlas([], environment);
    await first.served();
    const { status, stderr } = await runAtlas(['serve'], environment);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        new RegExp(`^atlas: ATLAS_DATA_DIR \\S+ is in use by process ${first.child.pid}; .*\n$`),
      ),
    });
    first.child.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ status: 0 });
  }, 60_000);
});

test('a server that npm started ends with npm', async () => {
  const environment = {
    ...ADMIN,
    ATLAS_DATA_DIR: join(directory, 'orphan'),
    ATLAS_SAMPLE: 'off',
    ATLAS_PARENT: '1',
  };
  const orphan = startAtlas([], environment);
  expect(await orphan.ended).toMatchObject({ status: 0, stdout: expect.stringContaining('the end of npm') });
}, 60_000);
