import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/database.ts';
import { sql } from '../../../src/database/statement.ts';
import { createGraph } from '../../graph/ask.ts';
import { ADMIN_KEY, serve, type TestService } from '../test-server.ts';
import {
  openJsonStat,
  queryParquet,
  readCsv,
  readJsonStat,
  readNdjson,
  readXlsx,
  type TextRow,
} from './read-files.ts';

let database: Database;
let service: TestService;
let drop: () => Promise<void>;
const AUTHORIZED = { authorization: `Bearer ${ADMIN_KEY}` };

/** Units of three districts with R&D expenditure and revenue of each year 2022 to 2024; null is not reported. */
const UNITS: readonly (readonly [division: string, rd: string | null, revenue: string])[] = [
  ['330302', '1', '100'],
  ['330302', '2', '100'],
  ['330302', '4', '100'],
  ['330302', '9', '300'],
  ['330302', null, '300'],
  ['330381', '5', '100'],
  ['330381', '7', '100'],
  ['331002', '3', '100'],
  ['331002', '6', '100'],
  ['331002', '8', '100'],
  ['331004', null, '100'],
];

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  for (const [at, [division, rd, revenue]] of UNITS.entries()) {
    await database.query(sql`WITH unit AS (
        INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode") VALUES (${`LOCAL:s${at}`}, '单位', 'RESEARCH_INSTITUTE', ${division}) RETURNING "id")
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
      SELECT "id", year, ${revenue}::numeric, ${rd}::numeric FROM unit, generate_series(2022, 2024) AS year`);
  }
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

const OF_INSTITUTES = { filter: '{"kinds":["RESEARCH_INSTITUTE"]}', asOf: '2025-07-01' };

async function get(
  path: string,
  parameters: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const search = new URLSearchParams(parameters).toString();
  return fetch(`${service.url}/export/${path}?${search}`, { headers });
}

async function file(...asked: Parameters<typeof get>): Promise<Uint8Array> {
  const response = await get(...asked);
  expect({ path: asked[0], status: response.status }).toEqual({ path: asked[0], status: 200 });
  return new Uint8Array(await response.arrayBuffer());
}

const text = async (...asked: Parameters<typeof get>): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file(...asked));

/** What a cube has of a row: no names and other texts, and nothing said of what is always known. */
const inCube = (row: TextRow, cube: TextRow): TextRow =>
  Object.fromEntries(Object.keys(cube).map((name) => [name, name in row ? (row[name] ?? null) : 'NORMAL']));

describe.each([
  ['consortium-statistics', { groupBy: 'CITY,TIER', asOf: '2025-07-01' }],
  ['consortium-statistics', { groupBy: 'TECHNICAL_FIELD', days: '2024-07-01,2025-07-01' }],
  [
    'consortium-statistics',
    { groupBy: 'VERDICT', policy: 'wenzhou-2025', verdicts: 'UNDETERMINED,NON_COMPLIANT' },
  ],
  ['unit-statistics', { groupBy: 'DISTRICT,KIND', asOf: '2025-07-01' }],
  ['unit-statistics', { groupBy: '' }],
  ['platform-statistics', { groupBy: 'LEVEL,YEAR' }],
  ['project-statistics', { groupBy: 'LEVEL,CITY' }],
  ['funding-statistics', { groupBy: 'SOURCE,PHASE,YEAR' }],
])('%s by %o', (name, parameters) => {
  it.each([{}, AUTHORIZED])('holds the same in every format, with every status', async (headers) => {
    const csv = readCsv(await text(`${name}.csv`, parameters, headers));
    expect(csv.length).toBeGreaterThan(0);
    expect(await readXlsx(await file(`${name}.xlsx`, parameters, headers))).toEqual(csv);
    expect(readNdjson(await text(`${name}.ndjson`, parameters, headers))).toEqual(csv);
    expect(await queryParquet(await file(`${name}.parquet`, parameters, headers))).toEqual(csv);
    const cube = readJsonStat(await text(`${name}.jsonstat`, parameters, headers));
    expect(cube).toHaveLength(csv.length);
    for (const row of cube) expect(csv.map((other) => inCube(other, row))).toContainEqual(row);
  });
});

/** What a file says of a figure: the status of the query, and MISSING where there is none beside figures that are there. */
function statusOf(value: unknown, status: string): string {
  return value === null && status !== 'SUPPRESSED' ? 'MISSING' : status;
}

describe('a file beside the query', () => {
  const numbers = z.object({ sum: z.string().nullable(), max: z.string().nullable() });
  const answered = z.object({
    unitStatistics: z.object({
      nodes: z.array(
        z.object({
          key: z.object({ district: z.object({ code: z.string(), name: z.string() }) }),
          count: z.number(),
          rdExpenditure: numbers.extend({
            status: z.string(),
            quantileStatus: z.string(),
            ninth: z.string().nullable(),
            shareMeeting: z.object({ nMeeting: z.number().nullable(), status: z.string() }),
          }),
          rdIntensity: z.object({ pooled: z.string().nullable(), status: z.string() }),
        }),
      ),
    }),
  });
  const SELECT =
    'count rdExpenditure { sum max ninth: quantile(at: "0.9") shareMeeting(atLeast: "9") { nMeeting } } rdIntensity { pooled }';

  it.each([{}, AUTHORIZED])('gives the figures and statuses of the query', async (headers) => {
    const variables = {
      filter: { kinds: ['RESEARCH_INSTITUTE'], divisions: ['330302', '330381', '331000'] },
      having: [{ atLeast: '1' }],
      orderBy: { measure: 'RD_INTENSITY', direction: 'DESC' },
    };
    const { data } = await service.post(
      {
        query: `query ($filter: UnitFilter, $having: [UnitGroupHaving!], $orderBy: UnitGroupOrder) {
          unitStatistics(groupBy: [DISTRICT], asOf: "2025-07-01", filter: $filter, having: $having, orderBy: $orderBy) {
            nodes { key { district { code name } } count
              rdExpenditure { status quantileStatus sum max ninth: quantile(at: "0.9") shareMeeting(atLeast: "9") { nMeeting status } }
              rdIntensity { pooled status } } } }`,
        variables,
      },
      headers,
    );
    const expected = answered.parse(data).unitStatistics.nodes.map((node): TextRow => {
      const { rdExpenditure: rd, rdIntensity } = node;
      return {
        district_code: node.key.district.code,
        district_name: node.key.district.name,
        as_of: '2025-07-01',
        count: String(node.count),
        rd_expenditure_sum: rd.sum,
        rd_expenditure_sum_status: statusOf(rd.sum, rd.status),
        rd_expenditure_max: rd.max,
        rd_expenditure_max_status: statusOf(rd.max, rd.quantileStatus),
        rd_expenditure_ninth: rd.ninth,
        rd_expenditure_ninth_status: statusOf(rd.ninth, rd.quantileStatus),
        rd_expenditure_share_meeting_n_meeting: rd.shareMeeting.nMeeting?.toFixed() ?? null,
        // How many are known to reach it is known, if none are.
        rd_expenditure_share_meeting_n_meeting_status: rd.shareMeeting.status.replace('MISSING', 'NORMAL'),
        rd_intensity_pooled: rdIntensity.pooled,
        rd_intensity_pooled_status: statusOf(rdIntensity.pooled, rdIntensity.status),
      };
    });
    const statuses = expected.map((row) => row['rd_expenditure_sum_status']);
    expect(statuses).toContain(headers === AUTHORIZED ? 'ESTIMATED' : 'SUPPRESSED');
    expect(statuses).toContain('MISSING');
    const parameters = {
      groupBy: 'DISTRICT',
      asOf: '2025-07-01',
      filter: JSON.stringify(variables.filter),
      having: JSON.stringify(variables.having),
      orderBy: JSON.stringify(variables.orderBy),
      select: `{ ${SELECT} }`,
    };
    expect(readCsv(await text('unit-statistics.csv', parameters, headers))).toEqual(expected);
  });
});

describe('JSON-stat', () => {
  it('has dimensions with roles and labels, figures with units, notes, and how it was asked for', async () => {
    const dataset = openJsonStat(
      await text('unit-statistics.jsonstat', { ...OF_INSTITUTES, groupBy: 'DISTRICT' }, AUTHORIZED),
    );
    expect(dataset).toMatchObject({
      class: 'dataset',
      label: 'unit-statistics',
      id: ['district_code', 'as_of', 'figure'],
      role: { geo: ['district_code'], time: ['as_of'], metric: ['figure'] },
      extension: {
        asked: [{ filter: { kinds: ['RESEARCH_INSTITUTE'] }, groupBy: ['DISTRICT'], asOf: '2025-07-01' }],
        leftOut: ['comparability'],
      },
    });
    expect(dataset.Dimension('district_code').Category('330302')?.label).toBe('鹿城区');
    const unit = (figure: string) => dataset.Dimension('figure').Category(figure)?.unit?.label;
    expect(
      ['revenue_sum', 'revenue_coverage', 'count', 'rd_intensity_pooled', 'consortium_count_max'].map(unit),
    ).toEqual(['CNY', 'ratio', 'count', 'ratio', 'consortia']);
    expect(dataset.Dimension('figure').Category('revenue_sum')?.note?.[0]).toContain('营业收入');
    const place = { district_code: '331004', as_of: '2025-07-01', figure: 'rd_expenditure_sum' };
    expect(dataset.Data(place)).toMatchObject({ value: null, status: 'MISSING' });
    expect(dataset.Data({ ...place, figure: 'count' })).toMatchObject({ value: 1, status: 'NORMAL' });
  });

  it('writes every digit of a number, and no value where there is none', async () => {
    const written = await text(
      'unit-statistics.jsonstat',
      { ...OF_INSTITUTES, groupBy: 'DISTRICT', select: '{ rdIntensity { pooled } }' },
      AUTHORIZED,
    );
    expect(written).toContain('"value":{"0":0.026666666667,"1":0.06,"2":0.056666666667,"3":null,"4":null}');
    expect(written).toContain('"status":{"0":"ESTIMATED","1":"NORMAL","2":"NORMAL","3":"MISSING"');
    expect(written).not.toContain('NaN');
  });

  it('has a place for what nobody knows', async () => {
    await database.query(
      sql`INSERT INTO "Unit" ("ref", "name", "kind") VALUES ('LOCAL:nowhere', '单位', 'OTHER')`,
    );
    const rows = readJsonStat(
      await text('unit-statistics.jsonstat', {
        groupBy: 'DISTRICT',
        filter: '{"kinds":["OTHER"]}',
        select: '{ count }',
        asOf: '2025-07-01',
      }),
    );
    expect(rows).toContainEqual({
      district_code: null,
      as_of: '2025-07-01',
      count: '1',
      count_status: 'NORMAL',
    });
  });
});

describe('days', () => {
  it('are rows, and the time of a cube', async () => {
    const parameters = {
      groupBy: 'TIER',
      days: '2020-01-01,2025-07-01',
      asOf: '2025-07-01',
      select: '{ count memberCount { mean } }',
    };
    const csv = readCsv(await text('consortium-statistics.csv', parameters));
    expect(csv.slice(0, 2)).toEqual([
      expect.objectContaining({ as_of: '2020-01-01', count: '2', member_count_mean_status: 'NORMAL' }),
      expect.objectContaining({ as_of: '2025-07-01', member_count_mean_status: 'NORMAL' }),
    ]);
    const dataset = openJsonStat(await text('consortium-statistics.jsonstat', parameters));
    expect(dataset.Dimension('as_of').id).toEqual(['2020-01-01', '2025-07-01']);
  });
});

describe('the description beside a CSV', () => {
  it('has definitions, units, the question, the day, the version of the data and the licence', async () => {
    const parameters = { ...OF_INSTITUTES, groupBy: 'DISTRICT', select: '{ rdExpenditure { sum } }' };
    const described: unknown = JSON.parse(await text('unit-statistics.csv-metadata.json', parameters));
    expect(described).toMatchObject({
      url: expect.stringMatching(/^unit-statistics\.csv\?/),
      'dc:rights': expect.stringContaining('No licence'),
      tableSchema: {
        primaryKey: ['district_code', 'as_of'],
        columns: [
          { name: 'district_code', required: false },
          { name: 'district_name' },
          { name: 'as_of', datatype: { base: 'date' } },
          { name: 'rd_expenditure_sum', 'schema:unitText': 'CNY', datatype: 'decimal' },
          { name: 'rd_expenditure_sum_status', required: true },
        ],
      },
      notes: [
        {
          filter: { kinds: ['RESEARCH_INSTITUTE'] },
          groupBy: ['DISTRICT'],
          having: null,
          select: parameters.select,
          asOf: '2025-07-01',
          dataVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
        { leftOut: expect.stringContaining('SUPPRESSED') },
      ],
    });
  });
});

describe('what cannot be answered', () => {
  const refused = z.object({
    errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).length(1),
  });
  const bad: [string, Record<string, string>, number, string, RegExp][] = [
    ['colour-statistics.csv', {}, 404, 'NOT_FOUND', /unit-statistics/],
    ['unit-statistics.csv', { groupBy: 'COLOUR' }, 400, 'BAD_USER_INPUT', /group by CITY, /],
    [
      'unit-statistics.csv',
      { groupBy: 'CITY,PROVINCE,DISTRICT,KIND,QUALIFICATION' },
      400,
      'BAD_USER_INPUT',
      /at most 4/,
    ],
    ['unit-statistics.csv', { search: 'x' }, 400, 'BAD_USER_INPUT', /it takes asOf, filter, groupBy, /],
    ['unit-statistics.csv', { having: '{' }, 400, 'BAD_JSON', /having/],
    ['unit-statistics.csv', { select: 'count' }, 400, 'BAD_USER_INPUT', /"select" cannot be read/],
    [
      'unit-statistics.csv',
      { select: '{ colour }' },
      400,
      'BAD_USER_INPUT',
      /Cannot query field "colour" on type "UnitStatistics"\.$/,
    ],
    ['unit-statistics.csv', { select: '{ revenue }' }, 400, 'BAD_USER_INPUT', /must have a selection/],
    [
      'unit-statistics.csv',
      { select: '{ ...x } fragment x on UnitStatistics { count }' },
      400,
      'BAD_USER_INPUT',
      /such as/,
    ],
    ['unit-statistics.csv', { select: '{ ... { count } }' }, 400, 'BAD_USER_INPUT', /no fragments/],
    ['unit-statistics.csv', { select: '{ count @skip(if: true) }' }, 400, 'BAD_USER_INPUT', /no directives/],
    [
      'unit-statistics.csv',
      { select: '{ revenue { quantile(at: $x) } }' },
      400,
      'BAD_USER_INPUT',
      /no variables/,
    ],
    ['unit-statistics.csv', { select: 'mutation { count }' }, 400, 'BAD_USER_INPUT', /such as/],
    ['unit-statistics.csv', { select: '{ series(days: []) { count } }' }, 400, 'BAD_USER_INPUT', /"days"/],
    ['unit-statistics.csv', { select: '{ a_b: count aB: count }' }, 400, 'BAD_USER_INPUT', /another alias/],
    ['unit-statistics.csv', { select: '{ revenue { quantile(at: "2") } }' }, 400, 'BAD_USER_INPUT', /0 to 1/],
    ['unit-statistics.csv', { days: '2025-02-30' }, 400, 'BAD_USER_INPUT', /"days"/],
    ['unit-statistics.csv', { orderBy: '{"measure":"REVENUE"}' }, 401, 'UNAUTHENTICATED', /Bearer/],
    ['funding-statistics.csv', {}, 400, 'BAD_USER_INPUT', /phase/],
    ['consortium-statistics.jsonstat', { select: '{ comparability }' }, 400, 'BAD_USER_INPUT', /no figures/],
    [
      'consortium-statistics.csv',
      { select: '{ compliance(policy: "x") { compliant } }' },
      400,
      'UNKNOWN_POLICY',
      /./,
    ],
  ];

  it.each(bad)('%s %o', async (path, parameters, status, code, message) => {
    const response = await get(path, parameters);
    const { errors } = refused.parse(await response.json());
    expect({ status: response.status, code: errors[0]?.extensions.code }).toEqual({ status, code });
    expect(errors[0]?.message).toMatch(message);
  });

  it('is refused without a key and answered with one', async () => {
    const parameters = { orderBy: '{"measure":"REVENUE"}', groupBy: 'KIND', select: '{ count }' };
    expect((await get('unit-statistics.csv', parameters, AUTHORIZED)).status).toBe(200);
  });
});

describe('the ETag', () => {
  // Another database of the same server may be written meanwhile, which sends a file once more than needed.
  it('spares a client what it has, and tells questions apart', { retry: 5 }, async () => {
    const parameters = { groupBy: 'CITY', select: '{ count }' };
    const etagOf = async (given: Record<string, string>) =>
      (await get('unit-statistics.jsonstat', given)).headers.get('etag') ?? '';
    const etag = await etagOf(parameters);
    const again = await get('unit-statistics.jsonstat', parameters, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await etagOf({ ...parameters, groupBy: 'PROVINCE' })).not.toBe(etag);
    expect(await etagOf({ ...parameters, select: '{ count revenue { sum } }' })).not.toBe(etag);
  });
});
