import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAtlas, runAtlas } from '../atlas-process.ts';
import { readCsv, readJsonStat } from './read-files.ts';

let directory: string;
let environment: Record<string, string>;
const SET = 'test/graph/table-set';

beforeAll(async () => {
  await buildAtlas();
  directory = await mkdtemp(join(tmpdir(), 'atlas-export-'));
  environment = { ATLAS_DATA_DIR: join(directory, 'data') };
  await runAtlas(['import', SET], environment);
}, 120_000);
afterAll(() => rm(directory, { recursive: true }));

test('export writes a list that is named by its file, with its description', async () => {
  const out = join(directory, 'out');
  const list = [
    'export',
    join(out, 'consortia.csv'),
    '--filter',
    '{"divisions":["331000"]}',
    '--as-of',
    '2025-07-01',
  ];
  expect(await runAtlas(list, environment)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await readdir(out)).toEqual(['consortia.csv', 'consortia.csv-metadata.json']);
  expect(readCsv(await readFile(join(out, 'consortia.csv'), 'utf8'))).toMatchObject([
    { ref: 'LOCAL:con-b', member_count: '2', in_city_share_value: '0.5' },
  ]);
  const description: unknown = JSON.parse(await readFile(join(out, 'consortia.csv-metadata.json'), 'utf8'));
  expect(description).toMatchObject({ url: 'consortia.csv', notes: [{ filter: { divisions: ['331000'] } }] });
});

test('export gives the operator everything, and the public what is public', async () => {
  const file = join(directory, 'financials.csv');
  await runAtlas(['export', file], environment);
  expect(await readFile(file, 'utf8')).toContain('LOCAL:lead-a,甲牵头电气有限公司,,2024,60000,59000,1500');
  await runAtlas(['export', file, '--public'], environment);
  expect(await readFile(file, 'utf8')).toContain('LOCAL:lead-a,甲牵头电气有限公司,,2024,,,');
});

test('export gives the operator numbers of people when asked, and nobody else', async () => {
  const file = join(directory, 'units.csv');
  await runAtlas(['export', file, '--personal'], environment);
  expect(await readFile(file, 'utf8')).toContain('contact_phone,contact_phone_status,');
  const refused = await runAtlas(['export', file, '--personal', '--public'], environment);
  expect(refused.stderr).toMatch(/^atlas: Document and phone numbers are not public; .*\n$/);
  const takesNone = await runAtlas(['export', join(directory, 'consortia.csv'), '--personal'], environment);
  expect(takesNone.stderr).toMatch(/^atlas: consortia.csv takes no parameter "personal"; .*\n$/);
  await rm(file);
  await rm(`${file}-metadata.json`);
}, 60_000);

test('export says in a line what cannot be exported, and leaves no file', async () => {
  const before = await readdir(directory);
  const teams = await runAtlas(['export', join(directory, 'teams.csv')], environment);
  expect(teams.status).toBe(1);
  expect(teams.stderr).toMatch(
    /^atlas: There is no such export. The lists and statistics are consortia, units, .*\n$/,
  );
  const kinds = await runAtlas(
    ['export', join(directory, 'units.csv'), '--filter', '{"kinds":["SHIP"]}'],
    environment,
  );
  expect(kinds.stderr).toMatch(/^atlas: The parameter "filter" got invalid value "SHIP".*\n$/);
  const places = await runAtlas(
    ['export', join(directory, 'unit-statistics.csv'), '--group-by', 'COLOUR'],
    environment,
  );
  expect(places.stderr).toMatch(/^atlas: "COLOUR" is no dimension of unit-statistics; group by CITY, .*\n$/);
  const set = await runAtlas(['export', join(directory, 'set'), '--public'], environment);
  expect(set.stderr).toMatch(/^atlas: a table set is whole and takes no options; name a file such as .*\n$/);
  expect(await readdir(directory)).toEqual(before);
}, 90_000);

test('export writes statistics that are named by their file, a folder without a format as the table set', async () => {
  const out = join(directory, 'statistics');
  const asked = ['--group-by', 'TIER', '--select', '{ count memberCount { mean } }', '--as-of', '2025-07-01'];
  for (const ending of ['csv', 'jsonstat']) {
    const file = join(out, `consortium-statistics.${ending}`);
    expect(await runAtlas(['export', file, ...asked], environment)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  }
  expect((await readdir(out)).toSorted()).toEqual([
    'consortium-statistics.csv',
    'consortium-statistics.csv-metadata.json',
    'consortium-statistics.jsonstat',
  ]);
  const csv = readCsv(await readFile(join(out, 'consortium-statistics.csv'), 'utf8'));
  expect(csv[0]).toMatchObject({
    tier: 'MUNICIPAL',
    as_of: '2025-07-01',
    member_count_mean_status: 'NORMAL',
  });
  const cube = readJsonStat(await readFile(join(out, 'consortium-statistics.jsonstat'), 'utf8'));
  expect(cube.map((row) => row['member_count_mean'])).toEqual(csv.map((row) => row['member_count_mean']));
  await runAtlas(['export', join(out, 'set')], environment);
  expect(await readdir(join(out, 'set'))).toContain('consortia.csv');
}, 90_000);
