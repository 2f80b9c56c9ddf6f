import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/database.ts';
import { sql } from '../../../src/database/statement.ts';
import { createGraph } from '../../graph/ask.ts';
import { ADMIN_KEY, serve, type TestService } from '../test-server.ts';
import { queryParquet, readCsv, readNdjson, readXlsx, type TextRow } from './read-files.ts';

let database: Database;
let service: TestService;
let drop: () => Promise<void>;
const AUTHORIZED = { authorization: `Bearer ${ADMIN_KEY}` };

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await database.query(sql`
    INSERT INTO "ProjectPerson" ("projectId", "isLeader", "name", "monthsPerYear") SELECT "id", true, '某人', 6 FROM "Project"`);
  await database.prisma.unit.update({
    where: { ref: 'LOCAL:lead-a' },
    data: {
      financialYears: {
        update: { where: { unitId_year: { unitId: 1, year: 2024 } }, data: { revenue: '60000.125' } },
      },
    },
  });
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

async function file(path: string, headers: Record<string, string> = AUTHORIZED): Promise<Uint8Array> {
  const response = await fetch(`${service.url}/export/${path}`, { headers });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const text = async (path: string, headers?: Record<string, string>): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file(path, headers));

const LISTS = [
  'consortia',
  'units',
  'platforms',
  'projects',
  'fundings',
  'memberships',
  'financials',
  'team-members',
  'project-persons',
];

describe.each(LISTS)('the list %s', (list) => {
  it('holds the same in every format', async () => {
    const query = ['consortia', 'units', 'memberships'].includes(list) ? '?asOf=2025-07-01' : '';
    const csv = readCsv(await text(`${list}.csv${query}`));
    expect(csv.length).toBeGreaterThan(1);
    expect(await readXlsx(await file(`${list}.xlsx${query}`))).toEqual(csv);
    expect(readNdjson(await text(`${list}.ndjson${query}`))).toEqual(csv);
    expect(await queryParquet(await file(`${list}.parquet${query}`))).toEqual(csv);
  });
});

describe('a file beside the query', () => {
  const share = z.object({ value: z.string().nullable(), lower: z.string().nullable(), unknown: z.number() });
  const answered = z.object({
    consortia: z.object({
      nodes: z.array(
        z.object({
          ref: z.string(),
          memberCount: z.number(),
          inCityShare: share,
          enterpriseShare: share,
          rdIntensity: z.object({ value: z.string().nullable(), revenue: z.string().nullable() }),
        }),
      ),
    }),
  });

  it('gives the figures of the query, in its order and by its filter, on its day', async () => {
    const variables = {
      filter: { divisions: ['330000'], maxMembers: 9 },
      orderBy: { field: 'MEMBER_COUNT', direction: 'DESC' },
    };
    const { data } = await service.post(
      {
        query: `query ($filter: ConsortiumFilter, $orderBy: ConsortiumOrder) {
        consortia(filter: $filter, orderBy: $orderBy, search: "联合体") { nodes { ref
          memberCount(asOf: "2025-07-01") inCityShare(asOf: "2025-07-01") { value lower unknown }
          enterpriseShare(asOf: "2025-07-01") { value lower unknown } rdIntensity(asOf: "2025-07-01") { value revenue } } } }`,
        variables,
      },
      AUTHORIZED,
    );
    const expected = answered.parse(data).consortia.nodes.map((node): TextRow => ({
      ref: node.ref,
      member_count: String(node.memberCount),
      in_city_share_value: node.inCityShare.value,
      in_city_share_lower: node.inCityShare.lower,
      in_city_share_unknown: String(node.inCityShare.unknown),
      enterprise_share_value: node.enterpriseShare.value,
      enterprise_share_lower: node.enterpriseShare.lower,
      enterprise_share_unknown: String(node.enterpriseShare.unknown),
      rd_intensity_value: node.rdIntensity.value,
      rd_intensity_revenue: node.rdIntensity.revenue,
    }));
    expect(expected.map((row) => row['member_count'])).toEqual(['8', '2', '0', '0']);
    const search = new URLSearchParams({
      filter: JSON.stringify(variables.filter),
      orderBy: JSON.stringify(variables.orderBy),
      search: '联合体',
      asOf: '2025-07-01',
    });
    const rows = readCsv(await text(`consortia.csv?${search.toString()}`));
    expect(rows.map((row) => pick(row, Object.keys(expected[0] ?? {})))).toEqual(expected);
    expect(rows[0]?.['rd_intensity_revenue']).toBe('90000.125');
    const [open] = readCsv(await text(`consortia.csv?${search.toString()}`, {}));
    expect(open).toMatchObject({ rd_intensity_value: '0.032', rd_intensity_revenue: null });
  });

  it('is read by DuckDB with types that it computes with', async () => {
    const [sums] = await queryParquet(
      await file('fundings.parquet'),
      'SELECT sum(amount) AS amount, max(year) AS year, min(dated_on) AS first, typeof(any_value(amount)) AS type FROM file WHERE amount > 1',
    );
    expect(sums).toEqual({ amount: '10000000.5', year: '2025', first: '2025-10-01', type: 'DECIMAL(38,12)' });
    const [fields] = await queryParquet(
      await file('consortia.parquet'),
      `SELECT technical_fields[2] AS second FROM file WHERE ref = 'LOCAL:con-a'`,
    );
    expect(fields).toEqual({ second: 'E' });
  });

  it('has the byte order mark where it is asked for', async () => {
    const bytes = await file('platforms.csv?bom=1');
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    expect((await text('platforms.csv')).startsWith('id,')).toBe(true);
  });

  it('has a head and no rows where the list is empty', async () => {
    const none = `filter=${encodeURIComponent('{"divisions":[]}')}`;
    expect(readCsv(await text(`units.csv?${none}`))).toEqual([]);
    expect(await readXlsx(await file(`units.xlsx?${none}`))).toEqual([]);
    expect(await queryParquet(await file(`units.parquet?${none}`))).toEqual([]);
    expect(await text(`units.ndjson?${none}`)).toBe('');
  });
});

function pick(row: TextRow, names: readonly string[]): TextRow {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}
