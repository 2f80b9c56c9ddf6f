import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { STAGES, type Stage } from '../../src/domain/vocabulary.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { compliantApplication, withoutNumbers } from '../applications/forms.ts';
import { ADMINISTRATOR, ask, schema } from '../graph/ask.ts';
import { type Given, leastArguments, variablesOf } from './least-input.ts';
import { recordLaw } from './record-law.ts';
import { type StoredRecord, worldsWithRecords } from './stored-records.ts';

let database: Database;
let drop: () => Promise<void>;
let records: Map<string, StoredRecord>;

beforeAll(async () => {
  ({ database, drop, records } = await worldsWithRecords());
});
afterAll(() => drop());

/** Values that a type takes and a field mostly does not, by the names of scalars. */
const BAD: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', 'x'.repeat(6000), 'nowhere-1900'],
  ID: ['none', encodeId('Unit', 999_999)],
  Int: [-1, 2_147_483_647],
  Decimal: ['-1', '1e21'],
  Date: ['0001-01-01', '9999-12-31'],
  DivisionCode: ['999999'],
  Boolean: [false],
  ApplicationForm: [{}, { ...compliantApplication(), lead: { name: '某' }, projects: [{ name: '' }] }],
};

type Mutation = GraphQLField<unknown, unknown>;
const mutations: readonly Mutation[] = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
  ({ type }) => {
    const payload = getNamedType(type);
    return 'getFields' in payload && 'userErrors' in payload.getFields();
  },
);

/** The paths of what may be given to a mutation, with their types. */
function pathsOf(args: readonly GraphQLArgument[]): { path: string; type: GraphQLInputType }[] {
  return args.flatMap(({ name, type }) => {
    const given = getNullableType(type);
    if (!isInputObjectType(given)) return [{ path: name, type }];
    return Object.values(given.getFields()).map((field) => ({
      path: `${name}.${field.name}`,
      type: field.type,
    }));
  });
}

function badValues(type: GraphQLInputType): readonly unknown[] {
  const given = getNullableType(type);
  if (!isListType(given)) return BAD[getNamedType(given).name] ?? [];
  const [item] = badValues(given.ofType);
  return item === undefined ? [[]] : [[], Array.from({ length: 60 }, () => item)];
}

/** An id and a version of what a mutation is about, and of whatever it names. */
function soundFor(mutation: string): Given {
  const kind = /^(?:change|end|remove)([A-Z]\w*)$/.exec(mutation)?.[1];
  const about = kind ?? (mutation.endsWith('Member') ? 'Consortium' : 'Application');
  return (path, type) => {
    const name = path.at(-1) ?? '';
    if (name === 'version') return records.get(about)?.version;
    if (name === 'year') return 2019;
    if (name === 'policy') return 'wenzhou-2025';
    if (type !== 'ID' && type !== 'ID!') return undefined;
    const noun = name.charAt(0).toUpperCase() + name.slice(1);
    // What is named beyond what must be named is left out.
    if (type === 'ID' && path.length === 2) return undefined;
    return records.get(name === 'id' ? about : noun)?.id ?? records.get('Unit')?.id;
  };
}

/** Whether a path leads somewhere in the arguments: written anew here, not as the product has it. */
function leads(type: GraphQLInputType | undefined, path: readonly string[]): boolean {
  if (type === undefined) return false;
  const [name, ...rest] = path;
  if (name === undefined) return true;
  const given = getNullableType(type);
  if (isListType(given)) return /^\d+$/.test(name) && leads(given.ofType, rest);
  if (isInputObjectType(given)) return leads(given.getFields()[name]?.type, rest);
  return getNamedType(given).name === 'ApplicationForm';
}

const outcome = z.object({
  sent: z
    .object({ userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string() })) })
    .nullable(),
});

/** Sends a mutation, and tells of its errors by their codes, the wrong ones with the fields that the mutation does not take. */
async function errorsOf(mutation: Mutation, args: Record<string, unknown>, now?: Date) {
  const { declared, passed } = variablesOf(mutation.args, Object.keys(args), '');
  const { data } = await ask(
    database,
    `mutation (${declared.join(', ')}) { sent: ${mutation.name}${passed} { userErrors { field code } } }`,
    { viewer: ADMINISTRATOR, variables: args, ...(now ? { now } : {}) },
  );
  const found = outcome.safeParse(data).data?.sent?.userErrors ?? [];
  const wrong = found.filter(({ field: [first, ...rest] }) => {
    const argument = mutation.args.find(({ name }) => name === first);
    return !argument || !leads(argument.type, rest);
  });
  return {
    codes: found.map(({ code }) => code),
    wrong: wrong.map(({ field, code }) => `${mutation.name} ${code}: ${field.join('.')}`),
  };
}

it('every error of every mutation names a field that the mutation takes', async ({ task }) => {
  const wrong = new Set<string>();
  const codes = new Map(mutations.map(({ name }) => [name, new Set<string>()]));
  let cases = 0;
  for (const mutation of mutations) {
    const sound = soundFor(mutation.name);
    for (const { path: spoilt, type } of pathsOf(mutation.args)) {
      for (const value of badValues(type)) {
        const args = leastArguments(mutation, (path, of) =>
          path.join('.') === spoilt ? value : sound(path, of),
        );
        const found = await errorsOf(mutation, args);
        cases += 1;
        for (const code of found.codes) codes.get(mutation.name)?.add(code);
        for (const each of found.wrong) wrong.add(each);
      }
    }
  }
  expect([...wrong]).toEqual([]);
  expect([...codes].filter(([, found]) => found.size === 0).map(([name]) => name)).toEqual([]);
  recordLaw(task, { law: 'Every error of every mutation names a field that the mutation takes.', cases });
});

/** A day in the window in which applicants hand in. */
const IN_THE_WINDOW = new Date('2025-08-01T04:00:00Z');
/** The stages of which the database asks that a consortium is filed. */
const FILED = new Set<Stage>(STAGES.slice(STAGES.indexOf('FILED')));

let applications = 0;
/** An application that stands at a stage, with a document that lacks the numbers of persons. */
async function applicationAt(stage: Stage): Promise<{ id: string; version: number }> {
  const consortium = await database.prisma.consortium.findFirstOrThrow({ orderBy: { id: 'asc' } });
  applications += 1;
  const { id, version } = await database.prisma.application.create({
    data: {
      ref: `LOCAL:application-${applications}`,
      policyKey: 'wenzhou-2025',
      stage,
      applicantRef: 'LOCAL:applicant',
      districtCode: '330302',
      consortiumId: FILED.has(stage) ? consortium.id : null,
      filledOn: new Date(Date.UTC(2020, 0, applications)),
      form: withoutNumbers(compliantApplication()),
    },
  });
  return { id: encodeId('Application', id), version };
}

/** What a mutation may be told to make of an application; one of nothing where it is told nothing. */
function targetsOf(mutation: Mutation): readonly (Stage | undefined)[] {
  return pathsOf(mutation.args).some(({ path }) => path === 'input.to') ? STAGES : [undefined];
}

it('every error of every move names a field that it takes, at whatever stage', async ({ task }) => {
  const moves = mutations.filter((mutation) => /^(?!draft)[a-z]+Application$/.test(mutation.name));
  const wrong = new Set<string>();
  const codes = new Set<string>();
  let cases = 0;
  for (const mutation of moves) {
    for (const stage of STAGES) {
      for (const target of targetsOf(mutation)) {
        const about = await applicationAt(stage);
        const args = leastArguments(mutation, ([argument, name]) => {
          if (name === 'id' || name === 'version') return about[name];
          if (name === 'to') return target;
          return argument === 'reason' ? null : undefined;
        });
        const found = await errorsOf(mutation, args, IN_THE_WINDOW);
        cases += 1;
        for (const code of found.codes) codes.add(code);
        for (const each of found.wrong) wrong.add(each);
      }
    }
  }
  expect([...wrong]).toEqual([]);
  expect([...codes]).toEqual(expect.arrayContaining(['MISSING_ITEM', 'REASON_REQUIRED']));
  recordLaw(task, {
    law: 'Every error of every move of an application names a field that the move takes, at whatever stage.',
    cases,
    found:
      'Submitting named places of a document that it does not take, and reasons and roles were named in inputs that have none.',
  });
});
