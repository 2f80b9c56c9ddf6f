import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAtlas, runAtlas } from '../atlas-process.ts';
import { readCsv } from './read-files.ts';

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

test('export-list writes a list that is named by its file, with its description', async () => {
  const out = join(directory, 'out');
  const list = [
    'export-list',
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

test('export-list gives the operator everything, and the public what is public', async () => {
  const file = join(directory, 'financials.csv');
  await runAtlas(['export-list', file], environment);
  expect(await readFile(file, 'utf8')).toContain('LOCAL:lead-a,甲牵头电气有限公司,2024,60000,59000,1500');
  await runAtlas(['export-list', file, '--public'], environment);
  expect(await readFile(file, 'utf8')).toContain('LOCAL:lead-a,甲牵头电气有限公司,2024,,,');
});

test('export-list says in a line what cannot be exported, and leaves no file', async () => {
  const before = await readdir(directory);
  const teams = await runAtlas(['export-list', join(directory, 'teams.csv')], environment);
  expect(teams.status).toBe(1);
  expect(teams.stderr).toMatch(/^atlas: There is no such export. The lists are consortia, units, .*\n$/);
  const kinds = await runAtlas(
    ['export-list', join(directory, 'units.csv'), '--filter', '{"kinds":["SHIP"]}'],
    environment,
  );
  expect(kinds.stderr).toMatch(/^atlas: The parameter "filter" got invalid value "SHIP".*\n$/);
  expect(await readdir(directory)).toEqual(before);
});
