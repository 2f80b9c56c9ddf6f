import { stringify } from 'csv-stringify/sync';

/** What a cell holds; null is unknown. Lists are written with semicolons. */
export type Cell = string | number | boolean | null | readonly string[];

/** The files of the sample by their path in `prisma`, with their columns: the table set, and what it has no file for. */
export const COLUMNS = {
  'sample/divisions.csv': ['code', 'name', 'level', 'parent_code'],
  'sample/units.csv': [
    'unit_ref',
    'name',
    'kind',
    'registered_division',
    'is_legal_person',
    'legal_representative',
    'registered_on',
  ],
  'sample/registrations.csv': ['unit_ref', 'division', 'valid_from', 'valid_to'],
  'sample/qualifications.csv': ['unit_ref', 'qualification', 'valid_from', 'valid_to'],
  'sample/financials.csv': ['unit_ref', 'year', 'revenue', 'sales_revenue', 'rd_expenditure'],
  'sample/consortia.csv': [
    'consortium_ref',
    'name',
    'tier',
    'division',
    'industry_field',
    'technical_fields',
    'stage',
    'goal',
    'agreement_effective_on',
    'agreement_clauses',
    'plan_starts_on',
    'plan_ends_on',
    'has_council',
    'council_chair_is_lead_head',
    'has_expert_committee',
    'has_secretariat',
    'has_chief_scientist',
    'has_operations_team',
    'filed_on',
    'dissolved_on',
  ],
  'sample/memberships.csv': [
    'consortium_ref',
    'unit_ref',
    'role',
    'chain_position',
    'task',
    'joined_on',
    'left_on',
    'signed_agreement',
  ],
  'sample/platforms.csv': [
    'platform_ref',
    'name',
    'host_unit_ref',
    'level',
    'category',
    'industry',
    'discipline',
    'technical_field',
    'built_on',
  ],
  'sample/research_teams.csv': ['team_ref', 'consortium_ref', 'name', 'host_unit_ref'],
  'sample/team_members.csv': [
    'consortium_ref',
    'name',
    'team_ref',
    'is_leader',
    'birth_year',
    'title',
    'position',
    'specialty',
    'employer_unit_ref',
  ],
  'sample/projects.csv': [
    'project_ref',
    'consortium_ref',
    'name',
    'level',
    'programme',
    'stage',
    'starts_on',
    'ends_on',
    'total_cost',
  ],
  'sample/project_units.csv': ['project_ref', 'unit_ref', 'role'],
  'sample/fundings.csv': [
    'funding_ref',
    'project_ref',
    'source',
    'phase',
    'amount',
    'year',
    'recipient_unit_ref',
    'dated_on',
  ],
  'sample/patents.csv': [
    'patent_ref',
    'kind',
    'is_pct',
    'title',
    'holder_unit_ref',
    'consortium_ref',
    'project_ref',
    'filed_on',
    'granted_on',
    'expires_on',
  ],
  'sample/patent_co_holders.csv': ['patent_ref', 'unit_ref', 'position'],
  'sample/evaluations.csv': ['consortium_ref', 'held_on', 'grade'],
  'sample-beyond/consortium_details.csv': [
    'consortium_ref',
    'plan_contents',
    'has_transfer_mechanism',
    'has_ip_management',
    'council_includes_all_members',
    'won_provincial_challenge',
    'is_municipal_consortium',
    'is_provincial_project_consortium',
    'research_direction',
    'cooperation_basis',
    'decision_mechanism',
    'staff_count',
    'professional_staff_count',
    'intellectual_properties',
    'invention_patents',
  ],
  'sample-beyond/project_groups.csv': [
    'group_ref',
    'consortium_ref',
    'name',
    'necessity',
    'main_goal',
    'sub_goals',
    'roadmap',
  ],
  'sample-beyond/project_details.csv': [
    'project_ref',
    'group_ref',
    'content',
    'goal',
    'intellectual_property',
  ],
  'sample-beyond/project_persons.csv': [
    'project_ref',
    'is_leader',
    'name',
    'degree',
    'title',
    'birth_year',
    'gender',
    'specialty',
    'employer_unit_ref',
    'months_per_year',
  ],
  'sample-beyond/indicators.csv': ['project_ref', 'binding', 'kind', 'quantity', 'description'],
  'sample-beyond/schedule.csv': ['project_ref', 'starts_on', 'ends_on', 'goal'],
  'sample-beyond/milestones.csv': ['project_ref', 'position', 'reached_by', 'achievement'],
  'sample-beyond/budget.csv': ['project_ref', 'category', 'source', 'amount'],
  'sample-beyond/equipment.csv': [
    'project_ref',
    'name',
    'quantity',
    'unit_price',
    'source',
    'use',
    'purpose',
  ],
  'sample-beyond/reports.csv': ['consortium_ref', 'kind', 'for_year', 'submitted_on', 'title', 'content'],
  'sample-beyond/applications.csv': [
    'consortium_ref',
    'policy_key',
    'application_type',
    'district_code',
    'filled_on',
    'member_count',
    'enterprise_count',
    'university_count',
    'research_institute_count',
    'investment_count',
    'industry_organization_count',
    'national_platform_count',
    'provincial_platform_count',
    'lead_opinion',
  ],
} as const;

/** A file by its path in `prisma`. */
export type FileName = keyof typeof COLUMNS;
/** A row of a file; a column left out is unknown. */
export type Row<Name extends FileName> = {
  readonly [Column in (typeof COLUMNS)[Name][number]]?: Cell;
};

/** The rows of the sample, file by file, in the order in which they were added. */
export class Tables {
  readonly #rows = new Map<FileName, (readonly string[])[]>();

  add<Name extends FileName>(file: Name, row: Row<Name>): void {
    const cells: Readonly<Record<string, Cell | undefined>> = row;
    const written = COLUMNS[file].map((column) => writtenCell(cells[column] ?? null));
    const rows = this.#rows.get(file);
    if (rows) rows.push(written);
    else this.#rows.set(file, [written]);
  }

  /** The text of each file. */
  toFiles(): Map<string, string> {
    const files = new Map<string, string>();
    for (const [file, rows] of this.#rows) files.set(file, stringify([[...COLUMNS[file]], ...rows]));
    return files;
  }
}

/** A cell as it stands in a file. */
export function writtenCell(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.join(';') : String(cell);
}
