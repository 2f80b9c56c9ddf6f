import type { Database } from '../../src/database/database.ts';
import { idOf, sent } from './send.ts';

/** What the records of a test are made for: global ids. */
export interface Parents {
  readonly consortium: string;
  readonly unit: string;
  readonly otherUnit: string;
  readonly project: string;
  readonly team: string;
  readonly group: string;
  readonly patent: string;
}

/** What records of every kind belong to, some of it made for it. */
export async function makeParents(database: Database): Promise<Parents> {
  const consortium = await idOf(database, 'Consortium', 'LOCAL:con-a');
  const unit = await idOf(database, 'Unit', 'LOCAL:lead-a');
  return {
    consortium,
    unit,
    otherUnit: await idOf(database, 'Unit', 'LOCAL:lead-b'),
    project: (
      await sent(database, 'createProject', { ref: 'LOCAL:applied-for', consortium, name: '申报项目' })
    ).id,
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
}

/** The life of a record of one kind: what it is made of, and what is then changed in it. */
export interface Life {
  readonly kind: string;
  readonly made: (parents: Parents) => object;
  /** Null for a kind all of whose fields are what it is about. */
  readonly changed: object | null;
  /** The columns that the change sets, as the table then has them. */
  readonly columns?: object;
}

/** A life of every kind of record but units. */
export const LIVES: readonly Life[] = [
  {
    kind: 'Registration',
    made: ({ unit }) => ({ unit, division: '330106', validFrom: '2001-01-01', validTo: '2005-12-31' }),
    changed: { division: '330304' },
    columns: { divisionCode: '330304' },
  },
  {
    kind: 'Qualification',
    made: ({ unit }) => ({ unit, kind: 'GAZELLE', validFrom: '2024-01-01' }),
    changed: { kind: 'UNICORN', validTo: '2027-12-31' },
    columns: { kind: 'UNICORN', validTo: '2027-12-31' },
  },
  {
    kind: 'FinancialYear',
    made: ({ unit }) => ({ unit, year: 2019, revenue: '1000000.5' }),
    changed: { revenue: null, rdExpenditure: '50000.000001' },
    columns: { revenue: null, rdExpenditure: 50000.000001 },
  },
  {
    kind: 'Consortium',
    made: () => ({
      ref: 'LOCAL:life-consortium',
      name: '新联合体',
      tier: 'MUNICIPAL',
      division: '330300',
      technicalFields: ['A', 'B', 'C'],
      staffCount: 10,
    }),
    changed: {
      name: '新名联合体',
      technicalFields: null,
      otherTechnicalFields: null,
      professionalStaffCount: 10,
    },
    columns: {
      name: '新名联合体',
      formerNames: ['新联合体'],
      technicalFields: null,
      professionalStaffCount: 10,
      otherTechnicalFields: [],
    },
  },
  {
    kind: 'Membership',
    made: ({ consortium, otherUnit }) => ({ consortium, unit: otherUnit, role: 'MEMBER', task: '零部件' }),
    changed: { task: '材料', chainPosition: 'UPSTREAM', signedAgreement: true },
    columns: { task: '材料', chainPosition: 'UPSTREAM', signedAgreement: true },
  },
  {
    kind: 'Platform',
    made: ({ unit }) => ({ ref: 'LOCAL:life-platform', name: '平台', hostUnit: unit, level: 'PROVINCIAL' }),
    changed: { level: 'UNKNOWN', builtOn: '2020-01-01' },
    columns: { level: null, builtOn: '2020-01-01' },
  },
  {
    kind: 'ResearchTeam',
    made: ({ consortium, unit }) => ({ ref: 'LOCAL:life-team', consortium, name: '团队', hostUnit: unit }),
    changed: { hostUnit: null },
    columns: { hostUnitId: null },
  },
  {
    kind: 'TeamMember',
    made: ({ consortium, team, unit }) => ({
      consortium,
      team,
      name: '某人',
      birthYear: 1980,
      employer: unit,
    }),
    changed: { title: '教授', isLeader: false },
    columns: { title: '教授', isLeader: false },
  },
  {
    kind: 'ProjectGroup',
    made: ({ consortium }) => ({
      ref: 'LOCAL:life-group',
      consortium,
      name: '项目群',
      subGoals: ['一', '二'],
    }),
    changed: { subGoals: ['三'] },
    columns: { subGoals: ['三'] },
  },
  {
    kind: 'Project',
    made: ({ consortium, group }) => ({
      ref: 'LOCAL:life-project',
      consortium,
      group,
      name: '项目',
      totalCost: '1000',
    }),
    changed: { stage: 'APPROVED', totalCost: '2000' },
    columns: { stage: 'APPROVED', totalCost: 2000 },
  },
  {
    kind: 'ProjectUnit',
    made: ({ project, unit }) => ({ project, unit, role: 'PARTICIPANT' }),
    changed: null,
  },
  {
    kind: 'ProjectPerson',
    made: ({ project, unit }) => ({
      project,
      isLeader: true,
      name: '某人',
      documentType: '居民身份证',
      documentNumber: '11010519491231002X',
      employer: unit,
      monthsPerYear: 12,
    }),
    changed: { monthsPerYear: 0, phone: null },
    columns: { monthsPerYear: 0, phoneCipher: null },
  },
  {
    kind: 'ProjectIndicator',
    made: ({ project }) => ({ project, binding: true, kind: 'PATENT_APPLICATIONS', quantity: '3' }),
    changed: { quantity: '4', description: '发明' },
    columns: { quantity: 4, description: '发明' },
  },
  {
    kind: 'ProjectScheduleItem',
    made: ({ project }) => ({ project, startsOn: '2025-01-01', endsOn: '2025-06-30', goal: '样机' }),
    changed: { endsOn: '2025-12-31' },
    columns: { endsOn: '2025-12-31' },
  },
  {
    kind: 'ProjectMilestone',
    made: ({ project }) => ({ project, position: 3, achievement: '样机' }),
    changed: { reachedBy: '2025-12-31' },
    columns: { reachedBy: '2025-12-31' },
  },
  {
    kind: 'BudgetLine',
    made: ({ project }) => ({ project, category: 'LABOUR', source: 'SELF_RAISED', amount: '100' }),
    changed: { amount: '250.25' },
    columns: { amount: 250.25 },
  },
  {
    kind: 'EquipmentItem',
    made: ({ project }) => ({ project, name: '仪器', quantity: 3, unitPrice: '99.5' }),
    changed: { quantity: 4 },
    columns: { quantity: 4, amount: 398 },
  },
  {
    kind: 'Funding',
    made: ({ project }) => ({
      ref: 'LOCAL:life-funding',
      project,
      source: 'FISCAL_MUNICIPAL',
      phase: 'REQUESTED',
      amount: '100',
    }),
    changed: { phase: 'AWARDED', year: 2025 },
    columns: { phase: 'AWARDED', year: 2025 },
  },
  {
    kind: 'Patent',
    made: ({ unit, consortium, project }) => ({
      ref: 'LOCAL:life-patent',
      kind: 'INVENTION',
      title: '一种电机',
      holder: unit,
      consortium,
      project,
      filedOn: '2023-05-01',
    }),
    changed: { isPct: true, grantedOn: '2024-06-01', expiresOn: '2043-05-01' },
    columns: { isPct: true, grantedOn: '2024-06-01', expiresOn: '2043-05-01' },
  },
  {
    kind: 'PatentCoHolder',
    made: ({ patent, otherUnit }) => ({ patent, unit: otherUnit, position: 2 }),
    changed: { position: 3 },
    columns: { position: 3 },
  },
  {
    kind: 'Evaluation',
    made: ({ consortium }) => ({ consortium, heldOn: '2025-03-01', grade: 'QUALIFIED' }),
    changed: { grade: 'EXCELLENT' },
    columns: { grade: 'EXCELLENT' },
  },
  {
    kind: 'Report',
    made: ({ consortium }) => ({ consortium, kind: 'PROGRESS', forYear: 2024 }),
    changed: { submittedOn: '2025-01-31', title: '年度报告' },
    columns: { submittedOn: '2025-01-31', title: '年度报告' },
  },
  {
    kind: 'Note',
    made: ({ project }) => ({ project, textZh: '说明', textEn: 'A note' }),
    changed: { textEn: 'A remark' },
    columns: { textEn: 'A remark' },
  },
];
