import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph, refusals } from './ask.ts';
import { withCounts } from './counted.ts';

let database: Database;
/** The same, but it is known how frequent words are. */
let counted: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await database.prisma.unit.create({
    data: { ref: 'EU-PIC:999992790', name: 'Société ÉLECTRIQUE Ａ１ α－β' },
  });
  counted = await withCounts(database);
});
afterAll(() => drop());

const answered = z.object({ list: z.object({ nodes: z.array(z.object({ ref: z.string() })) }) });

async function found(list: string, search: string): Promise<string[]> {
  const query = `query ($search: String!) { list: ${list}(search: $search) { nodes { ref } } }`;
  const { nodes } = answered.parse(await answer(database, query, { variables: { search } })).list;
  expect(answered.parse(await answer(counted, query, { variables: { search } })).list.nodes).toEqual(nodes);
  return nodes.map(({ ref }) => ref.replace('LOCAL:', ''));
}

const PERCENT = 'CN-USCC:91350100M000100Y43';

describe('a search for units', () => {
  it.each([
    ['龙港', 'two characters', ['ent-longgang']],
    ['港新', 'two characters in the middle of a word', ['ent-longgang']],
    ['乙', 'one character', ['lead-b']],
    ['龙新', 'characters that are not side by side', []],
    ['瑞安零部件有限公司', 'the whole name', ['ent-ruian']],
    ['有限公司 牵头', 'words in any order', ['lead-a', 'lead-b']],
    ['牵头 有限公司', 'words in any order', ['lead-a', 'lead-b']],
    ['牵头 大学', 'words that no one unit has', []],
    ['  牵头　电气  ', 'words between blanks, a full-width one among them', ['lead-a']],
    ['%', 'a percent sign', [PERCENT]],
    ['_', 'an underscore', [PERCENT]],
    ['%增长_', 'both among characters', [PERCENT]],
    ['百%增', 'a percent sign that stands for nothing else', [PERCENT]],
    ['百_增', 'an underscore that stands for nothing else', []],
    ['\\', 'a backslash', []],
    ['\\%', 'a backslash that escapes nothing', []],
    ["'", 'a quotation mark', []],
    ['"; DROP TABLE "Unit"; --', 'what is no search', []],
    ['M000100Y', 'a fragment of a credit code', [PERCENT]],
    ['m000100y', 'in lower case', [PERCENT]],
    ['Ｍ０００１００Ｙ', 'in full width', [PERCENT]],
    ['９１３５', 'digits in full width', [PERCENT]],
    ['9927', 'a fragment of a reference of another scheme', ['EU-PIC:999992790']],
    ['uni-hang', 'a fragment of a local reference', ['uni-hangzhou']],
    ['a1', 'half-width letters for full-width ones', ['EU-PIC:999992790']],
    ['ÉLEC', 'a letter with an accent, as it is written', ['EU-PIC:999992790']],
    ['ELECTRIQUE', 'no letter for another one', []],
    ['α-β', 'letters of another script', ['EU-PIC:999992790']],
    ['甲某', 'nobody’s legal representative', []],
    ['🐉', 'a character beyond the first plane', []],
  ])('takes %s as %s', async (search, _, refs) => {
    expect(await found('units', search)).toEqual(refs);
  });

  it('filters nothing where it is blank', async () => {
    expect(await found('units', '')).toHaveLength(11);
    expect(await found('units', ' 　\n')).toHaveLength(11);
  });

  it('never looks across two fields', async () => {
    // The name ends in 公司 and the reference begins with LOCAL.
    expect(await found('units', '司LOCAL')).toEqual([]);
    expect(await found('units', '司l')).toEqual([]);
  });

  it('is quick for a long text', async () => {
    const began = performance.now();
    expect(await found('units', '龙港'.repeat(250))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('finds a unit by the name that it has given up, and by the new one', async () => {
    const where = { ref: 'LOCAL:lead-b' };
    await database.prisma.unit.update({ where, data: { name: '丙牵头水泵有限公司' } });
    expect(await found('units', '乙牵头泵业')).toEqual(['lead-b']);
    expect(await found('units', '丙牵头')).toEqual(['lead-b']);
    await database.prisma.unit.update({ where, data: { name: '丁牵头水泵有限公司' } });
    expect(await found('units', '丙牵头')).toEqual(['lead-b']);
    expect(await answer(database, '{ unit(ref: "LOCAL:lead-b") { name formerNames } }')).toEqual({
      unit: { name: '丁牵头水泵有限公司', formerNames: ['乙牵头泵业有限公司', '丙牵头水泵有限公司'] },
    });
  });
});

describe('a search for consortia', () => {
  it.each([
    ['温州', ['con-a']],
    ['联合体', ['con-a', 'con-b', 'con-empty', 'con-gone']],
    // Industries are searched: 电气 of three of them, 泵与电机 of the other.
    ['电气', ['con-a', 'con-empty', 'con-gone']],
    ['与电机', ['con-b']],
    ['con-g', ['con-gone']],
    ['龙港', []],
  ])('for %s', async (search, refs) => {
    expect(await found('consortia', search)).toEqual(refs);
  });

  it('finds one by the name that it has given up', async () => {
    await database.prisma.consortium.update({ where: { ref: 'LOCAL:con-a' }, data: { name: '瓯江联合体' } });
    expect(await found('consortia', '温州电气')).toEqual(['con-a']);
    expect(await found('consortia', '瓯江')).toEqual(['con-a']);
  });
});

describe('a unit by its reference', () => {
  it.each([
    'CN-USCC:91350100M000100Y43',
    ' CN-USCC:91350100m000100y43 ',
    'CN-USCC:９１３５０１００Ｍ０００１００Ｙ４３',
  ])('is found by %s', async (ref) => {
    const query = 'query ($ref: String!) { unit(ref: $ref) { creditCode } }';
    expect(await answer(database, query, { variables: { ref } })).toEqual({
      unit: { creditCode: '91350100M000100Y43' },
    });
  });

  it('is null where there is none', async () => {
    expect(
      await answer(database, '{ unit(ref: "LOCAL:nobody") { name } consortium(ref: "") { name } }'),
    ).toEqual({ unit: null, consortium: null });
  });
});

const asking = (length: number) => ({ variables: { search: '长'.repeat(length) } });

it('a search longer than any name is refused', async () => {
  const query =
    'query ($search: String!) { units(search: $search) { totalCount } consortia(search: $search) { totalCount } }';
  expect(await answer(database, query, asking(500))).toEqual({
    units: { totalCount: 0 },
    consortia: { totalCount: 0 },
  });
  expect(await refusals(database, query, asking(501))).toEqual(['BAD_USER_INPUT']);
});
