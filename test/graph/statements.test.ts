import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import type { StatementRecord } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, ask, createGraph, schema } from './ask.ts';
import { everyField, selectionOf } from './every-field.ts';
import { addFurnishedConsortia } from './furnished.ts';
import { namesOf } from './statements.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 100);
});
afterAll(() => drop());

/** The names of the statements that a question sends, sorted. */
async function statementsOf(question: string): Promise<string[]> {
  const statements: StatementRecord[] = [];
  const stop = database.listen((statement) => statements.push(statement));
  const { data, errors } = await ask(database, question, { viewer: ADMINISTRATOR, alsoPlanned: false });
  stop();
  expect(errors).toEqual([]);
  expect(data).not.toBeNull();
  return namesOf(statements).toSorted();
}

/** How often a page is asked for until what it asks the database has come together. */
const TRIES = 5;
/** The same of a run that sends so many at most, or of the last that was tried: turns and chance split batches. */
async function statementsTogether(question: string, most: number): Promise<string[]> {
  let statements = await statementsOf(question);
  for (let tried = 1; tried < TRIES && statements.length > most; tried += 1) {
    statements = await statementsOf(question);
  }
  return statements;
}

function wide(first: number): string {
  return `{
    consortia(first: ${first}, search: "LOCAL:f") {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        ref name tier division { name parent { name } } lead { name }
        memberCount inCityShare { value lower upper } enterpriseShare { value } rdIntensity { value missingYears }
        members(first: 20) {
          totalCount
          nodes { role unit { name kind registeredDivision { name } qualifications { kind } platforms { name level } rdIntensity { value } } }
        }
        platforms { name }
        researchTeams { name hostUnit { name } }
        projects(first: 10) { totalCount nodes { name totalCost undertakers { name } fundings { source amount recipient { name } } } }
      }
    }
  }`;
}

function statistics(industries: string): string {
  return `{
    consortiumStatistics(groupBy: [CITY, TIER, INDUSTRY_FIELD], filter: { industryFields: [${industries}] }) {
      key { city { name } tier industryField } count rdIntensity { pooled }
      compliance(policy: "wenzhou-2025") { compliant undetermined }
    }
  }`;
}

/** Units that the furnished consortia brought along, behind the ten of the table set. */
function unitsByIds(count: number): string {
  const ids = Array.from({ length: count }, (_, at) => Buffer.from(`Unit:${at + 11}`).toString('base64url'));
  return `{ nodes(ids: ["${ids.join('", "')}"]) { id ... on Unit ${everyField('Unit', 1)} } }`;
}

/** How many statements may be batches that came a moment later; a statement a row would be far more. */
const LATER = 8;

/**
 * What a page of one and a page of twenty must have in common. Answers come in any order, the more so on a busy machine:
 * what asks a moment later is a batch of its own, and units that the members brought along meanwhile are not asked for at
 * all. The kinds of the other statements agree; and since chance splits batches but does not mend a statement for each
 * row, one run of the larger page that has hardly more than the smaller one shows that there is none.
 */
async function growth(few: readonly string[], large: string) {
  const many = await statementsTogether(large, few.length + LATER);
  return { more: many.length - few.length > LATER, few: shapeOf(few), many: shapeOf(many) };
}

function shapeOf(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== 'Unit');
}

describe('a wide query of consortia with members, units, divisions, projects and computed fields', () => {
  it.each([1, 10, 100])('sends the same statements for %i', async (first) => {
    const statements = await statementsTogether(wide(first), 23);
    expect(statements.length).toBeLessThan(24);
    expect(shapeOf(statements)).toEqual(
      shapeOf([
        'Consortium',
        'ConsortiumFigures, Consortium',
        'Division, DivisionSuccession, FactsChange',
        // The financial years of the leads, and of the members, who are known a step later.
        'FinancialYear',
        'FinancialYear',
        'Funding',
        'Membership, Unit',
        'Membership, Unit, Platform',
        'Platform',
        'Project',
        'ProjectUnit, Unit',
        'Qualification',
        'RegistrationPeriod',
        'ResearchTeam',
        'Unit',
        'count of Consortium',
        'count of Membership, Unit',
        'count of Project',
      ]),
    );
  });
});

/** Where rows of a type are found, for a page of so many of them. */
const ROOTS: Readonly<Record<string, (page: string, selection: string) => string>> = {
  Consortium: (page, selection) => `consortia(${page}, search: "LOCAL:f") { nodes ${selection} }`,
  Unit: (page, selection) => `units(${page}, search: "LOCAL:f") { nodes ${selection} }`,
  Platform: (page, selection) =>
    `platforms(${page}, filter: { divisions: ["330302"], levels: [PROVINCIAL] }) { nodes ${selection} }`,
  Project: (page, selection) =>
    `projects(${page}, filter: { minTotalCost: 10000000 }) { nodes ${selection} }`,
  Funding: (page, selection) => `fundings(${page}, filter: { phases: [PAID] }) { nodes ${selection} }`,
  Patent: (page, selection) => `patents(${page}, filter: { kinds: [INVENTION] }) { nodes ${selection} }`,
  Membership: (page, selection) =>
    `consortia(${page}, search: "LOCAL:f") { nodes { members(${page}) { nodes ${selection} } } }`,
  ResearchTeam: (page, selection) =>
    `consortia(${page}, search: "LOCAL:f") { nodes { researchTeams ${selection} } }`,
  TeamMember: (page, selection) =>
    `consortia(${page}, search: "LOCAL:f") { nodes { teamMembers ${selection} } }`,
};

const FIELDS = Object.keys(ROOTS).flatMap((type) => {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`${type} has no fields`);
  return Object.values(object.getFields())
    .filter((field) => !isLeafType(getNamedType(field.type)) || field.args.length > 0)
    .map((field) => ({ type, field: field.name }));
});

describe('the statements of a page of one and of a page of twenty are the same', () => {
  it.each(FIELDS)('for $field of $type and every field behind it', async ({ type, field }) => {
    const question = (page: string) => {
      const object = schema.getType(type);
      const selected = isObjectType(object) ? object.getFields()[field] : undefined;
      const selection = selected ? selectionOf(selected, 2, page).join(' ') : '';
      return `{ ${ROOTS[type]?.(page, `{ __typename ${selection} }`)} }`;
    };
    const { more, few, many } = await growth(await statementsOf(question('first: 1')), question('first: 20'));
    expect(many).toEqual(few);
    expect(more).toBe(false);
  });

  it.each(Object.keys(ROOTS))('for every field of %s at once', async (type) => {
    const question = (page: string) => `{ ${ROOTS[type]?.(page, everyField(type, 1, page))} }`;
    const { more, few, many } = await growth(await statementsOf(question('first: 1')), question('first: 20'));
    expect(many).toEqual(few);
    expect(more).toBe(false);
  });

  it('for nodes by their ids', async () => {
    const { more, few, many } = await growth(await statementsOf(unitsByIds(1)), unitsByIds(20));
    expect(many).toEqual(few);
    expect(more).toBe(false);
  });
});

describe('the statements of statistics do not grow with the groups or the consortia', () => {
  it('one group of one or several of a hundred', async () => {
    const one = await statementsOf(statistics('"泵与电机"'));
    // With the verdicts, which nobody has come to before.
    expect(one.length).toBeLessThan(13);
    const { more, few, many } = await growth(one, statistics('"泵与电机", "电气"'));
    expect(many).toEqual(few);
    expect(more).toBe(false);
  });
});

describe('what is looked up together', () => {
  it('is one statement for several units and consortia by reference', async () => {
    const refs = ['f1-1', 'f2-1', 'f3-1'].map((ref, at) => `u${at}: unit(ref: "LOCAL:${ref}") { name }`);
    expect(await statementsOf(`{ ${refs.join(' ')} }`)).toEqual(['Unit']);
  });

  it('reads the divisions once a request, and not at all where nobody asks for one', async () => {
    expect(await statementsOf('{ consortia(first: 5) { nodes { name } } }')).toEqual(['Consortium']);
    const places =
      '{ division(code: "330300") { name parent { name } } divisions(level: PROVINCE) { parent { name } } }';
    expect(await statementsOf(places)).toEqual(['Division, DivisionSuccession, FactsChange']);
    expect(await answer(database, '{ divisions(parent: "371000") { code } }')).toMatchObject({
      divisions: expect.arrayContaining([{ code: '371082' }, { code: '371073' }]),
    });
  });
});
