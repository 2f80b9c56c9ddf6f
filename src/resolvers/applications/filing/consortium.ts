import type { Queryable } from '../../../database/connection.ts';
import { sql } from '../../../database/statement.ts';
import type { ApplicationForm, PartyEntry } from '../../../domain/application-form/application-form.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { DivisionTree } from '../../../domain/division.ts';
import type { Policy } from '../../../policy/policy.ts';
import { fileProjects } from './projects.ts';
import { madeId, rowsOf } from '../../changes/rows.ts';
import { type FiledUnits, fileUnits, type Seal } from './units.ts';

/** What an application is filed with. */
export interface Filing {
  /** The application's, which the consortium takes over. */
  readonly ref: string;
  readonly policy: Policy;
  /** The document, its document and telephone numbers in it. */
  readonly form: ApplicationForm;
  /** The division that recommended it. */
  readonly districtCode: string;
  readonly divisions: DivisionTree;
  readonly filedOn: CalendarDate;
  readonly approvedProjects: readonly number[] | null;
  readonly seal: Seal;
}

/**
 * Turns the document of an application into the records of a consortium, in the transaction of the move that files it.
 * Part of the document stays in the document: what the graph has no place for, such as the projects of past years.
 *
 * @returns the consortium's row.
 */
export async function fileConsortium(transaction: Queryable, filing: Filing): Promise<number> {
  const { ref, form, filedOn, seal, approvedProjects } = filing;
  const units = await fileUnits(transaction, ref, form, seal);
  const consortiumId = await fileOwnFacts(transaction, filing);
  await fileMemberships(transaction, form, { consortiumId, units, filedOn });
  await filePlatforms(transaction, form, ref, units);
  await fileTeam(transaction, form, consortiumId, units);
  await fileProjects(transaction, form, { ref, consortiumId, units, seal, approved: approvedProjects });
  return consortiumId;
}

async function fileOwnFacts(transaction: Queryable, filing: Filing): Promise<number> {
  const { ref, policy, filedOn } = filing;
  const { consortium } = filing.form;
  return madeId(
    transaction,
    sql`
      INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "industryField", "technicalFields", "otherTechnicalFields",
        "stage", "goal", "agreementEffectiveOn", "agreementClauses", "planStartsOn", "planEndsOn", "hasCouncil",
        "councilChairIsLeadHead", "hasExpertCommittee", "hasSecretariat", "hasChiefScientist", "hasOperationsTeam",
        "researchDirection", "cooperationBasis", "decisionMechanism", "staffCount", "professionalStaffCount",
        "intellectualProperties", "inventionPatents", "filedOn")
      VALUES (${ref}, ${consortium.name}, ${policy.tier}::"ConsortiumTier", ${divisionOf(filing)}, ${consortium.industryField},
        ${consortium.technicalFields.length === 0 ? null : consortium.technicalFields}::"TechnicalField"[],
        ${consortium.otherTechnicalFields}::text[], 'FILED', ${consortium.goal}, ${consortium.agreementEffectiveOn}::date,
        ${consortium.agreementClauses}::"AgreementClause"[], ${consortium.planStartsOn}::date, ${consortium.planEndsOn}::date,
        ${consortium.hasCouncil}::boolean, ${consortium.councilChairIsLeadHead}::boolean,
        ${consortium.hasExpertCommittee}::boolean, ${consortium.hasSecretariat}::boolean,
        ${consortium.hasChiefScientist}::boolean, ${consortium.hasOperationsTeam}::boolean, ${consortium.researchDirection},
        ${consortium.cooperationBasis}, ${consortium.decisionMechanism}, ${consortium.staffCount}::int,
        ${consortium.professionalStaffCount}::int, ${consortium.intellectualProperties}::int,
        ${consortium.inventionPatents}::int, ${filedOn}::date)
      RETURNING "id"`,
  );
}

/** The city with which it is filed, for shares ask what lies in the city; of a county's policy the county. */
function divisionOf({ policy, districtCode, divisions }: Filing): string {
  if (policy.tier === 'COUNTY') return districtCode;
  for (let code: string | null = districtCode; code !== null;) {
    const division = divisions.get(code);
    if (division?.level === 'PREFECTURE') return division.code;
    code = division?.parentCode ?? null;
  }
  return policy.division;
}

async function fileMemberships(
  transaction: Queryable,
  { consortium, lead, members }: ApplicationForm,
  filed: { readonly consortiumId: number; readonly units: FiledUnits; readonly filedOn: CalendarDate },
): Promise<void> {
  const row = (role: 'LEAD' | 'MEMBER', party: PartyEntry) => ({
    unit: filed.units.idOf(party),
    role,
    chain: party.chainPosition,
    task: party.task,
    standing: party.standing,
    duties: party.duties,
    signed: party.signedAgreement,
  });
  await transaction.query(sql`
    INSERT INTO "Membership" ("consortiumId", "unitId", "role", "chainPosition", "task", "standing", "duties", "joinedOn",
      "signedAgreement")
    SELECT ${filed.consortiumId}::int, unit, role, chain, task, standing, duties,
      ${consortium.agreementEffectiveOn ?? filed.filedOn}::date, signed
    FROM ${rowsOf(
      'unit int, role "MemberRole", chain "ChainPosition", task text, standing text, duties text, signed boolean',
      [...(lead ? [row('LEAD', lead)] : []), ...members.map((member) => row('MEMBER', member))],
    )}`);
}

/** A platform that is on record under its name and host is that one. */
async function filePlatforms(
  transaction: Queryable,
  { platforms }: ApplicationForm,
  ref: string,
  { idByName }: FiledUnits,
): Promise<void> {
  const rows = platforms.flatMap(({ hostUnit, ...platform }, index) => {
    const host = idByName(hostUnit);
    return host === null ? [] : [{ ...platform, ref: `${ref}-platform-${index + 1}`, host }];
  });
  await transaction.query(sql`
    INSERT INTO "Platform" ("ref", "name", "hostUnitId", "level", "category", "industry", "discipline", "technicalField", "builtOn")
    SELECT ref, name, host, level, category, industry, discipline, "technicalField", "builtOn"
    FROM ${rowsOf(
      'ref text, name text, host int, level "PlatformLevel", category text, industry text, discipline text, "technicalField" text, "builtOn" date',
      rows,
    )}
    WHERE NOT EXISTS (
      SELECT FROM "Platform" present WHERE present."hostUnitId" = row.host AND present."name" = row.name)`);
}

async function fileTeam(
  transaction: Queryable,
  { teamMembers }: ApplicationForm,
  consortiumId: number,
  { idByName }: FiledUnits,
): Promise<void> {
  await transaction.query(sql`
    INSERT INTO "TeamMember" ("consortiumId", "name", "birthYear", "title", "position", "specialty", "employerUnitId")
    SELECT ${consortiumId}::int, name, born, title, position, specialty, employer
    FROM ${rowsOf(
      'name text, born int, title text, position text, specialty text, employer int',
      teamMembers.map(({ name, birthYear, title, position, specialty, employer }) => ({
        name,
        born: birthYear,
        title,
        position,
        specialty,
        employer: idByName(employer),
      })),
    )}
    ON CONFLICT DO NOTHING`);
}
