import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { asksAboutMoney } from '../../src/policy/withheld-money.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, ask } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { recordLaw } from './record-law.ts';

/** Between which numbers is searched, by the unit of a parameter, and how many places one is asked with. */
const RANGES: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly places: number }>
> = {
  ratio: { least: 0.0001, most: 1, places: 9 },
  yuan: { least: 1000, most: 1e12, places: 0 },
};
const HALVINGS = 24;
const NOW = new Date('2026-07-01T04:00:00Z');

interface Parameter {
  readonly policy: string;
  readonly rule: string;
  readonly name: string;
  readonly unit: string;
}

let database: Database;
let drop: () => Promise<void>;
let consortium: string;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  const [lead] = await database.query<{ unit: number; ref: string }>(sql`
    SELECT unit."id" AS "unit", consortium."ref"
    FROM "Consortium" consortium JOIN "Membership" membership ON membership."consortiumId" = consortium."id" AND membership."role" = 'LEAD'
      AND membership."leftOn" IS NULL
    JOIN "Unit" unit ON unit."id" = membership."unitId"
    WHERE consortium."dissolvedOn" IS NULL
      AND (SELECT count(*) FROM "FinancialYear" WHERE "unitId" = unit."id" AND "revenue" > 0 AND "rdExpenditure" > 0) >= 4
    ORDER BY consortium."ref" LIMIT 1`);
  if (!lead) throw new Error('no lead of the sample has money');
  consortium = lead.ref;
  // Many ratios of the sample are whole thousandths, which cutting off leaves as they are.
  await database.query(
    sql`UPDATE "FinancialYear" SET "rdExpenditure" = "rdExpenditure" * 1.0071 WHERE "unitId" = ${lead.unit}`,
  );
});
afterAll(() => drop());

/** Every number that a policy holds the lead's money against. */
function parameters(): Parameter[] {
  return loadPolicies('policies')
    .all()
    .flatMap(({ key, rules }) =>
      rules
        .filter(asksAboutMoney)
        .flatMap((rule) =>
          rule.parameters
            .filter(({ unit }) => unit in RANGES)
            .map(({ name, unit }) => ({ policy: key, rule: rule.id, name, unit })),
        ),
    );
}

const node = z.object({ parameter: z.string().nullable(), answer: z.string() });
const answered = z.object({
  consortium: z.object({
    whatIf: z.object({
      checks: z.array(
        z.object({ rule: z.object({ id: z.string() }), trace: z.array(node.extend({ of: z.array(node) })) }),
      ),
    }),
  }),
});

/** Whether the money reaches a number, as a reform with the number tells; undefined where it does not. */
async function reaches(
  viewer: Viewer,
  { policy, rule, name }: Parameter,
  value: string,
): Promise<boolean | undefined> {
  const reform = `reform: [{ rule: "${rule}", parameter: "${name}", value: "${value}" }]`;
  const { data } = await ask(
    database,
    `{ consortium(ref: "${consortium}") { whatIf(policy: "${policy}", ${reform}) { checks { rule { id } trace { parameter answer of { parameter answer } } } } } }`,
    { viewer, now: NOW, alsoPlanned: false },
  );
  const told = answered
    .safeParse(data)
    .data?.consortium.whatIf.checks.find((check) => check.rule.id === rule);
  const leaf = told?.trace.flatMap((each) => [each, ...each.of]).find(({ parameter }) => parameter === name);
  return leaf?.answer === 'YES' ? true : leaf?.answer === 'NO' ? false : undefined;
}

/** The number to which reforms feel their way, each halving what is left between two; null where they tell nothing. */
async function found(viewer: Viewer, parameter: Parameter): Promise<number | null> {
  const range = RANGES[parameter.unit];
  if (!range) return null;
  let { least, most } = range;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = Math.sqrt(least * most);
    const answer = await reaches(viewer, parameter, middle.toFixed(range.places));
    if (answer === undefined) return null;
    if (answer) least = middle;
    else most = middle;
  }
  const isInside = least > range.least && most < range.most;
  return isInside ? (least + most) / 2 : null;
}

const isThousandths = (ratio: number | null) =>
  ratio === null || Math.abs(ratio * 1000 - Math.round(ratio * 1000)) < 0.01;

it('lets nobody feel his way to the money of a lead by reforms', async ({ task }) => {
  const asked = parameters();
  const [seen, open]: [(number | null)[], (number | null)[]] = [[], []];
  for (const parameter of asked) {
    seen.push(await found(ADMINISTRATOR, parameter));
    open.push(await found(PUBLIC_VIEWER, parameter));
  }
  const of = (unit: string, numbers: readonly (number | null)[]) =>
    numbers.filter((_, at) => asked[at]?.unit === unit);
  expect(of('yuan', seen).filter((each) => each !== null).length).toBeGreaterThan(0);
  expect(of('yuan', open).filter((each) => each !== null)).toEqual([]);
  expect(of('ratio', seen).filter((each) => !isThousandths(each)).length).toBeGreaterThan(0);
  expect(of('ratio', open).filter((each) => !isThousandths(each))).toEqual([]);
  recordLaw(task, {
    law: 'Reforms that halve what is left between two numbers find no amount of the lead for the public, and of a ratio no more than is told.',
    cases: asked.length * HALVINGS * 2,
  });
});
