import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/database.ts';
import { createApiKey } from '../../../src/server/api-keys.ts';
import { createGraph } from '../../graph/ask.ts';
import { serve, type TestService } from '../test-server.ts';
import { queryParquet, readCsv, readWorkbook } from './read-files.ts';

let database: Database;
let service: TestService;
let drop: () => Promise<void>;
let authorization: string;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  const key = await createApiKey(database, { name: 'analyst', role: 'ANALYST', expiresAt: null });
  authorization = `Bearer ${key}`;
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${service.url}/export/${path}`, { headers });
  const body = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const { errors } = response.status < 400 ? { errors: [] } : refused.parse(JSON.parse(text));
  return {
    status: response.status,
    headers: response.headers,
    body,
    text,
    codes: errors.map(({ extensions }) => extensions.code),
    messages: errors.map(({ message }) => message),
  };
}
const refused = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })),
});
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

async function etagOf(path: string, headers?: Record<string, string>): Promise<string> {
  return (await get(path, headers)).headers.get('etag') ?? '';
}

const names = (text: string) => readCsv(text).map(({ name }) => name);

describe('rights', () => {
  it('leave out figures of a single year for the public, and give them to whoever holds a key', async () => {
    const open = readCsv((await get('financials.csv')).text);
    expect(open.map(({ unit_ref, year }) => `${unit_ref} ${year}`)).toContain('LOCAL:lead-a 2024');
    expect(open.flatMap((row) => [row['revenue'], row['sales_revenue'], row['rd_expenditure']])).toEqual(
      Array.from({ length: open.length * 3 }, () => null),
    );
    const held = readCsv((await get('financials.csv', { authorization })).text);
    expect(held.find(({ unit_ref, year }) => unit_ref === 'LOCAL:lead-a' && year === '2024')).toMatchObject({
      revenue: '60000',
      sales_revenue: '59000',
      rd_expenditure: '1500',
    });
  });

  it('leave the figures of others empty for an applicant, and give their own', async () => {
    const terms = { name: 'applicant', role: 'APPLICANT', unitRef: 'LOCAL:lead-a', expiresAt: null } as const;
    const key = await createApiKey(database, terms);
    const { status, text } = await get('financials.csv', { authorization: `Bearer ${key}` });
    expect(status).toBe(200);
    const known = readCsv(text).filter(({ revenue }) => revenue !== null);
    expect(new Set(known.map((row) => row['unit_ref']))).toEqual(new Set(['LOCAL:lead-a']));
  });

  it('leave out people for the public', async () => {
    expect((await get('team-members.ndjson')).text).toBe('');
    expect((await get('team-members.ndjson', { authorization })).text).toContain('测试人甲');
  });

  it('refuse a key that nobody knows', async () => {
    const { status, codes } = await get('units.csv', { authorization: 'Bearer nobody' });
    expect({ status, codes }).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] });
  });
});

describe('what cannot be answered', () => {
  const bad: [string, number, string][] = [
    ['teams.csv', 404, 'NOT_FOUND'],
    ['units.pdf', 404, 'NOT_FOUND'],
    ['units', 404, 'NOT_FOUND'],
    ['', 404, 'NOT_FOUND'],
    ['__proto__.csv', 404, 'NOT_FOUND'],
    ['units.csv?colour=red', 400, 'BAD_USER_INPUT'],
    ['platforms.csv?search=x', 400, 'BAD_USER_INPUT'],
    ['fundings.csv?asOf=2025-01-01', 400, 'BAD_USER_INPUT'],
    ['units.xlsx?bom=1', 400, 'BAD_USER_INPUT'],
    ['units.csv?bom=yes', 400, 'BAD_USER_INPUT'],
    ['units.csv?asOf=2025-02-30', 400, 'BAD_USER_INPUT'],
    ['units.csv?filter={', 400, 'BAD_JSON'],
    [`units.csv?filter=${json([1])}`, 400, 'BAD_USER_INPUT'],
    [`units.csv?filter=${json({ kinds: ['SHIP'] })}`, 400, 'BAD_USER_INPUT'],
    [`consortia.csv?filter=${json({ minInCityShare: 'NaN' })}`, 400, 'BAD_USER_INPUT'],
    [`consortia.csv?orderBy=${json({ field: 'COLOUR' })}`, 400, 'BAD_USER_INPUT'],
    [`projects.csv?filter=${json({ consortium: 'none' })}`, 400, 'BAD_ID'],
    ['units.csv?search=%00', 400, 'BAD_CHARACTER'],
    ['units.csv?search=%ff', 400, 'BAD_ENCODING'],
    ['units.csv?search=a&search=b', 400, 'BAD_REQUEST'],
  ];

  it.each(bad)('%s', async (path, expected, code) => {
    const { status, codes, messages } = await get(path);
    expect({ status, codes, messages }).toMatchObject({ status: expected, codes: [code] });
  });

  it('says which parameter is wrong, and suggests no names to the public', async () => {
    const path = `units.csv?filter=${json({ kinds: ['ENTERPRISES'] })}`;
    const { messages } = await get(path);
    expect(messages[0]).toMatch(
      /^The parameter "filter" got invalid value "ENTERPRISES" at "filter.kinds\[0\]"/,
    );
    expect(messages[0]).not.toContain('Did you mean');
  });

  it('takes no other method', async () => {
    const { status, codes } = await service.fetch('/export/units.csv', { method: 'POST' });
    expect({ status, codes }).toEqual({ status: 405, codes: ['METHOD_NOT_ALLOWED'] });
  });
});

describe('the ETag', () => {
  // Another database of the same server may be written meanwhile, which sends a file once more than needed.
  it('spares a client what it has, until something is written', { retry: 5 }, async () => {
    const etag = await etagOf('units.csv');
    const again = await get('units.csv', { 'if-none-match': `"other", ${etag}` });
    expect({ status: again.status, text: again.text, etag: again.headers.get('etag') }).toEqual({
      status: 304,
      text: '',
      etag,
    });
    await database.prisma.unit.update({ where: { ref: 'LOCAL:lead-b' }, data: { name: '丙' } });
    const changed = await get('units.csv', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.text).toContain('丙');
  });

  it(
    'differs by parameters, format and rights, and not by the order of parameters',
    { retry: 5 },
    async () => {
      const paths = ['units.csv', 'units.csv?bom=1', 'units.csv?search=a', 'units.ndjson', 'platforms.csv'];
      const etags = await Promise.all(paths.map((path) => etagOf(path)));
      expect(new Set([...etags, await etagOf('units.csv', { authorization })]).size).toBe(paths.length + 1);
      expect(await etagOf('units.csv?search=a&bom=1')).toBe(await etagOf('units.csv?bom=1&search=a'));
    },
  );

  it('comes with HEAD, without a body', { retry: 5 }, async () => {
    const head = await service.fetch('/export/units.parquet', { method: 'HEAD' });
    expect({ status: head.status, text: head.text, etag: head.headers.get('etag') }).toEqual({
      status: 200,
      text: '',
      etag: await etagOf('units.parquet'),
    });
  });
});

describe('the description beside a CSV', () => {
  const metadata = z.object({
    url: z.string(),
    'dc:rights': z.string(),
    tableSchema: z.object({
      columns: z.array(z.looseObject({ name: z.string(), 'dc:description': z.string().min(3) })),
      primaryKey: z.array(z.string()).optional(),
    }),
    notes: z.array(z.record(z.string(), z.unknown())),
  });

  it('is linked, and says what the columns mean and how the file was asked for', async () => {
    const query = `filter=${json({ tiers: ['MUNICIPAL'] })}&asOf=2025-07-01`;
    const csv = await get(`consortia.csv?${query}`);
    const [, link = ''] =
      /^<([^>]+)>; rel="describedby"; type="application\/csvm\+json"$/.exec(csv.headers.get('link') ?? '') ??
      [];
    const reply = await get(link);
    expect(reply.headers.get('content-type')).toBe('application/csvm+json; charset=utf-8');
    const described = metadata.parse(JSON.parse(reply.text));
    expect(described.tableSchema.columns.map(({ name }) => name)).toEqual(
      (csv.text.split('\r\n')[0] ?? '').split(','),
    );
    expect(described.tableSchema.primaryKey).toEqual(['ref']);
    expect((await get(described.url)).text).toBe(csv.text);
    expect(described.notes).toEqual([
      {
        filter: { tiers: ['MUNICIPAL'] },
        orderBy: null,
        sample: null,
        search: null,
        asOf: '2025-07-01',
        today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        dataVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      { leftOut: expect.stringContaining('R&D intensity is cut off after three places') },
    ]);
    const column = (name: string) => described.tableSchema.columns.find((one) => one.name === name);
    expect(column('rd_intensity_revenue')).toMatchObject({ datatype: 'decimal', 'schema:unitText': 'CNY' });
    expect(column('technical_fields')).toMatchObject({ separator: ';' });
    expect(column('division_name')?.['dc:description']).toBe(
      'The place where it is filed (备案地): Its name (名称).',
    );
  });

  it('tells the public what is left out', async () => {
    expect((await get('financials.csv-metadata.json')).text).toContain('without an API key it is empty');
    expect((await get('financials.csv-metadata.json', { authorization })).text).not.toContain('leftOut');
  });
});

describe('texts that look like formulas', () => {
  const TEXTS = [
    '=HYPERLINK("http://x","y")',
    '+1',
    '-2',
    '@SUM(A1)',
    '＝1',
    ' =1',
    '\t=1',
    "'quoted",
    'a=b',
    'x_x0041_\u0001',
  ];

  beforeAll(async () => {
    await database.prisma.unit.createMany({
      data: TEXTS.map((name, index) => ({ ref: `LOCAL:zz-${index}`, name })),
    });
  });
  const FILTER = 'search=LOCAL:zz-';

  it('stay as they are in a CSV for programs and in Parquet', async () => {
    expect(names((await get(`units.csv?${FILTER}`)).text)).toEqual(TEXTS);
    const { body } = await get(`units.parquet?${FILTER}`);
    expect((await queryParquet(body)).map(({ name }) => name)).toEqual(TEXTS);
  });

  it('get an apostrophe in a CSV for spreadsheets, which taken away gives back the text', async () => {
    const shown = names((await get(`units.csv?bom=1&${FILTER}`)).text.replace('\uFEFF', ''));
    expect(shown).toEqual(TEXTS.map((text, index) => (index < 8 ? `'${text}` : text)));
    expect(shown.map((text) => text?.replace(/^'/, ''))).toEqual(TEXTS);
  });

  it('are texts in a workbook, never formulas', async () => {
    const { body } = await get(`units.xlsx?${FILTER}`);
    const sheet = (await readWorkbook(body)).getWorksheet('units');
    const cells = TEXTS.map((_, index) => sheet?.getCell(index + 2, 4));
    // Excel reads the escapes of what XML cannot hold; ExcelJS leaves them as they are.
    const escaped = TEXTS.with(TEXTS.length - 1, 'x_x005F_x0041__x0001_');
    expect(cells.map((cell) => cell?.value)).toEqual(escaped);
    expect(cells.map((cell) => cell?.formula)).toEqual(TEXTS.map(() => undefined));
  });
});
