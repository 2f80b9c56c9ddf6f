import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/database.ts';
import type { Cell, ExportColumn } from '../../../src/exchange/export-formats/export-table.ts';
import {
  DatasetTooLargeError,
  jsonStatFile,
  MOST_FIGURES,
} from '../../../src/exchange/export-formats/json-stat.ts';
import { createGraph } from '../../graph/ask.ts';
import { ADMIN_KEY, serve, type TestService } from '../test-server.ts';
import { openJsonStat, readCsv, readJsonStat } from './read-files.ts';

let database: Database;
let service: TestService;
let drop: () => Promise<void>;
const AUTHORIZED = { authorization: `Bearer ${ADMIN_KEY}` };

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

const get = (path: string, headers: Record<string, string> = AUTHORIZED) =>
  service.fetch(`/export/${path}`, { headers });

describe('a list as a dataset', () => {
  it.each([
    ['consortia', ['ref']],
    ['units', ['ref']],
    ['projects', ['ref']],
    ['fundings', ['ref']],
    ['financials', ['unit_ref', 'year']],
  ])('%s gives the figures of the CSV', async (list, key) => {
    const csv = readCsv((await get(`${list}.csv`)).text);
    const rows = readJsonStat((await get(`${list}.jsonstat`)).text);
    expect(rows).toHaveLength(csv.length);
    for (const row of rows) {
      const same = csv.find((other) => key.every((name) => other[name] === row[name]));
      const figures = Object.keys(row).filter((name) => !name.endsWith('_status') && !key.includes(name));
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) {
        expect(row[figure]).toBe(same?.[figure] ?? null);
        expect(row[`${figure}_status`]).toBe(row[figure] === null ? 'MISSING' : 'NORMAL');
      }
    }
  });

  it('names its rows, and says which columns it has no place for', async () => {
    const dataset = openJsonStat((await get('consortia.jsonstat?asOf=2025-07-01')).text);
    expect(dataset.Dimension('ref').Category('LOCAL:con-a')?.label).not.toBe('LOCAL:con-a');
    expect(dataset.Dimension('figure').Category('rd_intensity_revenue')?.unit).toEqual({ label: 'CNY' });
    expect(dataset.extension['leftOut']).toEqual(expect.arrayContaining(['goal', 'technical_fields']));
    expect(dataset.note.at(-1)).toContain('technical_fields');
    expect(dataset.role['time']).toBeNull();
    const financials = openJsonStat((await get('financials.jsonstat')).text);
    expect(financials.role['time']).toEqual(['year']);
  });

  it('of no rows has no values', async () => {
    const { text } = await get(`units.jsonstat?filter=${encodeURIComponent('{"divisions":[]}')}`);
    expect(openJsonStat(text)).toMatchObject({ n: 0, size: [0, 3] });
    expect(text).toContain('"value":{},"status":{}');
  });

  it('withholds from the public what it has no right to, and says so', async () => {
    const rows = readJsonStat((await get('financials.jsonstat', {})).text);
    const row = rows.find(({ unit_ref, year }) => unit_ref === 'LOCAL:lead-a' && year === '2024');
    expect(row).toMatchObject({ revenue: null, revenue_status: 'SUPPRESSED' });
  });

  it.each(['platforms', 'memberships', 'team-members'])(
    '%s is refused, for it has no figures, with what to ask for instead',
    async (list) => {
      const { status, codes, messages } = await get(`${list}.jsonstat`);
      expect({ status, codes }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
      expect(messages[0]).toBe(
        `${list} has no figures, and JSON-stat holds figures by what they are of. Ask for ${list}.csv, .xlsx, .parquet or .ndjson.`,
      );
    },
  );
});

describe('a sample', () => {
  const listed = z.object({ list: z.object({ nodes: z.array(z.object({ ref: z.string() })) }) });

  it.each(['units', 'consortia', 'platforms', 'projects', 'fundings'])(
    'of %s is that of the query, in every format',
    async (list) => {
      const { data } = await service.post({
        query: `{ list: ${list}(sample: { size: 2, seed: 7 }) { nodes { ref } } }`,
      });
      const refs = listed.parse(data).list.nodes.map(({ ref }) => ref);
      const sample = encodeURIComponent('{"size":2,"seed":7}');
      const csv = readCsv((await get(`${list}.csv?sample=${sample}`)).text);
      expect(csv.map(({ ref }) => ref)).toEqual(refs);
      if (list === 'platforms') return;
      const cube = openJsonStat((await get(`${list}.jsonstat?sample=${sample}`)).text);
      expect(cube.Dimension('ref').id).toEqual(refs);
      expect(cube.extension['asked']).toMatchObject([{ sample: { size: 2, seed: 7 } }]);
    },
  );

  it('of consortia brings the memberships of its consortia alone', async () => {
    const sample = encodeURIComponent('{"size":1,"seed":1}');
    const [consortium] = readCsv((await get(`consortia.csv?sample=${sample}`)).text);
    const members = readCsv((await get(`memberships.csv?sample=${sample}`)).text);
    expect(new Set(members.map((row) => row['consortium_ref']))).toEqual(
      new Set(members.length > 0 ? [consortium?.['ref']] : []),
    );
  });

  it('of a bad size is refused with what is allowed', async () => {
    const bad = await get(`units.csv?sample=${encodeURIComponent('{"size":0}')}`);
    expect({ status: bad.status, codes: bad.codes }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
    expect(bad.messages[0]).toContain('1 to 10000');
  });
});

function column(name: string, type: ExportColumn['type']): ExportColumn {
  return { name, type, isList: false, nullable: true, description: name, unit: undefined };
}

describe('a dataset that is too large', () => {
  const columns = [column('a', 'text'), column('b', 'text'), column('n', 'integer')];
  const dimensions = ['a', 'b'].map((code) => ({ code, label: undefined, role: undefined }));
  const account = { title: 't', description: 'd', licence: 'l', today: '2025-07-01', notes: [] };

  async function written(rows: number, rowAt: (index: number) => readonly Cell[]): Promise<string> {
    const batches = (async function* () {
      for (let at = 0; at < rows; at += 1000) {
        yield Array.from({ length: Math.min(1000, rows - at) }, (_, index) => rowAt(at + index));
      }
    })();
    const cube = {
      dimensions,
      figures: [{ column: 'n', status: undefined }],
    };
    const parts: string[] = [];
    for await (const part of jsonStatFile({ name: 't', columns, batches }, { cube, account }))
      parts.push(part);
    return parts.join('');
  }

  it('is refused by the number of its figures and of its places, before anything is written', async () => {
    await expect(written(MOST_FIGURES + 1, (at) => [`${at}`, 'x', at])).rejects.toThrow(DatasetTooLargeError);
    await expect(written(1500, (at) => [`${at}`, `${at}`, at])).rejects.toThrow(/combinations/);
    const dataset = openJsonStat(await written(1000, (at) => [`${at}`, `${at}`, at]));
    expect(dataset.n).toBe(1_000_000);
    expect(dataset.Data({ a: '999', b: '999', figure: 'n' })).toEqual({ value: 999, status: 'NORMAL' });
    expect(dataset.Data({ a: '999', b: '998', figure: 'n' })).toEqual({ value: null, status: null });
  });
});
