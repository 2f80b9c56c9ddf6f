import { GraphQLError, isScalarType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { answer, ask, createGraph, refusals, schema } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

// Wenzhou pays a fifth of the total cost at most, which shows what number was read.
const CAP = 'query ($cost: Decimal!) { policy(key: "wenzhou-2025") { fundingCap(totalCost: $cost) } }';
const capped = (fundingCap: string) => ({ policy: { fundingCap } });

describe('Decimal', () => {
  it.each([
    ['1000', '200'],
    [1000, '200'],
    ['0.1', '0.02'],
    [0.1, '0.02'],
    // A float that sums to 0.30000000000000004 is read as it is written, digit by digit.
    [0.1 + 0.2, '0.060000000000000008'],
    ['+5', '1'],
    ['-0', '0'],
    ['00010', '2'],
    ['999.99', '199.998'],
    ['1e3', '200'],
    ['5E-1', '0.1'],
    [1e-7, '0.00000002'],
    [9007199254740991, '2000000'],
    ['0.00000000000000000005', '0.00000000000000000001'],
  ])('reads %s in a variable', async (cost, cap) => {
    expect(await answer(database, CAP, { variables: { cost } })).toEqual(capped(cap));
  });

  it.each([
    ['1000', '200'],
    ['"1000"', '200'],
    ['0.1', '0.02'],
    ['1e2', '20'],
    ['10000000000000000.05', '2000000'],
  ])('reads %s in a document', async (cost, cap) => {
    const query = `{ policy(key: "wenzhou-2025") { fundingCap(totalCost: ${cost}) } }`;
    expect(await answer(database, query)).toEqual(capped(cap));
  });

  it.each([
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '0b1',
    '0o7',
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '１２',
    '一百',
    '1,000',
    '1_000',
    '1.',
    '.5',
    '--1',
    '1e',
    'e5',
    '1e100',
    '1e-100',
    '1e30',
    '1e999999999',
    '9'.repeat(31),
    `0.${'1'.repeat(21)}`,
    // No longer exact when it comes out of JSON.
    2 ** 53 + 2,
    2 ** 63,
    true,
    [],
    ['1'],
    { value: '1' },
  ])('refuses %s', async (cost) => {
    expect(await refusals(database, CAP, { variables: { cost } })).toEqual(['BAD_USER_INPUT']);
  });

  it('is written without an exponent and without zeros behind', async () => {
    expect(
      await answer(database, '{ fundings { nodes { amount } } projects(first: 1) { nodes { totalCost } } }'),
    ).toEqual({
      fundings: { nodes: [{ amount: '2000000' }, { amount: '8000000.5' }] },
      projects: { nodes: [{ totalCost: '10000000' }] },
    });
  });

  it('refuses a cost below 0', async () => {
    expect(await refusals(database, CAP, { variables: { cost: '-0.01' } })).toEqual(['BAD_USER_INPUT']);
  });
});

describe('Date', () => {
  const STATUS = 'query ($day: Date) { policy(key: "weihai-2022") { status(on: $day) } }';

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', async (day) => {
    expect(await refusals(database, STATUS, { variables: { day } })).toEqual([]);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '2025-1-1',
    '20250101',
    '2025/01/01',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '2025-01-01\n',
    '２０２５-01-01',
    '-2025-01-01',
    '10000-01-01',
    'infinity',
    'today',
    '',
    20250101,
    true,
  ])('refuses %s', async (day) => {
    expect(await refusals(database, STATUS, { variables: { day } })).toEqual(['BAD_USER_INPUT']);
  });

  it('is no number in a document', async () => {
    expect(await refusals(database, '{ policy(key: "weihai-2022") { status(on: 20250101) } }')).toEqual([
      'BAD_USER_INPUT',
    ]);
  });
});

describe('DivisionCode', () => {
  it('takes the codes of places that were imported', async () => {
    await database.prisma.division.create({
      data: { code: 'EU-NUTS:DE21', name: '上巴伐利亚', level: 'PREFECTURE' },
    });
    expect(
      await answer(database, '{ division(code: "EU-NUTS:DE21") { code level parent { code } } }'),
    ).toEqual({
      division: { code: 'EU-NUTS:DE21', level: 'PREFECTURE', parent: null },
    });
  });

  it.each([
    330300,
    '',
    '330300 ',
    '33 03',
    "330300' OR 1=1",
    '温州',
    'x'.repeat(65),
    '330\u0000300',
    '\ud83d',
  ])('refuses %j', async (code) => {
    const query = 'query ($code: DivisionCode!) { division(code: $code) { name } }';
    expect(await refusals(database, query, { variables: { code } })).toEqual(['BAD_USER_INPUT']);
  });
});

describe('CreditCode', () => {
  const type = schema.getType('CreditCode');
  const read = (value: unknown) => (isScalarType(type) ? type.parseValue(value) : undefined);

  it('is written half-width and in upper case', async () => {
    expect(read(' 91350100m000100y43 ')).toBe('91350100M000100Y43');
    expect(read('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
    expect(await answer(database, '{ units(first: 1) { nodes { creditCode } } }')).toEqual({
      units: { nodes: [{ creditCode: '91350100M000100Y43' }] },
    });
  });

  it('takes a legal early code that fails the check character', () => {
    expect(read('91350100M000100Y44')).toBe('91350100M000100Y44');
  });

  it.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100I000100Y43',
    913501,
    null,
    '9135-0100M000100Y4',
  ])('refuses %j', (code) => {
    expect(() => read(code)).toThrow(GraphQLError);
  });
});

describe('an answer to bad input', () => {
  it.each([
    '{ units(first: 101) { totalCount } }',
    '{ consortia(after: "x") { totalCount } }',
    '{ node(id: "x") { id } }',
    '{ consortia(filter: { technicalFields: ["x"] }) { totalCount } }',
    '{ unit(ref: "LOCAL:lead-a") { rdIntensity(years: 0) { value } } }',
    '{ unit(ref: "LOCAL:lead-a") { financials { revenue } } }',
    '{ policy(key: "wenzhou-2025") { fundingCap(totalCost: "NaN") } }',
    '{ division(code: 5) { name } }',
  ])('says what to do, and nothing of how the product is made: %s', async (query) => {
    const { errors } = await ask(database, query);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect(extensions?.['code']).toMatch(/^(BAD_USER_INPUT|BAD_CURSOR|BAD_ID|UNAUTHENTICATED)$/);
      expect(message.length).toBeGreaterThan(20);
      expect(message).not.toMatch(/SELECT|at \/|\.ts|undefined|\[object/);
    }
  });
});
