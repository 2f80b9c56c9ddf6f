import { getNamedType, getNullableType, isEnumType, isLeafType, isListType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, ask, schema } from '../graph/ask.ts';
import { type Given, leastArguments, variablesOf } from './least-input.ts';
import { type Way, waysFrom, waysToTypes } from './questions.ts';
import { recordLaw } from './record-law.ts';
import { argumentsWith, boundOf, type SizedInput, sizedInputs, toldIn, valueOfSize } from './sized-inputs.ts';
import { type StoredRecord, storedRecords, worldsWithRecords } from './stored-records.ts';

let database: Database;
let drop: () => Promise<void>;
let records: Map<string, StoredRecord>;

beforeAll(async () => {
  ({ database, drop, records } = await worldsWithRecords());
  // Lists are asked for within themselves: whatever has a list of patents has some in it.
  await database.query(sql`
    INSERT INTO "Patent" ("ref", "kind", "title", "holderUnitId", "consortiumId", "projectId")
    SELECT concat_ws('-', unit."ref", consortium."ref", project."ref"), 'DESIGN', '外观', unit."id", consortium."id", project."id"
    FROM "Unit" unit CROSS JOIN "Consortium" consortium
    LEFT JOIN "Project" project ON project."consortiumId" = consortium."id"
    WHERE unit."id" IN (SELECT "id" FROM "Unit" ORDER BY "ref" LIMIT 1)`);
});
afterAll(() => drop());

const inputs = sizedInputs();

/** Whole numbers that size nothing, with what they are instead, by their names. */
const UNSIZED: Readonly<Record<string, string>> = {
  version: 'names a version of a record: any other than the present one is refused',
  year: 'names a year, which need not be one of which anything is known',
  minMembers: 'is compared with a number: where none is so large nothing is found',
  maxMembers: 'is compared with a number: where none is so small nothing is found',
};

/** The largest Int of GraphQL: what is larger is no value of it. */
const LARGEST_INT = 2 ** 31 - 1;

it('every list and every whole number has a bound, or a reason why not', () => {
  const without = inputs.filter((each) => boundOf(each) === undefined);
  const unexplained = without.filter(
    ({ input }) => isListType(getNullableType(input.type)) || !(input.name in UNSIZED),
  );
  expect(unexplained.map(({ name }) => name)).toEqual([]);
  const names = new Set(without.map(({ input }) => input.name));
  expect(Object.keys(UNSIZED).filter((name) => !names.has(name))).toEqual([]);
});

it('every bound that is kept is told', ({ task }) => {
  const kept = inputs.filter(
    ({ input: { extensions } }) => (extensions.least ?? extensions.most) !== undefined,
  );
  for (const { name, input } of kept) {
    const { least, most } = input.extensions;
    const told = toldIn(input);
    // As many as an Int can say are "or more".
    const isEndless = told !== undefined && told.most === undefined && most === LARGEST_INT;
    expect([name, input.description, told]).toEqual([
      name,
      input.description,
      { least, most: isEndless ? undefined : most },
    ]);
  }
  recordLaw(task, {
    law: 'Every bound of an argument or a field of an input is told by its description.',
    cases: kept.length,
    found:
      'years, counts and places of mutations told no bound, and five kinds of lists another than they kept',
  });
});

let made = 0;
/** What is given besides, so that what is asked for is there. */
function givenFor({ field }: SizedInput): Given {
  const kind = /^(?:change|end|remove)([A-Z]\w*)$/.exec(field.name)?.[1];
  const about = kind ?? (field.name.endsWith('Member') ? 'Consortium' : 'Application');
  return (path, type) => {
    const name = path.at(-1) ?? '';
    if (name === 'ref') return `LOCAL:bound-${(made += 1)}`;
    if (name === 'version') return records.get(about)?.version;
    if (name === 'year') return 2019;
    if (name === 'filter' && field.name === 'fundingStatistics') return { phases: ['PAID'] };
    if (type === 'CityFigure') return { consortia: {} };
    if (type === 'ConsortiumGroupKey' && name === 'second') return { tier: 'PROVINCIAL' };
    if (type === 'ConsortiumGroupKey') return { tier: 'MUNICIPAL' };
    if (name === 'policy') return 'wenzhou-2025';
    if (type !== 'ID') return undefined;
    const noun = name.charAt(0).toUpperCase() + name.slice(1);
    return records.get(name === 'id' ? about : noun)?.id ?? records.get('Unit')?.id;
  };
}

const ways = waysToTypes();

/** What leads to the objects that a field is of. */
function wayTo(type: string): Way {
  if (type === 'Mutation') return (_, selection) => `{ ${selection} }`;
  const found = schema.getType(type);
  if (type === 'RecordedState') {
    const around = wayTo('Consortium');
    return (rows, selection) => around(rows, `asRecorded(on: "2026-12-31") { ${selection} }`);
  }
  const id = records.get(type)?.id;
  if (id !== undefined) return (_, selection) => `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`;
  const way = isObjectType(found) ? ways.get(found) : undefined;
  if (!way) throw new Error(`nothing leads to ${type}`);
  return way;
}

/** What a request was refused with, whether the request itself or as errors of the user. */
interface RefusedError {
  readonly code: string;
  readonly at: string;
  readonly message: string;
}

const outcome = z.object({
  sent: z
    .object({
      userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string(), message: z.string() })),
    })
    .nullable(),
});

/** A document with the field that takes the input, as it is asked of the objects at the end of a way. */
interface Asked {
  readonly declared: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly document: string;
}

function askedFor(sized: SizedInput, size: number): Asked {
  const { field, type } = sized;
  const given = givenFor(sized);
  const variables = argumentsWith(sized, valueOfSize(sized, size, given), given);
  const { declared, passed } = variablesOf(field.args, Object.keys(variables), '');
  return {
    declared,
    variables,
    document: wayTo(type.name)(1, `sent: ${field.name}${passed} ${selectionOf(field)}`),
  };
}

function selectionOf({ type }: SizedInput['field']): string {
  const of = getNamedType(type);
  if (isLeafType(of)) return '';
  return hasUserErrors(type) ? '{ userErrors { field code message(locale: EN) } }' : '{ __typename }';
}

function hasUserErrors(type: SizedInput['field']['type']): boolean {
  const of = getNamedType(type);
  return isObjectType(of) && 'userErrors' in of.getFields();
}

async function refusalsOf(
  sized: SizedInput,
  { declared, variables, document }: Asked,
): Promise<RefusedError[]> {
  const { data, errors } = await ask(
    database,
    `${sized.type === schema.getMutationType() ? 'mutation' : 'query'} (${declared.join(', ')}) ${document}`,
    { viewer: ADMINISTRATOR, variables },
  );
  const where = sized.path.join('.');
  const userErrors = hasUserErrors(sized.field.type)
    ? (outcome.safeParse(data).data?.sent?.userErrors ?? [])
    : [];
  return [
    ...errors.map(({ message, extensions }) => ({
      code: String(extensions?.['code']),
      // What contradicts itself among facts is named from the facts on.
      at:
        message.startsWith(`"${where}" `) || message.startsWith(`${sized.path.at(-1) ?? ''}: `) ? where : '',
      message,
    })),
    ...userErrors.map((error) => ({ ...error, at: error.field.join('.') })),
  ];
}

/** The codes of what is too large or too small. */
const OF_SIZE = new Set(['BAD_USER_INPUT', 'OUT_OF_RANGE', 'TOO_MANY']);

/** The limits of an input, each with the nearest size beyond it that its type can say. */
function limitsOf(sized: SizedInput): { limit: number; beyond: number }[] {
  const { least, most } = boundOf(sized) ?? {};
  return [
    ...(least === undefined ? [] : [{ limit: least, beyond: least - 1 }]),
    ...(most === undefined || most >= LARGEST_INT ? [] : [{ limit: most, beyond: most + 1 }]),
  ];
}

/** Whether what is refused beyond a limit is refused for its size, in words with the limit. */
const saysOf = (sized: SizedInput, limit: number) => (refusal: RefusedError) =>
  OF_SIZE.has(refusal.code) &&
  refusal.at === sized.path.join('.') &&
  (refusal.message.includes(String(limit)) || (limit === 0 && refusal.message.includes('not negative')));

/** Of a set of words there cannot be more than there are; a mutation counts each once. */
function isSetOfFewer({ type, input }: SizedInput, limit: number): boolean {
  const words = getNamedType(input.type);
  return type === schema.getMutationType() && isEnumType(words) && words.getValues().length <= limit;
}

it('every bound is kept to the one, and refused in words that say it', async ({ task }) => {
  let cases = 0;
  let taken = 0;
  const wrong: unknown[] = [];
  for (const sized of inputs) {
    for (const { limit, beyond } of limitsOf(sized)) {
      if (isSetOfFewer(sized, limit)) continue;
      cases += 2;
      // What mutations changed before has other versions now.
      if (sized.type === schema.getMutationType()) records = await storedRecords(database);
      const within = await refusalsOf(sized, askedFor(sized, limit));
      if (within.length === 0) taken += 1;
      const refused = within.filter(({ code, at }) => OF_SIZE.has(code) && at === sized.path.join('.'));
      if (refused.length > 0) wrong.push([sized.name, limit, refused]);
      const without = await refusalsOf(sized, askedFor(sized, beyond));
      if (without.filter(saysOf(sized, limit)).length !== 1) wrong.push([sized.name, beyond, without]);
    }
  }
  expect(wrong).toEqual([]);
  // Of the others something else is wrong, such as that they name what is not there.
  expect(taken).toBeGreaterThan(cases / 4);
  recordLaw(task, {
    law: 'Every list and number is taken at its bound, and refused beyond it in words that name it and the bound.',
    cases,
    found:
      'lists of consents, reviewers, technical fields and goals, and of dimensions to group by, were refused at another number than was told',
  });
});

/** The inputs of fields that lead back to what they are of, with the way back. */
const nesting = inputs.flatMap((sized) => {
  const of = getNamedType(sized.field.type);
  const back =
    isObjectType(of) && sized.type !== schema.getQueryType() ? waysFrom(of).get(sized.type) : undefined;
  return back ? [{ sized, back }] : [];
});

it('every bound is kept of a field within itself', async ({ task }) => {
  let cases = 0;
  const wrong: unknown[] = [];
  for (const { sized, back } of nesting) {
    const { field, type } = sized;
    const given = givenFor(sized);
    for (const { limit, beyond } of limitsOf(sized)) {
      cases += 1;
      const inner = argumentsWith(sized, valueOfSize(sized, beyond, given), given);
      const outer = leastArguments(field, given);
      const [inside, outside] = [
        variablesOf(field.args, Object.keys(inner), ''),
        variablesOf(field.args, Object.keys(outer), 'outer'),
      ];
      const refusals = await refusalsOf(sized, {
        declared: [...inside.declared, ...outside.declared],
        variables: {
          ...inner,
          ...Object.fromEntries(Object.entries(outer).map(([name, value]) => [`outer${name}`, value])),
        },
        document: wayTo(type.name)(
          1,
          `${field.name}${outside.passed} ${back(1, `sent: ${field.name}${inside.passed} ${selectionOf(field)}`)}`,
        ),
      });
      if (!refusals.some(saysOf(sized, limit))) wrong.push([sized.name, beyond, back(1, '...'), refusals]);
    }
  }
  expect(wrong).toEqual([]);
  recordLaw(task, { law: 'Every bound is kept of a field that is asked for within itself.', cases });
});
