import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { answer, type Asking, ask } from './ask.ts';
import { backward, forward, rowsOf } from './paging.ts';

let database: Database;
let drop: () => Promise<void>;
/** As many units as a page has room for, the first 60 of them enterprises. */
const UNITS = 100;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  await database.query(sql`
    INSERT INTO "Unit" ("ref", "name", "kind")
    SELECT 'LOCAL:样本' || n, '单位' || n, (CASE WHEN n <= 60 THEN 'ENTERPRISE' ELSE 'UNIVERSITY' END)::"UnitKind"
    FROM generate_series(1, ${UNITS}::int) AS n`);
  await database.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode")
    SELECT 'LOCAL:c' || n, '联合体' || n, 'MUNICIPAL', '330300' FROM generate_series(1, 30) AS n`);
  await database.query(sql`
    INSERT INTO "Membership" ("consortiumId", "unitId", "role")
    SELECT consortium."id", unit."id", 'MEMBER' FROM "Consortium" consortium JOIN "Unit" unit ON unit."id" <= consortium."id" % 5`);
  await database.query(sql`
    INSERT INTO "Project" ("ref", "name", "consortiumId")
    SELECT 'LOCAL:p' || "id", '项目', "id" FROM "Consortium"`);
  await database.query(sql`
    INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount", "year")
    SELECT 'LOCAL:f' || "id", "id", 'FISCAL_MUNICIPAL', 'PAID', 1, 2025 FROM "Project"`);
  await database.query(sql`
    INSERT INTO "Platform" ("ref", "name", "hostUnitId")
    SELECT 'LOCAL:pf' || "id", '平台', "id" FROM "Unit" WHERE "id" <= 30`);
});
afterAll(() => drop());

const listed = z.object({
  list: z.object({ totalCount: z.number(), nodes: z.array(z.object({ ref: z.string() })) }),
});

async function sampleOf(
  list: string,
  args: string,
  asking: Asking = {},
): Promise<{ totalCount: number; refs: string[] }> {
  const found = await answer(database, `{ list: ${list}(${args}) { totalCount nodes { ref } } }`, asking);
  const { totalCount, nodes } = listed.parse(found).list;
  return { totalCount, refs: nodes.map(({ ref }) => ref) };
}

/** The sample as anybody draws it: by the MD5 of seed, blank and reference. */
function drawn(refs: readonly string[], size: number, seed: number): string[] {
  const place = (ref: string) => createHash('md5').update(`${seed} ${ref}`, 'utf8').digest('hex');
  return refs.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).slice(0, size);
}

const LISTS = ['units', 'consortia', 'platforms', 'projects', 'fundings'];

describe.each(LISTS)('a sample of %s', (list) => {
  it('is drawn by the MD5 of seed and reference, in the order of the list', async () => {
    const { refs: all } = await sampleOf(list, 'first: 100');
    expect(all).toHaveLength(list === 'units' ? UNITS : 30);
    const sample = await sampleOf(list, 'sample: { size: 7, seed: 42 }');
    const expected = drawn(all, 7, 42);
    expect(sample).toEqual({ totalCount: 7, refs: all.filter((ref) => expected.includes(ref)) });
  });

  it('is counted and read in two statements, however large', async () => {
    for (const size of [1, 25]) {
      const statements = recordStatements(database);
      await sampleOf(list, `sample: { size: ${size}, seed: 3 }`, { alsoPlanned: false });
      expect(statements).toHaveLength(2);
    }
  });
});

describe('a sample', () => {
  it('is the same each time, another one of another seed, and 1 is the seed of whoever names none', async () => {
    const first = await sampleOf('units', 'sample: { size: 50, seed: 1 }');
    expect(await sampleOf('units', 'sample: { size: 50, seed: 1 }')).toEqual(first);
    expect(await sampleOf('units', 'sample: { size: 50 }')).toEqual(first);
    const other = await sampleOf('units', 'sample: { size: 50, seed: 2 }');
    expect(other.refs).toHaveLength(50);
    expect(other.refs).not.toEqual(first.refs);
  });

  it('contains the smaller ones of its seed', async () => {
    let smaller: string[] = [];
    for (const size of [1, 5, 20, 60, 90]) {
      const { refs } = await sampleOf('units', `sample: { size: ${size}, seed: 9 }`);
      expect(refs).toHaveLength(size);
      expect(refs).toEqual(expect.arrayContaining(smaller));
      smaller = refs;
    }
  });

  it('is one of what the filter and the search leave, and all of it where that is less', async () => {
    const filter = 'filter: { kinds: [UNIVERSITY] }';
    const { refs } = await sampleOf('units', `${filter}, sample: { size: 15, seed: 5 }`);
    const all = Array.from({ length: UNITS - 60 }, (_, at) => `LOCAL:样本${at + 61}`);
    expect(refs.toSorted()).toEqual(drawn(all, 15, 5).toSorted());
    const few = await sampleOf('units', 'search: "单位9", sample: { size: 40, seed: 5 }');
    expect(few.totalCount).toBe(11);
    const joined = await sampleOf('consortia', 'filter: { minMembers: 3 }, sample: { size: 5 }');
    expect(joined).toMatchObject({ totalCount: 5 });
    const { refs: large } = await sampleOf('consortia', 'filter: { minMembers: 3 }');
    expect(large).toEqual(expect.arrayContaining(joined.refs));
  });

  it('loses no row and takes one where another one leaves the list', async () => {
    const before = await sampleOf('units', 'sample: { size: 50, seed: 8 }');
    const [gone = ''] = before.refs;
    await database.query(sql`UPDATE "Unit" SET "ref" = 'LOCAL:gone' WHERE "ref" = ${gone}`);
    const after = await sampleOf('units', 'sample: { size: 50, seed: 8 }');
    await database.query(sql`UPDATE "Unit" SET "ref" = ${gone} WHERE "ref" = 'LOCAL:gone'`);
    expect(after.refs.filter((ref) => !before.refs.includes(ref)).length).toBeLessThanOrEqual(1);
    expect(before.refs.filter((ref) => !after.refs.includes(ref))).toEqual([gone]);
  });

  it('is paged in either direction and any order, each row once', async () => {
    const query =
      '{ page: units(ARGS, sample: { size: 80, seed: 4 }, orderBy: { field: NAME, direction: DESC }) PAGE }';
    const list = { query, node: 'ref name' };
    const rows = rowsOf(await forward(database, list, 30));
    expect(rows).toHaveLength(80);
    expect(rowsOf(await backward(database, list, 30))).toEqual(rows);
    const names = rows.map(({ name }) => String(name));
    expect(names).toEqual(names.toSorted().toReversed());
    expect(new Set(names).size).toBe(80);
    expect((await sampleOf('units', 'first: 3, sample: { size: 80, seed: 4 }')).totalCount).toBe(80);
  });

  it('of a size or seed out of range is refused with what is allowed', async () => {
    const cases = [
      ['size: 0', '"sample.size" is 0; ask for 1 to 10000.'],
      ['size: -3', '"sample.size" is -3; ask for 1 to 10000.'],
      ['size: 10001', '"sample.size" is 10001; ask for 1 to 10000.'],
      ['size: 5, seed: -1', '"sample.seed" is -1; ask for 0 to 2147483647.'],
    ];
    for (const list of LISTS) {
      for (const [sample, message] of cases) {
        const { errors } = await ask(database, `{ ${list}(sample: { ${sample} }) { totalCount } }`);
        expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
      }
    }
  });
});
