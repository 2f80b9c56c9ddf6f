import { array, assert, asyncProperty, bigInt, nat, tuple } from 'fast-check';
import { getNamedType, getOperationAST, isLeafType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { formatDecimal, shownQuotient } from '../../src/domain/decimal.ts';
import { PLANNED_TYPES } from '../../src/resolvers/plan/object.ts';
import { plannedAnswer } from '../../src/server/execution/planned-answer.ts';
import { ask, answer, createGraph, schema } from './ask.ts';
import { addFurnishedConsortia } from './furnished.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 3);
  await database.query(
    sql`UPDATE "Unit" SET "name" = ${AWKWARD}, "formerNames" = ${[AWKWARD, '']} WHERE "ref" = 'LOCAL:f1-1'`,
  );
  await database.query(sql`UPDATE "Consortium" SET "goal" = ${AWKWARD} WHERE "ref" = 'LOCAL:f2'`);
});
afterAll(() => drop());

/** Every character that JSON escapes, some that look like it, and what lies beyond the first plane. */
const AWKWARD = `"\\/\u0001\b\f\n\r\t\u001f\u007f\u2028\u2029<&'𠮷创新 {}[],:`;

/** How a list of each type is reached. */
const REACHED: Readonly<Record<string, (selection: string) => string>> = {
  Consortium: (selection) => `{ consortia { nodes { ${selection} } } }`,
  Unit: (selection) => `{ units { nodes { ${selection} } } }`,
  Membership: (selection) =>
    `{ consortia { nodes { members { nodes { ${selection} } } } } units { nodes { memberships { nodes { ${selection} } } } } }`,
  Project: (selection) => `{ consortia { nodes { projects { nodes { ${selection} } } } } }`,
  Funding: (selection) => `{ consortia { nodes { projects { nodes { fundings { ${selection} } } } } } }`,
  ProjectUnit: (selection) => `{ consortia { nodes { projects { nodes { parts { ${selection} } } } } } }`,
  Evaluation: (selection) => `{ consortia { nodes { evaluations { ${selection} } } } }`,
  Platform: (selection) => `{ consortia { nodes { platforms { ${selection} } } } }`,
  ResearchTeam: (selection) => `{ consortia { nodes { researchTeams { ${selection} } } } }`,
  Qualification: (selection) => `{ units { nodes { qualifications { ${selection} } } } }`,
  Division: (selection) => `{ consortia { nodes { division { ${selection} } } } }`,
  Provenance: (selection) => `{ units { nodes { provenance { ${selection} } } } }`,
  Share: (selection) =>
    `{ consortia { nodes { inCityShare { ${selection} } enterpriseShare(asOf: "2024-06-30") { ${selection} } } } }`,
  RdIntensity: (selection) =>
    `{ consortia { nodes { rdIntensity { ${selection} } early: rdIntensity(asOf: "2023-01-01", years: 2) { ${selection} } } } units { nodes { rdIntensity(years: 4) { ${selection} } } } }`,
};

function isPlanned(source: string): boolean {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return (
    plannedAnswer({ database, today: '2025-07-01' }, { schema, document, operation, variables: {} }) !==
    undefined
  );
}

function shown(part: number | string, whole: number | string): string | null {
  const quotient = shownQuotient(part, whole);
  return quotient && formatDecimal(quotient);
}

/** A selection of a field: all leaves of what it leads to. */
function selectionOf(typeName: string, fieldName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  const given = getNamedType(type.getFields()[fieldName]?.type);
  if (given === undefined || isLeafType(given)) return fieldName;
  if (given.name.endsWith('Connection')) {
    return `${fieldName}(first: 2) { totalCount nodes { id } edges { node { id } } pageInfo { hasNextPage hasPreviousPage } }`;
  }
  if (!isObjectType(given)) return `${fieldName} { __typename }`;
  const plans = PLANNED_TYPES.get(given.name);
  const leaves = Object.values(given.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && (plans === undefined || field.name in plans),
  );
  return `${fieldName} { __typename ${leaves.map(({ name }) => name).join(' ')} }`;
}

describe('a planned answer', () => {
  it('knows how every planned type is reached', () => {
    expect(Object.keys(REACHED)).toEqual(expect.arrayContaining([...PLANNED_TYPES.keys()]));
  });

  it.each([...PLANNED_TYPES])('is the resolvers’ for every planned field of %s', async (typeName, plans) => {
    for (const name of Object.keys(plans)) {
      const source = REACHED[typeName]?.(selectionOf(typeName, name)) ?? '';
      expect([source, isPlanned(source)]).toEqual([source, true]);
      expect((await ask(database, source)).errors).toEqual([]);
    }
  });

  it.each([
    ['Share', 'count total unknown value lower upper'],
    ['RdIntensity', 'value rdExpenditure revenue averageRdExpenditure years missingYears method'],
  ])('is the resolvers’ for %s', async (typeName, fields) => {
    const source = REACHED[typeName]?.(fields) ?? '';
    expect(isPlanned(source)).toBe(true);
    expect((await ask(database, source)).errors).toEqual([]);
  });

  it('writes the quotients of the domain', async () => {
    const amount = bigInt({ min: 0n, max: 10n ** 20n });
    const pairs = array(tuple(nat(40_000), nat(40_000), amount, amount), {
      minLength: 1,
      maxLength: 200,
    });
    await assert(
      asyncProperty(pairs, async (all) => {
        // Halves, of which chance makes none: an odd number over two parts of the last place that is shown.
        const tried = [...all, [1, 8, 1n, 2n * 10n ** 12n], [3, 8, 3n, 2n * 10n ** 12n]] as const;
        const rows = await database.query<{ count: string | null; sum: string | null }>(sql`
          SELECT trim_scale(shown_quotient(part, whole))::text AS count,
                 trim_scale(shown_quotient(amount, amounts))::text AS sum
          FROM unnest(${tried.map(([part]) => part)}::int[], ${tried.map(([, whole]) => whole)}::int[],
            ${tried.map(([, , sum]) => String(sum))}::numeric[], ${tried.map(([, , , sums]) => String(sums))}::numeric[])
            WITH ORDINALITY AS tried (part, whole, amount, amounts, place) ORDER BY place`);
        expect(rows).toEqual(
          tried.map(([part, whole, sum, sums]) => ({
            count: shown(part, whole),
            sum: shown(String(sum), String(sums)),
          })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('merges fragments, keeps the order of the question and leaves out what is skipped', async () => {
    const source = `query ($no: Boolean = false) {
      page: consortia(search: "LOCAL:f", orderBy: { field: MEMBER_COUNT, direction: DESC }, first: 2) {
        pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
        ...rows
        edges { cursor }
        __typename
        totalCount
      }
      one: consortium(ref: " LOCAL:f1 ") { ...named @include(if: $no) ... on Node { id } ref name @skip(if: true) }
      none: unit(ref: "LOCAL:nobody") { name }
    }
    fragment rows on ConsortiumConnection { nodes { ...named } nodes { memberCount } }
    fragment named on Consortium { name division { code } division { parent { name parent { name } } } }`;
    expect(isPlanned(source)).toBe(true);
    expect(await answer(database, source)).toMatchObject({
      one: { id: expect.any(String), ref: 'LOCAL:f1' },
      none: null,
      page: {
        nodes: [{ name: '联合体3', memberCount: 6, division: { parent: { parent: { name: '中国' } } } }, {}],
      },
    });
  });
});
