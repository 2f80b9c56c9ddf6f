import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, databaseOver } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, ask, createGraph } from '../graph/ask.ts';
import type { Parents } from './every-kind.ts';
import { documentOf, faults, idOf, numberOf, refused, send, sent } from './send.ts';

let database: Database;
let drop: () => Promise<void>;
let parents: Parents;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  const consortium = await idOf(database, 'Consortium', 'LOCAL:con-a');
  const unit = await idOf(database, 'Unit', 'LOCAL:lead-a');
  parents = {
    consortium,
    unit,
    otherUnit: await idOf(database, 'Unit', 'LOCAL:lead-b'),
    project: (await sent(database, 'createProject', { ref: 'LOCAL:limits', consortium, name: '项目' })).id,
    team: await idOf(database, 'ResearchTeam', 'LOCAL:team-1'),
    group: (await sent(database, 'createProjectGroup', { ref: 'LOCAL:group', consortium, name: '项目群' }))
      .id,
    patent: (
      await sent(database, 'createPatent', {
        ref: 'LOCAL:patent',
        kind: 'INVENTION',
        title: '一种方法',
        holder: unit,
      })
    ).id,
  };
});
afterAll(() => drop());

const long = (length: number) => '长'.repeat(length);
const CONSORTIUM = { ref: 'LOCAL:x', name: '联合体', tier: 'MUNICIPAL', division: '330300' };

const PATENT = { ref: 'LOCAL:x', kind: 'DESIGN', title: '外观' };

/** Each: a mutation, its input for given parents, and what is wrong with it. */
const LIMITS: readonly [string, (parents: Parents) => object, string][] = [
  ['createConsortium', () => ({ ...CONSORTIUM, goal: long(501) }), 'goal TOO_LONG'],
  [
    'createConsortium',
    () => ({ ...CONSORTIUM, technicalFields: ['A', 'B', 'C', 'D'] }),
    'technicalFields TOO_MANY',
  ],
  ['createConsortium', () => ({ ...CONSORTIUM, staffCount: -1 }), 'staffCount OUT_OF_RANGE'],
  ['createConsortium', () => ({ ...CONSORTIUM, division: '999999' }), 'division UNKNOWN_DIVISION'],
  [
    'createConsortium',
    () => ({ ...CONSORTIUM, planStartsOn: '2025-01-02', planEndsOn: '2025-01-01' }),
    'PERIOD_REVERSED',
  ],
  ['createConsortium', () => ({ ...CONSORTIUM, ref: 'LOCAL:con-a' }), 'ALREADY_EXISTS'],
  [
    'createPatent',
    ({ unit }) => ({ ...PATENT, holder: unit, filedOn: '2025-01-02', grantedOn: '2025-01-01' }),
    'PERIOD_REVERSED',
  ],
  [
    'createPatent',
    ({ unit }) => ({ ...PATENT, holder: unit, grantedOn: '2025-01-02', expiresOn: '2025-01-01' }),
    'PERIOD_REVERSED',
  ],
  ['createPatent', ({ unit, project }) => ({ ...PATENT, holder: unit, project }), 'project OTHER_CONSORTIUM'],
  [
    'createPatentCoHolder',
    ({ patent, otherUnit }) => ({ patent, unit: otherUnit, position: 1 }),
    'position OUT_OF_RANGE',
  ],
  [
    'createMembership',
    ({ consortium, otherUnit }) => ({ consortium, unit: otherUnit, role: 'MEMBER', task: long(201) }),
    'task TOO_LONG',
  ],
  [
    'createMembership',
    ({ consortium, otherUnit }) => ({ consortium, unit: otherUnit, role: 'MEMBER', standing: long(201) }),
    'standing TOO_LONG',
  ],
  [
    'createMembership',
    ({ consortium, otherUnit }) => ({ consortium, unit: otherUnit, role: 'LEAD' }),
    'role LEAD_TWICE',
  ],
  [
    'createMembership',
    ({ consortium, otherUnit }) => ({
      consortium,
      unit: otherUnit,
      role: 'MEMBER',
      joinedOn: '2025-02-01',
      leftOn: '2025-01-01',
    }),
    'PERIOD_REVERSED',
  ],
  [
    'createMembership',
    ({ consortium, unit }) => ({ consortium: unit, unit: consortium, role: 'MEMBER' }),
    'consortium BAD_ID',
  ],
  [
    'createProject',
    ({ consortium }) => ({ ref: 'LOCAL:x', consortium, name: '项目', content: long(1001) }),
    'content TOO_LONG',
  ],
  [
    'createProject',
    ({ consortium }) => ({ ref: 'LOCAL:x', consortium, name: '项目', totalCost: '-1' }),
    'totalCost BAD_NUMBER',
  ],
  [
    'createProject',
    ({ consortium }) => ({ ref: 'LOCAL:x', consortium, name: '项目', totalCost: '0.0000001' }),
    'totalCost BAD_NUMBER',
  ],
  ['createProjectScheduleItem', ({ project }) => ({ project, goal: long(81) }), 'goal TOO_LONG'],
  [
    'createProjectMilestone',
    ({ project }) => ({ project, position: 4, achievement: '成果' }),
    'position OUT_OF_RANGE',
  ],
  [
    'createProjectMilestone',
    ({ project }) => ({ project, position: 0, achievement: '成果' }),
    'position OUT_OF_RANGE',
  ],
  [
    'createProjectPerson',
    ({ project }) => ({ project, isLeader: false, name: '某人', monthsPerYear: 13 }),
    'monthsPerYear OUT_OF_RANGE',
  ],
  [
    'createProjectPerson',
    ({ project }) => ({ project, isLeader: false, name: '某人', monthsPerYear: -1 }),
    'monthsPerYear OUT_OF_RANGE',
  ],
  [
    'createTeamMember',
    ({ consortium }) => ({ consortium, name: '某人', birthYear: 45 }),
    'birthYear OUT_OF_RANGE',
  ],
  ['createFinancialYear', ({ unit }) => ({ unit, year: 1948 }), 'year OUT_OF_RANGE'],
  ['createFinancialYear', ({ unit }) => ({ unit, year: 2024 }), 'ALREADY_EXISTS'],
  [
    'createEquipmentItem',
    ({ project }) => ({ project, name: '仪器', quantity: 0, unitPrice: '1' }),
    'quantity OUT_OF_RANGE',
  ],
  [
    'createQualification',
    ({ unit }) => ({ unit, kind: 'GAZELLE', validFrom: '2025-01-02', validTo: '2025-01-01' }),
    'PERIOD_REVERSED',
  ],
  [
    'createRegistration',
    ({ unit }) => ({ unit, division: '330106', validFrom: '2025-01-02', validTo: '2025-01-01' }),
    'PERIOD_REVERSED',
  ],
  ['createReport', ({ consortium }) => ({ consortium, kind: 'PROGRESS', title: ' ' }), 'title BLANK'],
  [
    'createNote',
    ({ consortium, unit }) => ({ consortium, unit, textZh: '说明', textEn: 'A note' }),
    'ABOUT_ONE_RECORD',
  ],
];

describe('a limit of the forms', () => {
  it.each(LIMITS.map(([mutation, input, fault]) => ({ mutation, input, fault })))(
    '$mutation: $fault',
    async ({ mutation, input, fault }) => {
      expect(await faults(database, mutation, input(parents))).toEqual([fault]);
    },
  );

  it('is kept to the character', async () => {
    const made = {
      ...CONSORTIUM,
      ref: 'LOCAL:limits',
      goal: '𠮷'.repeat(500),
      technicalFields: ['A', 'B', 'B', 'C'],
    };
    expect(await faults(database, 'createConsortium', made)).toEqual([]);
  });
});

describe('a record among others', () => {
  it('is refused where it names a record of another consortium', async () => {
    const consortium = await idOf(database, 'Consortium', 'LOCAL:con-b');
    const person = { consortium, team: parents.team, name: '某人' };
    expect(await faults(database, 'createTeamMember', person)).toEqual(['team OTHER_CONSORTIUM']);
    const made = { ref: 'LOCAL:x', consortium, group: parents.group, name: '项目' };
    expect(await faults(database, 'createProject', made)).toEqual(['group OTHER_CONSORTIUM']);
  });

  it('is refused where a unit would be a member twice, or a project have a second leader', async () => {
    const { consortium, project } = parents;
    const unit = await idOf(database, 'Unit', 'LOCAL:ent-ruian');
    const again = { consortium, unit, role: 'MEMBER', joinedOn: '2025-06-01' };
    expect(await faults(database, 'createMembership', again)).toEqual(['unit MEMBER_TWICE']);
    const leader = { project, isLeader: true, name: '某人' };
    await sent(database, 'createProjectPerson', leader);
    expect(await faults(database, 'createProjectPerson', leader)).toEqual(['isLeader SECOND_LEADER']);
  });

  it('is not removed while another refers to it', async () => {
    const { team: id, consortium, group } = parents;
    expect(await faults(database, 'removeResearchTeam', { id, version: 1 })).toEqual(['STILL_REFERRED_TO']);
    await sent(database, 'createProject', { ref: 'LOCAL:grouped', consortium, group, name: '项目' });
    expect(await faults(database, 'removeProjectGroup', { id: group, version: 1 })).toEqual([
      'STILL_REFERRED_TO',
    ]);
  });

  it('does not end before it began', async () => {
    const id = await idOf(database, 'Platform', 'LOCAL:pf-1');
    const early = { id, version: 1, on: '2018-02-28' };
    expect(await faults(database, 'endPlatform', early)).toEqual(['PERIOD_REVERSED']);
  });
});

describe('who may write what', () => {
  const officer: Viewer = { ...ADMINISTRATOR, role: 'CITY_OFFICER', name: 'Wenzhou', divisionCode: '330300' };
  const stranger: Viewer = { ...officer, name: 'Hangzhou', divisionCode: '330100' };
  const applicant: Viewer = { ...ADMINISTRATOR, role: 'APPLICANT', name: 'lead', unitRef: 'LOCAL:lead-a' };
  const member: Viewer = { ...applicant, name: 'member', unitRef: 'LOCAL:ent-ruian' };

  it('officers at home, and nowhere else', async () => {
    const made = { consortium: parents.consortium, kind: 'PROGRESS' };
    await sent(database, 'createReport', made, officer);
    expect(await refused(database, 'createReport', made, stranger)).toEqual(['FORBIDDEN']);
    const held = { consortium: parents.consortium, heldOn: '2025-04-01', grade: 'EXCELLENT' };
    expect(await refused(database, 'createEvaluation', held, stranger)).toEqual(['FORBIDDEN']);
    const [row] = await database.query(sql`SELECT FROM "Evaluation" WHERE "heldOn" = '2025-04-01'`);
    expect(row).toBeUndefined();
  });

  it.each([
    ['createConsortium', { ref: 'LOCAL:con-a', name: '联合体', tier: 'MUNICIPAL', division: '330300' }],
    ['createUnit', { ref: 'LOCAL:lead-a', name: '单位', registeredDivision: '330300' }],
  ])('nobody learns by %s elsewhere which references are taken', async (mutation, input) => {
    expect(await refused(database, mutation, input, stranger)).toEqual(['FORBIDDEN']);
    expect(await refused(database, mutation, { ...input, ref: 'LOCAL:not-taken' }, stranger)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await faults(database, mutation, input, officer)).toEqual(['ALREADY_EXISTS']);
  });

  it('applicants what their own unit leads, and no official record', async () => {
    const { consortium, project, unit } = parents;
    const report = await sent(database, 'createReport', { consortium, kind: 'PROGRESS' }, applicant);
    expect(await refused(database, 'createReport', { consortium, kind: 'PROGRESS' }, member)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await refused(database, 'removeReport', report, member)).toEqual(['FORBIDDEN']);
    const year = { unit, year: 2018, revenue: '1' };
    await sent(database, 'createFinancialYear', year, applicant);
    expect(await refused(database, 'createFinancialYear', { ...year, year: 2017 }, member)).toEqual([
      'FORBIDDEN',
    ]);
    const held = { consortium, heldOn: '2025-04-01', grade: 'EXCELLENT' };
    expect(await refused(database, 'createEvaluation', held, applicant)).toEqual(['FORBIDDEN']);
    const change = { id: consortium, version: 1 };
    expect(
      await faults(
        database,
        'changeConsortium',
        { ...change, goal: '目标', filedOn: '2025-05-01', stage: 'FILED' },
        applicant,
      ),
    ).toEqual(['stage OFFICIAL_FIELD', 'filedOn OFFICIAL_FIELD']);
    await sent(database, 'changeConsortium', { ...change, goal: '新目标' }, applicant);
    const money = {
      ref: 'LOCAL:money',
      project,
      source: 'FISCAL_MUNICIPAL',
      phase: 'REQUESTED',
      amount: '1',
    };
    const asked = await sent(database, 'createFunding', money, applicant);
    expect(await refused(database, 'changeFunding', { ...asked, phase: 'PAID' }, applicant)).toEqual([
      'FORBIDDEN',
    ]);
    const awarded = await sent(database, 'changeFunding', { ...asked, phase: 'AWARDED' }, officer);
    expect(await refused(database, 'changeFunding', { ...awarded, amount: '2' }, applicant)).toEqual([
      'FORBIDDEN',
    ]);
    expect(
      await refused(database, 'endProject', { id: project, version: 1, on: '2025-01-01' }, applicant),
    ).toEqual(['FORBIDDEN']);
  });

  it('and shows a person only to whoever may see people', async () => {
    const writer: Viewer = { ...officer, scopes: ['WRITE'] };
    const input = { consortium: parents.consortium, name: '不可见' };
    const { data, notices } = await ask(database, documentOf('createTeamMember'), {
      viewer: writer,
      variables: { input },
    });
    expect(data).toEqual({ changed: { record: null, userErrors: [] } });
    expect(notices).toEqual(['PERSONS_LEFT_OUT']);
  });
});

describe('personal data in an input', () => {
  it('is refused where the service has no key, with what else there is not, and null is not', async () => {
    const keyless = databaseOver(database);
    const person = { project: parents.project, isLeader: false, name: '无密钥' };
    const numbers = { documentNumber: '11010519491231002X', phone: '13800138000' };
    expect(await send(keyless, 'createProjectPerson', { ...person, ...numbers })).toEqual({
      record: null,
      userErrors: ['documentNumber', 'phone'].map((field) => ({
        field: ['input', field],
        code: 'PERSONAL_DATA_NOT_KEPT',
        message: 'Personal data is kept encrypted, and this service has no key to do so; leave this out.',
      })),
    });
    const rows = await database.query(sql`SELECT FROM "ProjectPerson" WHERE "name" = '无密钥'`);
    expect(rows).toEqual([]);
    await sent(keyless, 'createProjectPerson', { ...person, documentNumber: null, phone: null });
  });

  it('is stored encrypted for its row, read masked, and taken away', async () => {
    const { project } = parents;
    const made = {
      project,
      isLeader: false,
      name: '某人',
      documentNumber: '11010519491231002X',
      phone: '13800138000',
    };
    const { id } = await sent(database, 'createProjectPerson', made);
    const [row] = await database.query<{ text: string }>(
      sql`SELECT to_jsonb(person)::text AS text FROM "ProjectPerson" person WHERE "id" = ${numberOf(id)}::int`,
    );
    expect(row?.text).not.toMatch(/110105|13800|3131303130|3133383030/);
    const read = () =>
      answer(
        database,
        `{ node(id: "${id}") { ... on ProjectPerson { phoneMasked documentNumberRevealed } } }`,
        {
          viewer: ADMINISTRATOR,
        },
      );
    expect(await read()).toEqual({
      node: { phoneMasked: '138****8000', documentNumberRevealed: '11010519491231002X' },
    });
    await sent(database, 'changeProjectPerson', {
      id,
      version: 1,
      phone: '13900139000',
      documentNumber: null,
    });
    expect(await read()).toEqual({ node: { phoneMasked: '139****9000', documentNumberRevealed: null } });
  });
});

async function provenance() {
  const [row] = await database.query(
    sql`SELECT "origin", "sourceDocument", "sourceClause" FROM "Unit" WHERE "ref" = 'LOCAL:vouched'`,
  );
  return row;
}

describe('what an official document vouches for', () => {
  it('is submitted once anything in it is another, and made-up records stay made up', async () => {
    const { id } = await sent(database, 'createUnit', { ref: 'LOCAL:vouched', name: '单位' });
    const vouch = (origin: string) =>
      database.query(sql`
        UPDATE "Unit" SET "origin" = ${origin}::"Origin", "sourceDocument" = '某文件', "sourceClause" = '一'
        WHERE "ref" = 'LOCAL:vouched'`);
    await vouch('OFFICIAL_DOCUMENT');
    await sent(database, 'changeUnit', { id, version: 2, name: '单位', kind: null });
    const said = { origin: 'OFFICIAL_DOCUMENT', sourceDocument: '某文件', sourceClause: '一' };
    expect(await provenance()).toEqual(said);
    await sent(database, 'changeUnit', { id, version: 2, kind: 'OTHER' });
    expect(await provenance()).toEqual({ origin: 'SUBMITTED', sourceDocument: null, sourceClause: null });
    await vouch('SYNTHETIC');
    await sent(database, 'changeUnit', { id, version: 4, kind: 'ENTERPRISE' });
    expect(await provenance()).toMatchObject({ origin: 'SYNTHETIC' });
  });
});
