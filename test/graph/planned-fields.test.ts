import { type FieldNode, isObjectType, Kind, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { type LEFT_TO_EXECUTION, reasonForExecution } from '../../src/server/execution/left-to-execution.ts';
import { type Question, questions } from '../laws/questions.ts';
import { ADMINISTRATOR, ask, createGraph, planOf, schema } from './ask.ts';
import { addFurnishedConsortia } from './furnished.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 2);
});
afterAll(() => drop());

/** Whatever is left to GraphQL's own execution, and why: nothing else is. */
const LEFT: Readonly<Record<string, keyof typeof LEFT_TO_EXECUTION>> = {
  'PooledRatio.interval': 'DRAWS',
  'PooledShare.interval': 'DRAWS',
  'ProjectPerson.documentNumberRevealed': 'REVEALS',
  'ProjectPerson.phoneRevealed': 'REVEALS',
  'Query.cityRankCorrelation': 'DRAWS',
  'Query.consortiumGroupComparison': 'DRAWS',
  'Query.node': 'ABSTRACT',
  'Query.nodes': 'ABSTRACT',
  'Unit.contactPhoneRevealed': 'REVEALS',
};

const keyOf = (role: Role, divisionCode: string | null, unitRef: string | null): Viewer => ({
  role,
  name: role.toLowerCase(),
  divisionCode,
  unitRef,
  scopes: ['READ'],
});

const VIEWERS: readonly (readonly [string, Viewer])[] = [
  ['the public', PUBLIC_VIEWER],
  ['an applicant', keyOf('APPLICANT', null, 'LOCAL:f1-1')],
  ['an officer of a city', keyOf('CITY_OFFICER', '330300', null)],
  ['an officer of a district', keyOf('DISTRICT_OFFICER', '330302', null)],
  ['an integrator', keyOf('INTEGRATOR', '330300', null)],
  ['an analyst', keyOf('ANALYST', null, null)],
  ['an administrator', ADMINISTRATOR],
];

const documentOf = ({ document }: Question) => document({ times: 1, rows: 3, day: '2025-06-30' });

/** Types that something drawn leads to are reached by it alone. */
const isDrawn = (document: string) => /cityRankCorrelation|consortiumGroupComparison|interval/.test(document);

function reasons(names: readonly string[]): unknown[] {
  return names.map((name) => {
    const [typeName = '', fieldName = ''] = name.split('.');
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    return field && reasonForExecution(field);
  });
}

it('is made for every field of the schema but those that are named here, with the reason', () => {
  const left = questions().filter(
    (question) => planOf(database, documentOf(question), {}, ADMINISTRATOR) === undefined,
  );
  const names = left.map(({ name }) => name).filter((name) => name in LEFT);
  expect(names.toSorted()).toEqual(Object.keys(LEFT));
  expect(reasons(names)).toEqual(names.map((name) => LEFT[name]));
  const others = left.filter(({ name }) => !(name in LEFT));
  expect(others.map(documentOf).filter((document) => !isDrawn(document))).toEqual([]);
});

it.each(VIEWERS)('is GraphQL’s answer for every field that %s may ask for', async (_, viewer) => {
  const planned: string[] = [];
  for (const question of questions()) {
    const document = documentOf(question);
    const { errors } = await ask(database, document, { viewer });
    if (errors.length === 0 && planOf(database, document, {}, viewer)) planned.push(question.name);
  }
  // Whatever they see is planned, but for what ends at a division or a unit and tells an error beyond it.
  expect(planned.length).toBeGreaterThan(questions().length / 2);
});

/** Asks for the same objects, and for nothing of them. */
function withoutValues(document: string): string {
  return print(
    visit(parse(document), {
      Field: (field): FieldNode | undefined =>
        field.selectionSet ? undefined : { ...field, directives: [...(field.directives ?? []), ...LEFT_OUT] },
    }),
  );
}

const LEFT_OUT = [
  {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'include' },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'if' },
        value: { kind: Kind.BOOLEAN, value: false },
      },
    ],
  },
] as const;

it('is GraphQL’s answer where nothing is asked of the objects of a field', async () => {
  let planned = 0;
  for (const question of questions()) {
    const document = withoutValues(documentOf(question));
    const { errors } = await ask(database, document, { viewer: ADMINISTRATOR });
    if (errors.length === 0 && planOf(database, document, {}, ADMINISTRATOR)) planned += 1;
  }
  expect(planned).toBeGreaterThan(questions().length / 2);
});
