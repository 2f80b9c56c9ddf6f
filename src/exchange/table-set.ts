import { LONGEST_GOAL, LONGEST_MEMBER_COLUMN } from '../domain/application-form/application-form.ts';
import {
  EARLIEST_BIRTH_YEAR,
  EARLIEST_YEAR,
  LONGEST_INDUSTRY_FIELD,
  LONGEST_NAME,
  LONGEST_OPEN_TEXT,
} from '../domain/limits.ts';
import {
  AGREEMENT_CLAUSES,
  CHAIN_POSITIONS,
  CONSORTIUM_TIERS,
  DIVISION_LEVELS,
  EVALUATION_GRADES,
  FUNDING_PHASES,
  FUNDING_SOURCES,
  MEMBER_ROLES,
  PLATFORM_LEVELS,
  PROJECT_LEVELS,
  PROJECT_STAGES,
  PROJECT_UNIT_ROLES,
  QUALIFICATION_KINDS,
  STAGES,
  TECHNICAL_FIELDS,
  UNIT_KINDS,
} from '../domain/vocabulary.ts';

/** The tables whose rows have a ref of their own, by which rows of other files name them. */
export type Noun = 'Unit' | 'Consortium' | 'Platform' | 'ResearchTeam' | 'Project' | 'Funding';

/**
 * What a cell holds. `longest` counts characters (code points); `enumeration` is the type of the database that has
 * the same words.
 */
export type CellType =
  | { readonly type: 'text'; readonly longest: number }
  | { readonly type: 'divisionCode' }
  | { readonly type: 'division' }
  | { readonly type: 'identity'; readonly noun: Noun }
  | { readonly type: 'reference'; readonly noun: Noun }
  | { readonly type: 'date' }
  | { readonly type: 'boolean' }
  | { readonly type: 'money' }
  | { readonly type: 'year'; readonly earliest: number }
  | { readonly type: 'choice'; readonly words: readonly string[]; readonly enumeration: string }
  | { readonly type: 'choices'; readonly words: readonly string[]; readonly enumeration: string };

/** A column of a file, and the column of the database that holds it. */
export interface Column {
  readonly name: string;
  readonly stores: string;
  readonly cell: CellType;
  /** Whether the file must have the column, and every row a value in it. */
  readonly required: boolean;
}

/** A file of the table set, and the table that holds its rows. */
export interface Table {
  readonly file: string;
  readonly stores: string;
  readonly columns: readonly Column[];
  /** The names of the columns that tell which record a row is about. */
  readonly key: readonly string[];
  /** Pairs of columns of which the second must not lie before the first. */
  readonly periods: readonly (readonly [begins: string, ends: string])[];
  /** The noun whose refs this file defines; null where its rows have none. */
  readonly identifies: Noun | null;
}

const TEXT: CellType = { type: 'text', longest: LONGEST_OPEN_TEXT };
const NAME: CellType = { type: 'text', longest: LONGEST_NAME };
const DATE: CellType = { type: 'date' };
const BOOLEAN: CellType = { type: 'boolean' };
const MONEY: CellType = { type: 'money' };
const DIVISION: CellType = { type: 'division' };
const YEAR: CellType = { type: 'year', earliest: EARLIEST_YEAR };

const optional = (name: string, stores: string, cell: CellType): Column => ({
  name,
  stores,
  cell,
  required: false,
});
const required = (name: string, stores: string, cell: CellType): Column => ({
  name,
  stores,
  cell,
  required: true,
});
const identity = (name: string, noun: Noun): Column => required(name, 'ref', { type: 'identity', noun });
const reference = (noun: Noun): CellType => ({ type: 'reference', noun });
const choice = (enumeration: string, words: readonly string[]): CellType => ({
  type: 'choice',
  words,
  enumeration,
});
const choices = (enumeration: string, words: readonly string[]): CellType => ({
  type: 'choices',
  words,
  enumeration,
});

const unit = required('unit_ref', 'unitId', reference('Unit'));
const consortium = required('consortium_ref', 'consortiumId', reference('Consortium'));
const project = required('project_ref', 'projectId', reference('Project'));
const validity = [optional('valid_from', 'validFrom', DATE), optional('valid_to', 'validTo', DATE)];

/** divisions.csv: places outside the built-in list. */
export const DIVISIONS: Table = {
  file: 'divisions.csv',
  stores: 'Division',
  identifies: null,
  key: ['code'],
  periods: [],
  columns: [
    required('code', 'code', { type: 'divisionCode' }),
    required('name', 'name', NAME),
    required('level', 'level', choice('DivisionLevel', DIVISION_LEVELS)),
    optional('parent_code', 'parentCode', DIVISION),
  ],
};

/** registrations.csv: where units that have moved were registered. */
export const REGISTRATIONS: Table = {
  file: 'registrations.csv',
  stores: 'Registration',
  identifies: null,
  key: ['unit_ref', 'valid_from'],
  periods: [['valid_from', 'valid_to']],
  columns: [unit, required('division', 'divisionCode', DIVISION), ...validity],
};

/** financials.csv: a unit's figures of one fiscal year, in yuan. */
export const FINANCIALS: Table = {
  file: 'financials.csv',
  stores: 'FinancialYear',
  identifies: null,
  key: ['unit_ref', 'year'],
  periods: [],
  columns: [
    unit,
    required('year', 'year', YEAR),
    optional('revenue', 'revenue', MONEY),
    optional('sales_revenue', 'salesRevenue', MONEY),
    optional('rd_expenditure', 'rdExpenditure', MONEY),
  ],
};

/** memberships.csv: the units of consortia, the leads among them. */
export const MEMBERSHIPS: Table = {
  file: 'memberships.csv',
  stores: 'Membership',
  identifies: null,
  key: ['consortium_ref', 'unit_ref', 'role', 'joined_on'],
  periods: [['joined_on', 'left_on']],
  columns: [
    consortium,
    unit,
    required('role', 'role', choice('MemberRole', MEMBER_ROLES)),
    optional('chain_position', 'chainPosition', choice('ChainPosition', CHAIN_POSITIONS)),
    optional('task', 'task', { type: 'text', longest: LONGEST_MEMBER_COLUMN }),
    optional('joined_on', 'joinedOn', DATE),
    optional('left_on', 'leftOn', DATE),
    optional('signed_agreement', 'signedAgreement', BOOLEAN),
  ],
};

/**
 * The files of the table set in the order in which they depend on one another, each with its columns in the order in
 * which they are written. Only these columns travel: contacts, notes, reports, application forms, project groups and
 * the particulars of projects do not, nor former names and where a record comes from.
 */
export const TABLE_SET: readonly Table[] = [
  DIVISIONS,
  {
    file: 'units.csv',
    stores: 'Unit',
    identifies: 'Unit',
    key: ['unit_ref'],
    periods: [],
    columns: [
      identity('unit_ref', 'Unit'),
      required('name', 'name', NAME),
      optional('kind', 'kind', choice('UnitKind', UNIT_KINDS)),
      optional('registered_division', 'registeredDivisionCode', DIVISION),
      optional('is_legal_person', 'isLegalPerson', BOOLEAN),
      optional('legal_representative', 'legalRepresentative', TEXT),
      optional('registered_on', 'registeredOn', DATE),
      optional('ended_on', 'endedOn', DATE),
    ],
  },
  REGISTRATIONS,
  {
    file: 'qualifications.csv',
    stores: 'Qualification',
    identifies: null,
    key: ['unit_ref', 'qualification', 'valid_from'],
    periods: [['valid_from', 'valid_to']],
    columns: [
      unit,
      required('qualification', 'kind', choice('QualificationKind', QUALIFICATION_KINDS)),
      ...validity,
    ],
  },
  FINANCIALS,
  {
    file: 'consortia.csv',
    stores: 'Consortium',
    identifies: 'Consortium',
    key: ['consortium_ref'],
    periods: [
      ['plan_starts_on', 'plan_ends_on'],
      ['filed_on', 'dissolved_on'],
    ],
    columns: [
      identity('consortium_ref', 'Consortium'),
      required('name', 'name', NAME),
      required('tier', 'tier', choice('ConsortiumTier', CONSORTIUM_TIERS)),
      required('division', 'divisionCode', DIVISION),
      optional('industry_field', 'industryField', { type: 'text', longest: LONGEST_INDUSTRY_FIELD }),
      optional('technical_fields', 'technicalFields', choices('TechnicalField', TECHNICAL_FIELDS)),
      optional('stage', 'stage', choice('Stage', STAGES)),
      optional('goal', 'goal', { type: 'text', longest: LONGEST_GOAL }),
      optional('agreement_effective_on', 'agreementEffectiveOn', DATE),
      optional('agreement_clauses', 'agreementClauses', choices('AgreementClause', AGREEMENT_CLAUSES)),
      optional('plan_starts_on', 'planStartsOn', DATE),
      optional('plan_ends_on', 'planEndsOn', DATE),
      optional('has_council', 'hasCouncil', BOOLEAN),
      optional('council_chair_is_lead_head', 'councilChairIsLeadHead', BOOLEAN),
      optional('has_expert_committee', 'hasExpertCommittee', BOOLEAN),
      optional('has_secretariat', 'hasSecretariat', BOOLEAN),
      optional('has_chief_scientist', 'hasChiefScientist', BOOLEAN),
      optional('has_operations_team', 'hasOperationsTeam', BOOLEAN),
      optional('filed_on', 'filedOn', DATE),
      optional('dissolved_on', 'dissolvedOn', DATE),
    ],
  },
  MEMBERSHIPS,
  {
    file: 'platforms.csv',
    stores: 'Platform',
    identifies: 'Platform',
    key: ['platform_ref'],
    periods: [['built_on', 'ended_on']],
    columns: [
      identity('platform_ref', 'Platform'),
      required('name', 'name', NAME),
      required('host_unit_ref', 'hostUnitId', reference('Unit')),
      optional('level', 'level', choice('PlatformLevel', PLATFORM_LEVELS)),
      optional('category', 'category', TEXT),
      optional('industry', 'industry', TEXT),
      optional('discipline', 'discipline', TEXT),
      optional('technical_field', 'technicalField', TEXT),
      optional('built_on', 'builtOn', DATE),
      optional('ended_on', 'endedOn', DATE),
    ],
  },
  {
    file: 'research_teams.csv',
    stores: 'ResearchTeam',
    identifies: 'ResearchTeam',
    key: ['team_ref'],
    periods: [],
    columns: [
      identity('team_ref', 'ResearchTeam'),
      consortium,
      required('name', 'name', NAME),
      optional('host_unit_ref', 'hostUnitId', reference('Unit')),
      optional('ended_on', 'endedOn', DATE),
    ],
  },
  {
    file: 'team_members.csv',
    stores: 'TeamMember',
    identifies: null,
    key: ['consortium_ref', 'team_ref', 'name', 'birth_year', 'employer_unit_ref'],
    periods: [],
    columns: [
      consortium,
      required('name', 'name', NAME),
      optional('team_ref', 'teamId', reference('ResearchTeam')),
      optional('is_leader', 'isLeader', BOOLEAN),
      optional('birth_year', 'birthYear', { type: 'year', earliest: EARLIEST_BIRTH_YEAR }),
      optional('title', 'title', TEXT),
      optional('position', 'position', TEXT),
      optional('specialty', 'specialty', TEXT),
      optional('employer_unit_ref', 'employerUnitId', reference('Unit')),
    ],
  },
  {
    file: 'projects.csv',
    stores: 'Project',
    identifies: 'Project',
    key: ['project_ref'],
    periods: [['starts_on', 'ends_on']],
    columns: [
      identity('project_ref', 'Project'),
      consortium,
      required('name', 'name', NAME),
      optional('level', 'level', choice('ProjectLevel', PROJECT_LEVELS)),
      optional('programme', 'programme', TEXT),
      optional('stage', 'stage', choice('ProjectStage', PROJECT_STAGES)),
      optional('starts_on', 'startsOn', DATE),
      optional('ends_on', 'endsOn', DATE),
      optional('ended_on', 'endedOn', DATE),
      optional('total_cost', 'totalCost', MONEY),
    ],
  },
  {
    file: 'project_units.csv',
    stores: 'ProjectUnit',
    identifies: null,
    key: ['project_ref', 'unit_ref', 'role'],
    periods: [],
    columns: [project, unit, required('role', 'role', choice('ProjectUnitRole', PROJECT_UNIT_ROLES))],
  },
  {
    file: 'fundings.csv',
    stores: 'Funding',
    identifies: 'Funding',
    key: ['funding_ref'],
    periods: [],
    columns: [
      identity('funding_ref', 'Funding'),
      project,
      required('source', 'source', choice('FundingSource', FUNDING_SOURCES)),
      required('phase', 'phase', choice('FundingPhase', FUNDING_PHASES)),
      required('amount', 'amount', MONEY),
      optional('year', 'year', YEAR),
      optional('recipient_unit_ref', 'recipientUnitId', reference('Unit')),
      optional('dated_on', 'datedOn', DATE),
      optional('ended_on', 'endedOn', DATE),
    ],
  },
  {
    file: 'evaluations.csv',
    stores: 'Evaluation',
    identifies: null,
    key: ['consortium_ref', 'held_on'],
    periods: [],
    columns: [
      consortium,
      required('held_on', 'heldOn', DATE),
      required('grade', 'grade', choice('EvaluationGrade', EVALUATION_GRADES)),
    ],
  },
];

/** The column of a file by its name. Throws a RangeError where the file has none of that name. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw new RangeError(`${table.file} has no column ${name}`);
  return column;
}
