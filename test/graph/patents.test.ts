import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { importFiles } from '../exchange/folder.ts';
import { answer, createGraph } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

const PATENTS = `patent_ref,kind,is_pct,title,holder_unit_ref,consortium_ref,project_ref,filed_on,granted_on,expires_on
CNIPA:1,INVENTION,true,一种电机,LOCAL:lead-a,LOCAL:con-a,,2022-03-01,2024-01-15,2042-03-01
CNIPA:2,UTILITY_MODEL,false,一种支架,LOCAL:lead-b,,,2023-05-01,,
CNIPA:3,DESIGN,,外壳,LOCAL:lead-a,,,,,
CNIPA:4,INVENTION,false,一种阀,LOCAL:lead-a,LOCAL:con-a,,2021-06-30,2023-06-30,2024-06-30
`;
const CO_HOLDERS = `patent_ref,unit_ref,position
CNIPA:1,LOCAL:uni-hangzhou,3
CNIPA:1,LOCAL:lead-b,2
`;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

it('comes with the table set, with whoever holds it, once', async () => {
  const files = { 'patents.csv': PATENTS, 'patent_co_holders.csv': CO_HOLDERS };
  const first = await importFiles(database, files);
  const again = await importFiles(database, files);
  expect([first, again].map(({ problems }) => problems)).toEqual([[], []]);
  expect(await listed('')).toHaveLength(4);
});

const refs = z
  .object({ page: z.object({ nodes: z.array(z.object({ ref: z.string() })) }) })
  .transform(({ page }) => page.nodes.map(({ ref }) => ref.replace('CNIPA:', '')));

async function listed(args: string): Promise<string[]> {
  return refs.parse(await answer(database, `{ page: patents${args} { nodes { ref } } }`));
}

async function idOf(question: string): Promise<string> {
  const { record } = z
    .object({ record: z.object({ id: z.string() }) })
    .parse(await answer(database, `{ record: ${question} { id } }`));
  return record.id;
}

describe('a list of patents', () => {
  it('is in the order of references, or of days with the unknown last either way', async () => {
    expect(await listed('')).toEqual(['1', '2', '3', '4']);
    expect(await listed('(orderBy: { field: FILED_ON })')).toEqual(['4', '1', '2', '3']);
    expect(await listed('(orderBy: { field: FILED_ON, direction: DESC })')).toEqual(['2', '1', '4', '3']);
    expect(await listed('(orderBy: { field: GRANTED_ON })')).toEqual(['4', '1', '2', '3']);
    expect(await listed('(orderBy: { field: REF, direction: DESC }, first: 2)')).toEqual(['4', '3']);
  });

  it('is narrowed by kind, days, and whose they are', async () => {
    const [unit, consortium] = [
      await idOf('unit(ref: "LOCAL:lead-b")'),
      await idOf('consortium(ref: "LOCAL:con-a")'),
    ];
    expect(await listed('(filter: { kinds: [DESIGN, UTILITY_MODEL] })')).toEqual(['2', '3']);
    expect(await listed('(filter: { isPct: true })')).toEqual(['1']);
    expect(await listed('(filter: { filedFrom: "2022-03-01", filedUntil: "2023-05-01" })')).toEqual([
      '1',
      '2',
    ]);
    expect(await listed('(filter: { grantedFrom: "2023-07-01" })')).toEqual(['1']);
    expect(await listed('(filter: { grantedUntil: "2023-06-30" })')).toEqual(['4']);
    // Held with others, too.
    expect(await listed(`(filter: { holder: "${unit}" })`)).toEqual(['1', '2']);
    expect(await listed(`(filter: { consortium: "${consortium}" })`)).toEqual(['1', '4']);
    expect(await listed('(filter: { kinds: [] })')).toEqual([]);
  });

  it('belongs to whoever holds them, and to what they came from', async () => {
    const data = await answer(
      database,
      `{ unit(ref: "LOCAL:lead-b") { patents { totalCount nodes { ref } } }
        consortium(ref: "LOCAL:con-a") { patents(first: 1) { totalCount nodes { ref } pageInfo { hasNextPage } } } }`,
    );
    expect(data).toEqual({
      unit: { patents: { totalCount: 2, nodes: [{ ref: 'CNIPA:1' }, { ref: 'CNIPA:2' }] } },
      consortium: {
        patents: { totalCount: 2, nodes: [{ ref: 'CNIPA:1' }], pageInfo: { hasNextPage: true } },
      },
    });
  });
});

it('names the holders of a patent in their order', async () => {
  const data = await answer(
    database,
    '{ patents(first: 1) { nodes { holder { ref } holders { ref } coHolders { position unit { ref } } } } }',
  );
  expect(data).toEqual({
    patents: {
      nodes: [
        {
          holder: { ref: 'LOCAL:lead-a' },
          holders: [{ ref: 'LOCAL:lead-a' }, { ref: 'LOCAL:lead-b' }, { ref: 'LOCAL:uni-hangzhou' }],
          coHolders: [
            { position: 2, unit: { ref: 'LOCAL:lead-b' } },
            { position: 3, unit: { ref: 'LOCAL:uni-hangzhou' } },
          ],
        },
      ],
    },
  });
});

it('counts a patent of several holders with each, and those alone that were there on the day', async () => {
  const data = await answer(
    database,
    `{ patentStatistics(groupBy: [HOLDER], asOf: "2024-06-30") { nodes { key { holder } count } }
      before: patentStatistics(groupBy: [KIND], asOf: "2024-06-29") { nodes { key { kind } count daysToGrant { nReported median } } } }`,
  );
  expect(data).toEqual({
    patentStatistics: {
      nodes: [
        { key: { holder: 'LOCAL:lead-a' }, count: 2 },
        { key: { holder: 'LOCAL:lead-b' }, count: 2 },
        { key: { holder: 'LOCAL:uni-hangzhou' }, count: 1 },
      ],
    },
    before: {
      nodes: [
        { key: { kind: 'DESIGN' }, count: 1, daysToGrant: { nReported: 0, median: null } },
        { key: { kind: 'INVENTION' }, count: 2, daysToGrant: { nReported: 2, median: '707.5' } },
        { key: { kind: 'UTILITY_MODEL' }, count: 1, daysToGrant: { nReported: 0, median: null } },
      ],
    },
  });
});
