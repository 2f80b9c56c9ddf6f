import { readFile } from 'node:fs/promises';
import { buildSchema as parseSchema, type GraphQLField, isListType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { Deadline } from '../../src/database/deadline.ts';
import { ADMINISTRATOR, ask, createGraph, schema } from '../graph/ask.ts';
import { serve, type TestService } from '../server/test-server.ts';
import { type Given, leastArguments, variablesOf } from './least-input.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
let service: TestService;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

type RootField = GraphQLField<unknown, unknown>;
const mutations: readonly RootField[] = Object.values(schema.getMutationType()?.getFields() ?? {});
const queries: readonly RootField[] = Object.values(schema.getQueryType()?.getFields() ?? {});
const contract = parseSchema(await readFile('test/graph/contract.graphql', 'utf8')).getQueryType();

/** Whether the contract says that a field is never null: whoever builds on it does not look. */
function isPromised(name: string): boolean {
  return isNonNullType(contract?.getFields()[name]?.type);
}

it('a field of the root is null by itself when it fails, unless the contract promises that it never is', ({
  task,
}) => {
  const fields = [...mutations, ...queries.filter(({ name }) => !isPromised(name))];
  expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  recordLaw(task, {
    law: 'A field of the root is null by itself when it fails, but for those that the contract says are never null.',
    cases: mutations.length + queries.length,
  });
});

/** What cannot be answered, by the argument; whatever else is asked of a field that fails can. */
const BAD: Given = (path) => {
  switch (path.join('.')) {
    case 'first':
      return 101;
    case 'policy':
    case 'key':
      return 'nowhere-1900';
    case 'permutations':
      return 0;
    case 'id':
    case 'ids':
      return 'none';
    default:
      return undefined;
  }
};

/** What is answered from memory, whatever is asked for. */
const CANNOT_FAIL = ['policies', 'policy'];

const answered = z.looseObject({ first: z.array(z.object({ key: z.string() })).min(1) });

/** A query of what needs no database, and of a field. */
function besideOthers(field: RootField, given: Given) {
  const args = leastArguments(field, (path, type) => (isGiven(field, path) ? given(path, type) : undefined));
  const { declared, passed } = variablesOf(field.args, Object.keys(args), '');
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  return {
    query: `query ${head} { first: policies { key } second: ${field.name}${passed} { __typename } }`,
    variables: args,
  };
}

/** The groups of a comparison are named as a page is. */
function isGiven({ args }: RootField, path: readonly string[]): boolean {
  return path[0] !== 'first' || args.some(({ name, type }) => name === 'first' && String(type) === 'Int');
}

/** Whether the whole answer goes where a field fails: neither it nor, in a list, what failed of it may be null. */
function takesAll({ type }: RootField): boolean {
  if (!isNonNullType(type)) return false;
  return !isListType(type.ofType) || isNonNullType(type.ofType.ofType);
}

it('of two fields of a query the other is told though one fails, whichever it is and however it is answered', async ({
  task,
}) => {
  const ended = new Deadline();
  ended.end();
  const hasFailed = new Set<string>();
  let cases = 0;
  for (const field of queries) {
    const told = (data: unknown) => (answered.safeParse(data).success ? 'the other' : data);
    const expected = (errors: readonly unknown[]) =>
      errors.length > 0 && takesAll(field) ? null : 'the other';
    const late = besideOthers(field, () => undefined);
    const { data, errors } = await ask(database.forCaller({ deadline: ended }), late.query, {
      viewer: ADMINISTRATOR,
      variables: late.variables,
    });
    expect({ ...late, data: told(data) }).toEqual({ ...late, data: expected(errors) });
    expect(errors.map(({ path }) => path?.[0])).toEqual(errors.map(() => 'second'));
    const bad = besideOthers(field, BAD);
    const replies = [];
    for (let count = 0; count < 3; count += 1) replies.push(await service.post(bad));
    const [{ codes, data: sent, text } = { codes: [], data: undefined, text: '' }] = replies;
    expect(replies.map((reply) => [reply.status, reply.text])).toEqual(replies.map(() => [200, text]));
    expect({ ...bad, data: told(sent) }).toEqual({ ...bad, data: expected(codes) });
    if (errors.length + codes.length > 0) hasFailed.add(field.name);
    cases += 4;
  }
  const never = queries.filter(({ name }) => !hasFailed.has(name)).map(({ name }) => name);
  expect(never.toSorted()).toEqual(CANNOT_FAIL);
  recordLaw(task, {
    law: 'Of two fields of a query the other is told though one fails, however it is answered.',
    cases,
  });
});
