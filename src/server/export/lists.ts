import type { ColumnType } from '../../exchange/export-formats/export-table.ts';
import { FUNDING } from '../../model/funding.ts';
import { PATENT } from '../../model/patent.ts';
import { PLATFORM } from '../../model/platform.ts';
import { PROVENANCE, recordSelection } from './record-selection.ts';

/** Where in the answer a column comes from. */
export interface ColumnOrigin {
  /** The column's name. */
  readonly column: string;
  /** The fields that lead to it, with the types that they belong to. */
  readonly fields: readonly { readonly of: string; readonly name: string }[];
  readonly type: ColumnType;
}

/** A list that can be exported: what is asked of the graph for it, and what its figures count. */
export interface ExportList {
  readonly name: string;
  readonly description: string;
  /** The query field that lists what the rows are made of. */
  readonly root: string;
  /** The arguments of that field that an export takes. */
  readonly takes: readonly string[];
  /** What is selected of each node; each leaf becomes a column, named by the keys that lead to it. */
  readonly selection: string;
  /** What is selected instead where whoever asks wants document and phone numbers in full. */
  readonly selectionInFull?: string;
  /** The field of a node whose items are the rows, where those are not the nodes themselves. */
  readonly rows?: { readonly field: string; readonly isConnection: boolean };
  /** How many nodes are asked for at a time: fewer where each brings many rows. */
  readonly page: number;
  readonly primaryKey: readonly string[];
  /** What the numbers of a column count; undefined where they are plain. */
  readonly unitOf: (origin: ColumnOrigin) => string | undefined;
  /** The column of a place by its code: the dimension that maps show. */
  readonly divisionColumns?: readonly string[];
  /** What the anonymous public does not get of it. */
  readonly leftOutForPublic?: string;
}

const SHARE = '{ value lower upper count total unknown }';
const MONEY_FOR_PUBLIC =
  'Money of enterprises is not public: without an API key sums of it are empty, and R&D intensity is cut off after three places.';
const INTENSITY = '{ value rdExpenditure revenue years missingYears }';
const INTENSITY_UNITS = inYuan('rd_intensity_rd_expenditure', 'rd_intensity_revenue');
const PEOPLE_FOR_PUBLIC = 'People are not public: without an API key there are no rows.';
const TAKES = ['filter', 'orderBy', 'search', 'sample'];
/** The most nodes of a page of the graph. */
export const WHOLE_PAGE = 100;
const PART_OF_PAGE = 20;

/** The lists by their names, which are those of the table set's files where both have one. */
export const EXPORT_LISTS: readonly ExportList[] = [
  {
    name: 'consortia',
    description: 'Innovation consortia with their shares and R&D intensity (创新联合体).',
    root: 'consortia',
    takes: TAKES,
    selection: `{ id ref name formerNames tier division { code name } industryField technicalFields stage goal
      agreementEffectiveOn agreementClauses planStartsOn planEndsOn hasCouncil councilChairIsLeadHead hasExpertCommittee
      hasSecretariat hasChiefScientist hasOperationsTeam filedOn dissolvedOn lead { ref name endedOn }
      memberCount(asOf: $asOf) inCityShare(asOf: $asOf) ${SHARE} enterpriseShare(asOf: $asOf) ${SHARE}
      rdIntensity(asOf: $asOf) ${INTENSITY} ${PROVENANCE} }`,
    page: WHOLE_PAGE,
    primaryKey: ['ref'],
    unitOf: INTENSITY_UNITS,
    leftOutForPublic: MONEY_FOR_PUBLIC,
  },
  {
    name: 'units',
    description: 'Organisations with their place, titles and R&D intensity (单位).',
    root: 'units',
    takes: TAKES,
    selection: unitWith(''),
    selectionInFull: unitWith('contactPhone: contactPhoneRevealed'),
    page: WHOLE_PAGE,
    primaryKey: ['ref'],
    unitOf: INTENSITY_UNITS,
    leftOutForPublic: MONEY_FOR_PUBLIC,
  },
  {
    name: 'platforms',
    description: 'Innovation platforms and the units that host them (创新平台).',
    root: 'platforms',
    takes: TAKES,
    selection: recordSelection(PLATFORM),
    page: WHOLE_PAGE,
    primaryKey: ['ref'],
    unitOf: inYuan(),
  },
  {
    name: 'projects',
    description: 'Projects of consortia (攻关项目).',
    root: 'projects',
    takes: TAKES,
    selection: `{ id ref name consortium { ref name dissolvedOn division { code name } } level programme stage startsOn endsOn endedOn totalCost
      content goal intellectualProperty undertakers { ref } participants { ref } ${PROVENANCE} }`,
    page: WHOLE_PAGE,
    primaryKey: ['ref'],
    unitOf: inYuan('total_cost'),
  },
  {
    name: 'fundings',
    description: 'Sums of money for projects, by source and phase (经费).',
    root: 'fundings',
    takes: TAKES,
    selection: recordSelection(FUNDING, {
      project: '{ ref name endedOn consortium { ref name dissolvedOn } }',
    }),
    page: WHOLE_PAGE,
    primaryKey: ['ref'],
    unitOf: inYuan('amount'),
  },
  {
    name: 'patents',
    description: 'Patents, who holds them, and the consortia and projects that they came from (专利).',
    root: 'patents',
    takes: TAKES,
    selection: recordSelection(PATENT, { holders: '{ ref }' }),
    page: WHOLE_PAGE,
    primaryKey: ['ref'],
    unitOf: inYuan(),
  },
  {
    name: 'memberships',
    description: 'Who is in which consortium on the day (成员关系).',
    root: 'consortia',
    takes: TAKES,
    selection: `{ nodeId: id consortiumRef: ref consortiumName: name consortiumFiledOn: filedOn consortiumDissolvedOn: dissolvedOn
      members(first: ${WHOLE_PAGE}, after: $afterRow, asOf: $asOf) { pageInfo { hasNextPage endCursor } nodes {
        unit { ref name kind endedOn registeredDivision(asOf: $asOf) { code name } }
        role chainPosition task joinedOn leftOn signedAgreement } } }`,
    rows: { field: 'members', isConnection: true },
    page: PART_OF_PAGE,
    primaryKey: [],
    unitOf: inYuan(),
  },
  {
    name: 'financials',
    description: 'Figures of units by fiscal year (财务数据).',
    root: 'units',
    takes: TAKES,
    selection: `{ nodeId: id unitRef: ref unitName: name unitEndedOn: endedOn financials { year revenue salesRevenue rdExpenditure } }`,
    rows: { field: 'financials', isConnection: false },
    page: WHOLE_PAGE,
    primaryKey: ['unit_ref', 'year'],
    unitOf: inYuan('revenue', 'sales_revenue', 'rd_expenditure'),
    leftOutForPublic: 'Money of enterprises is not public: without an API key it is empty.',
  },
  {
    name: 'team-members',
    description: 'The people of the consortia’s research (科研团队成员).',
    root: 'consortia',
    takes: TAKES,
    selection: `{ nodeId: id consortiumRef: ref consortiumName: name consortiumDissolvedOn: dissolvedOn
      teamMembers { name team { name endedOn } title position specialty employer { ref name endedOn } } }`,
    rows: { field: 'teamMembers', isConnection: false },
    page: PART_OF_PAGE,
    primaryKey: [],
    unitOf: inYuan(),
    leftOutForPublic: PEOPLE_FOR_PUBLIC,
  },
  {
    name: 'project-persons',
    description: 'The leaders and people of projects (项目负责人及成员).',
    root: 'projects',
    takes: TAKES,
    selection: personsWith('documentNumberMasked phoneMasked'),
    selectionInFull: personsWith('documentNumber: documentNumberRevealed phone: phoneRevealed'),
    rows: { field: 'persons', isConnection: false },
    page: PART_OF_PAGE,
    primaryKey: ['id'],
    unitOf: ({ column }) => (column === 'months_per_year' ? 'months' : undefined),
    leftOutForPublic: PEOPLE_FOR_PUBLIC,
  },
];

function unitWith(numbers: string): string {
  return `{ id ref creditCode name formerNames kind isLegalPerson legalRepresentative ${numbers} registeredOn endedOn
    registeredDivision(asOf: $asOf) { code name } qualifications(asOf: $asOf) { kind }
    rdIntensity(asOf: $asOf) ${INTENSITY} ${PROVENANCE} }`;
}

function personsWith(numbers: string): string {
  return `{ nodeId: id projectRef: ref projectName: name projectEndedOn: endedOn consortium { ref name dissolvedOn }
    persons { id name isLeader gender birthYear degree title specialty monthsPerYear employer { ref name endedOn }
      documentType ${numbers} } }`;
}

function inYuan(...columns: readonly string[]): ExportList['unitOf'] {
  return ({ column }) => (columns.includes(column) ? 'CNY' : undefined);
}
