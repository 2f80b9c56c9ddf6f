import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { APPLICATION_FORM } from '../../src/domain/application-form/application-form.ts';
import { yuanOf } from '../../src/domain/application-form/values.ts';
import { readForm } from '../../src/exchange/form/read-form.ts';
import { storedForm } from '../../src/exchange/form/stored-forms.ts';
import { writeForm } from '../../src/exchange/form/write-form.ts';
import { numberOf } from '../changes/send.ts';
import { compliantApplication, withoutNumbers } from '../applications/forms.ts';
import { DIVISIONS, WENZHOU, WRITTEN_WITH, ZHEJIANG, ZHENJIANG } from '../exchange/form/divisions.ts';
import { schema } from '../graph/ask.ts';
import { ADMIN_KEY, serve, type TestService } from '../server/test-server.ts';
import { createTestDatabase } from '../test-database.ts';
import { EXACT_NUMBERS, PLAIN_NUMBERS } from './exact-numbers.ts';
import { addPlaces, PLACES } from './places.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
let service: TestService;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addPlaces(database);
  service = await serve(database, {});
});
afterAll(async () => {
  await service.stop();
  await drop();
});

const ask = (body: string) =>
  service.fetch('/graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body,
  });

/** Where in a document of an application there are amounts, as its schema has them. */
function amountPaths(at: unknown, path: readonly string[] = []): string[] {
  if (at === yuanOf) return [path.join('.')];
  if (at instanceof z.ZodObject) {
    return Object.entries(at.shape).flatMap(([name, inner]) => amountPaths(inner, [...path, name]));
  }
  if (at instanceof z.ZodArray) return amountPaths(at.element, [...path, '0']);
  if (at instanceof z.ZodPipe) return amountPaths(at.in, path);
  if (at instanceof z.ZodOptional || at instanceof z.ZodNullable) return amountPaths(at.unwrap(), path);
  const isDefaulted = at instanceof z.ZodDefault || at instanceof z.ZodPrefault;
  return isDefaulted ? amountPaths(at.unwrap(), path) : [];
}
const PATHS = amountPaths(APPLICATION_FORM);

/** What stands at a path; undefined where it leads nowhere. */
function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const step of path.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === step)?.[1]
        : undefined;
  }
  return value;
}

/** A document with a number wherever there may be one: a year, a project with one source, one thing and one indicator. */
function formWith(number: string): object {
  const form = withoutNumbers(compliantApplication());
  const financials = [{ year: 2024, revenue: number, salesRevenue: number, rdExpenditure: number }];
  const source = 'SELF_RAISED';
  return {
    ...form,
    lead: { ...form.lead, financials },
    members: form.members.map((member) => ({ ...member, financials })),
    projects: form.projects.slice(0, 1).map((project) => ({
      ...project,
      totalCost: number,
      funding: [{ source, amount: number }],
      budget: [{ category: 'OPERATIONS', source, amount: number }],
      equipment: [
        { name: '仪器', quantity: 1, unitPrice: number, amount: number, source, use: null, purpose: null },
      ],
      indicators: [{ binding: false, kind: 'OUTPUT_VALUE', quantity: number, description: null }],
    })),
  };
}

/** A value as it is written into a document of the graph. */
const literal = (value: unknown) => JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1: ');

const changed = z.object({
  changed: z.object({
    application: z.object({ version: z.int() }).nullable(),
    userErrors: z.array(z.unknown()),
  }),
});
const drafted = z.object({
  changed: z.object({ application: z.object({ id: z.string(), version: z.int() }) }),
});
const found = z.object({ node: z.object({ form: z.unknown() }) });

/** The document as whatever shows it has it. */
async function shown(id: string): Promise<Record<string, unknown>> {
  const reply = await ask(JSON.stringify({ query: `{ node(id: "${id}") { ... on Application { form } } }` }));
  const [row] = await database.query<{ ref: string; form: unknown }>(
    sql`SELECT "ref", "form" FROM "Application" WHERE "id" = ${numberOf(id)}::int`,
  );
  const stored = await storedForm(database, row?.ref ?? '', undefined, '2025-07-01');
  return { graph: found.parse(reply.data).node.form, table: row?.form, command: stored?.form };
}

it('has a number at every place of a document where there may be one', () => {
  expect(PATHS.length).toBeGreaterThan(8);
  const form = APPLICATION_FORM.parse(formWith('7'));
  expect(PATHS.filter((path) => valueAt(form, path) !== '7')).toEqual([]);
});

it('comes out of a document and its workbooks as it went in', async ({ task }) => {
  const draft = await ask(
    JSON.stringify({
      query:
        'mutation ($input: DraftApplicationInput!) { changed: draftApplication(input: $input) { application { id version } userErrors { field code } } }',
      variables: { input: { policy: 'wenzhou-2025', form: formWith('7') } },
    }),
  );
  const { id, version: first } = drafted.parse(draft.data).changed.application;
  let version = first;
  let cases = 0;
  const inWorkbooks = new Set<string>();
  for (const [number, kept] of PLAIN_NUMBERS) {
    const bodies = [
      (input: object) =>
        JSON.stringify({
          query: `mutation ($input: ChangeApplicationInput!) { changed: changeApplication(input: $input) { application { version } userErrors { field code } } }`,
          variables: { input },
        }),
      (input: object) =>
        JSON.stringify({
          query: `mutation { changed: changeApplication(input: ${literal(input)}) { application { version } userErrors { field code } } }`,
        }),
    ];
    for (const bodyOf of bodies) {
      const reply = await ask(bodyOf({ id, version, form: formWith(number) }));
      const outcome = changed.parse(reply.data).changed;
      expect([number, outcome.userErrors, reply.codes]).toEqual([number, [], []]);
      version = outcome.application?.version ?? version;
      for (const [door, form] of Object.entries(await shown(id))) {
        for (const path of PATHS) {
          cases += 1;
          expect([door, path, valueAt(form, path)]).toEqual([door, path, kept]);
        }
      }
    }
    const form = APPLICATION_FORM.parse(formWith(number));
    for (const policy of [WENZHOU, ZHENJIANG, ZHEJIANG]) {
      const { problems, applications } = await readForm(
        await writeForm(policy, [form], WRITTEN_WITH),
        DIVISIONS,
      );
      expect([policy.kind, number, problems.filter(({ severity }) => severity === 'error')]).toEqual([
        policy.kind,
        number,
        [],
      ]);
      for (const path of PATHS) {
        const value = valueAt(applications[0]?.form, path) ?? null;
        // Not every workbook has a place for everything.
        if (value === null) continue;
        inWorkbooks.add(path);
        cases += 1;
        expect([policy.kind, path, value]).toEqual([policy.kind, path, kept]);
      }
    }
  }
  // No form asks what members turned over.
  expect(PATHS.filter((path) => !inWorkbooks.has(path))).toEqual(['members.0.financials.0.revenue']);
  recordLaw(task, {
    law: 'Every amount of the document of an application comes out of the graph, its table, the command and its workbooks as it went in.',
    cases,
    found: 'workbooks with sums of more than fifteen digits were not read again',
  });
});

/** Puts a number into every column of a consortium's records that a document shows. */
async function record(number: string): Promise<void> {
  for (const statement of [
    sql`UPDATE "Project" SET "totalCost" = ${number}::numeric`,
    sql`UPDATE "BudgetLine" SET "amount" = ${number}::numeric`,
    sql`UPDATE "EquipmentItem" SET "quantity" = 1, "unitPrice" = ${number}::numeric, "amount" = ${number}::numeric`,
    sql`UPDATE "ProjectIndicator" SET "quantity" = ${number}::numeric`,
    sql`UPDATE "FinancialYear" SET "revenue" = ${number}::numeric, "salesRevenue" = ${number}::numeric, "rdExpenditure" = ${number}::numeric`,
  ])
    await database.query(statement);
}

it('comes out of the document of a filed consortium as it is on record', async ({ task }) => {
  let cases = 0;
  const seen = new Set<string>();
  for (const [number, kept] of PLAIN_NUMBERS) {
    await record(number);
    const stored = await storedForm(database, PLACES.other.consortium, 'wenzhou-2025', '2025-07-01');
    for (const path of PATHS) {
      const value = valueAt(stored?.form, path) ?? null;
      if (value === null) continue;
      seen.add(path);
      cases += 1;
      expect([path, value]).toEqual([path, kept]);
    }
  }
  expect(PATHS.filter((path) => !path.startsWith('members') && !seen.has(path))).toEqual([]);
  recordLaw(task, {
    law: 'Every amount on record of a consortium comes out of its document the same.',
    cases,
  });
});

const YEARS = Array.from({ length: 6 }, (_, at) => 2020 + at);
const POLICIES = z.object({ policies: z.array(z.object({ key: z.string() })) });
const TRACE =
  'facts { path value } of { facts { path value } of { facts { path value } of { facts { path value } } } }';

/** Every fact beneath a report. */
function factsIn(value: unknown): { path: string; value: string | null }[] {
  if (Array.isArray(value)) return value.flatMap(factsIn);
  if (typeof value !== 'object' || value === null) return [];
  const fact = z.strictObject({ path: z.string(), value: z.string().nullable() }).safeParse(value);
  return fact.success ? [fact.data] : Object.values(value).flatMap(factsIn);
}

/** The numbers of a fiscal year that facts may have, as the schema lists them. */
function yearly(): string[] {
  const input = schema.getType('FinancialYearInput');
  if (!isInputObjectType(input)) throw new Error('facts have no years');
  return Object.values(input.getFields()).flatMap(({ name, type }) =>
    getNamedType(type).name === 'Decimal' ? [name] : [],
  );
}

/** Stands for the number in what is written before it is known whether it is a text. */
const HERE = '@@';
const QUESTIONS = [
  {
    field: 'checkCompliance',
    argument: 'facts',
    type: 'ConsortiumFactsInput!',
    around: (text: string) => `{ ${text} }`,
  },
  {
    field: 'whatIf',
    argument: 'changes',
    type: 'ConsortiumChangesInput',
    around: (text: string) => `{ consortium(ref: "${PLACES.other.consortium}") { ${text} } }`,
  },
];

it('comes out of the facts of a check or a what-if as it went in', async ({ task }) => {
  const { policies } = POLICIES.parse((await ask(JSON.stringify({ query: '{ policies { key } }' }))).data);
  const numbers = yearly();
  const given = {
    lead: {
      financials: YEARS.map((year) => ({ year, ...Object.fromEntries(numbers.map((name) => [name, HERE])) })),
    },
  };
  let cases = 0;
  const seen = new Set<string>();
  for (const { field, argument, type, around } of QUESTIONS) {
    const value = JSON.stringify(argument === 'facts' ? { ...given, members: [] } : given);
    for (const [number, kept] of EXACT_NUMBERS) {
      for (const written of [`"${number}"`, number]) {
        const exact = value.replaceAll(`"${HERE}"`, written);
        const asked = (passed: string) =>
          policies
            .map(
              ({ key }, at) =>
                `p${at}: ${field}(policy: "${key}", on: "2025-07-01", ${argument}: ${passed}) { checks { trace { ${TRACE} } } }`,
            )
            .join(' ');
        const bodies = [
          `{"query": ${JSON.stringify(`query ($given: ${type}) ${around(asked('$given'))}`)}, "variables": {"given": ${exact}}}`,
          JSON.stringify({ query: around(asked(exact.replaceAll(/"(\w+)":/g, '$1: '))) }),
        ];
        for (const [way, body] of bodies.entries()) {
          const reply = await ask(body);
          const where = `${field} ${written} ${way === 0 ? 'of a variable' : 'of the document'}`;
          // What no double keeps is refused as a number of JSON.
          const isRefused = way === 0 && written === number && Number(number).toFixed(6) !== padded(kept);
          expect([where, reply.codes]).toEqual([where, isRefused ? ['INEXACT_NUMBER'] : []]);
          if (isRefused) continue;
          for (const fact of factsIn(reply.data)) {
            const name = /^lead\.financials\[\d+\]\.(\w+)$/.exec(fact.path)?.[1];
            if (name === undefined) continue;
            seen.add(`${field} ${name}`);
            cases += 1;
            expect([where, fact]).toEqual([where, { path: fact.path, value: kept }]);
          }
        }
      }
    }
  }
  expect(seen).toEqual(new Set(QUESTIONS.flatMap(({ field }) => numbers.map((name) => `${field} ${name}`))));
  recordLaw(task, {
    law: 'Every exact number among the facts of a check or a what-if, as a text or a number of a variable or a document, comes out of the trace as it went in, or is refused.',
    cases,
  });
});

const rules = z.object({
  policies: z.array(
    z.object({
      key: z.string(),
      rules: z.array(z.object({ id: z.string(), parameters: z.array(z.object({ name: z.string() })) })),
    }),
  ),
});
const THRESHOLDS = 'parameter threshold of { parameter threshold of { parameter threshold } }';

/** What a part of a report asks for by a parameter, wherever in it. */
function thresholdsIn(value: unknown, parameter: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => thresholdsIn(each, parameter));
  if (typeof value !== 'object' || value === null) return [];
  const part = z.looseObject({ parameter: z.literal(parameter), threshold: z.string() }).safeParse(value);
  return part.success
    ? [part.data.threshold]
    : Object.values(value).flatMap((each) => thresholdsIn(each, parameter));
}

const reformed = z.object({
  checkCompliance: z.object({
    checks: z.array(z.object({ rule: z.object({ id: z.string() }), trace: z.unknown() })),
  }),
});

it('comes out of a reform as it went in', async ({ task }) => {
  const query = '{ policies { key rules { id parameters { name } } } }';
  const { policies } = rules.parse((await ask(JSON.stringify({ query }))).data);
  const parameters = policies.flatMap(({ key, rules: all }) =>
    all.flatMap(({ id, parameters: own }) => own.map(({ name }) => ({ key, id, name }))),
  );
  let cases = 0;
  const refusals = new Set<string>();
  for (const { key, id, name } of parameters) {
    for (const [number, kept] of EXACT_NUMBERS) {
      const reform = `[{ rule: "${id}", parameter: "${name}", value: "${number}" }]`;
      const reply = await ask(
        JSON.stringify({
          query: `{ checkCompliance(policy: "${key}", on: "2025-07-01", facts: { lead: {}, members: [] }, reform: ${reform}) { checks { rule { id } trace { ${THRESHOLDS} } } } }`,
        }),
      );
      // Of shares and counts some numbers are none.
      if (reply.codes.length > 0) {
        for (const code of reply.codes) refusals.add(code);
        continue;
      }
      const { checks } = reformed.parse(reply.data).checkCompliance;
      const own = checks.filter(({ rule }) => rule.id === id);
      for (const threshold of thresholdsIn(own, name)) {
        cases += 1;
        expect([key, reform, threshold]).toEqual([key, reform, kept]);
      }
    }
  }
  expect(cases).toBeGreaterThan(parameters.length);
  expect([...refusals]).toEqual(['BAD_USER_INPUT']);
  recordLaw(task, {
    law: 'Every exact number that a reform puts in the place of a policy’s comes out of the report as it went in.',
    cases,
  });
});

function padded(number: string): string {
  const [whole = '', decimals = ''] = number.split('.');
  return `${whole}.${decimals.padEnd(6, '0')}`;
}
