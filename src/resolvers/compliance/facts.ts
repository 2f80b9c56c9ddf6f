import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { planHorizonYears } from '../../domain/plan-horizon.ts';
import type {
  PlanContent,
  PlatformLevel,
  QualificationKind,
  TechnicalField,
  UnitKind,
} from '../../domain/vocabulary.ts';
import { type ConsortiumFacts, UNKNOWN_UNIT, type UnitFacts } from '../../policy/facts.ts';
import type { LeadRecord } from '../../policy/form-facts.ts';
import type { ConsortiumRow } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import { divisionOn, financialYearsOf, unitByRef } from '../nouns/unit.ts';

/** The version of how facts are gathered; it changes whenever the same records may give other facts. */
export const FACTS_VERSION = '2';

/** The columns of a consortium that only policies ask about. */
interface FactRow {
  readonly id: number;
  readonly technicalFields: readonly TechnicalField[] | null;
  readonly planContents: readonly PlanContent[] | null;
  readonly memberListIsPartial: boolean | null;
  readonly hasTransferMechanism: boolean | null;
  readonly hasIpManagement: boolean | null;
  readonly councilIncludesAllMembers: boolean | null;
  readonly wonProvincialChallenge: boolean | null;
  readonly isMunicipalConsortium: boolean | null;
  readonly isProvincialProjectConsortium: boolean | null;
}

/** A member on the day asked about, with what the database holds of its unit. */
export interface MemberRow {
  readonly consortiumId: number;
  readonly unitId: number;
  readonly isLead: boolean;
  readonly ref: string;
  readonly name: string;
  readonly kind: UnitKind | null;
  readonly isLegalPerson: boolean | null;
  readonly divisionCode: string | null;
  readonly hasTask: boolean;
  /** Whether all memberships of the unit on the day are known to be signed; null where one is unknown. */
  readonly signedAgreement: boolean | null;
  /** Null where no title was ever recorded of the unit. */
  readonly qualifications: readonly QualificationKind[] | null;
}

/** What only leads are asked about. */
interface LeadRow {
  readonly unitId: number;
  /** Null where no platform was ever recorded of the unit. */
  readonly platforms: readonly (PlatformLevel | null)[] | null;
  readonly consortiaLed: number;
  readonly inProgress: number;
  readonly perhapsInProgress: number;
  readonly completed: number;
}

const factColumns = defineLoader<number, FactRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.query<FactRow>(sql`
      SELECT "id", "technicalFields"::text[] AS "technicalFields", "planContents"::text[] AS "planContents",
             "memberListIsPartial", "hasTransferMechanism", "hasIpManagement", "councilIncludesAllMembers", "wonProvincialChallenge",
             "isMunicipalConsortium", "isProvincialProjectConsortium"
      FROM "Consortium" WHERE "id" = ANY (${ids}::int[])`),
    (row) => row.id,
  ),
);

/** The members of consortia on a day, with what policies ask about them. */
export const membersOn = defineLoader<number, MemberRow[], { on: CalendarDate }>(
  async (consortiumIds, { on }, { database }) =>
    rowsBy(
      await database.query<MemberRow>(sql`
      WITH present AS MATERIALIZED (
        SELECT "consortiumId", "unitId", bool_or("role" = 'LEAD') AS "isLead", bool_or("task" ~ '[^[:space:]]') IS TRUE AS "hasTask",
               CASE WHEN bool_or("signedAgreement" = false) THEN false WHEN bool_or("signedAgreement" IS NULL) THEN NULL ELSE true END AS "signedAgreement"
        FROM "Membership"
        WHERE "consortiumId" = ANY (${consortiumIds}::int[])
          AND coalesce("joinedOn", '-infinity') <= ${on}::date AND ${on}::date < coalesce("leftOn", 'infinity')
        GROUP BY "consortiumId", "unitId"
      ), title AS MATERIALIZED (
        SELECT "unitId", coalesce(array_agg(DISTINCT "kind"::text) FILTER (
                 WHERE coalesce("validFrom", '-infinity') <= ${on}::date AND ${on}::date <= coalesce("validTo", 'infinity')), '{}') AS "qualifications"
        FROM "Qualification" WHERE "unitId" IN (SELECT "unitId" FROM present) GROUP BY "unitId"
      )
      SELECT present.*, unit."ref", unit."name", unit."kind", unit."isLegalPerson", title."qualifications",
             ${divisionOn(sql`unit`, on)} AS "divisionCode"
      FROM present
      JOIN "Unit" unit ON unit."id" = present."unitId" AND (unit."endedOn" IS NULL OR unit."endedOn" > ${on}::date)
      LEFT JOIN title ON title."unitId" = present."unitId"
      ORDER BY present."consortiumId", unit."ref"`),
      (row) => row.consortiumId,
    ),
);

const leadFacts = defineLoader<number, LeadRow, { on: CalendarDate }>(async (unitIds, { on }, { database }) =>
  rowBy(
    await database.query<LeadRow>(sql`
      WITH lead AS (SELECT unnest(${unitIds}::int[]) AS id),
      platform AS (
        SELECT "hostUnitId" AS id, coalesce(array_agg("level"::text ORDER BY "ref") FILTER (
                 WHERE coalesce("builtOn", '-infinity') <= ${on}::date AND ("endedOn" IS NULL OR "endedOn" > ${on}::date)), '{}') AS levels
        FROM "Platform" WHERE "hostUnitId" IN (SELECT id FROM lead) GROUP BY "hostUnitId"
      ), led AS (
        SELECT figures."leadUnitId" AS id, count(*)::int AS consortia
        FROM "ConsortiumFigures" figures JOIN "Consortium" consortium ON consortium."id" = figures."consortiumId"
        WHERE figures."leadUnitId" IN (SELECT id FROM lead) AND figures."validFrom" <= ${on}::date AND ${on}::date < figures."validUntil"
          AND coalesce(consortium."filedOn", '-infinity') <= ${on}::date AND ${on}::date < coalesce(consortium."dissolvedOn", 'infinity')
        GROUP BY figures."leadUnitId"
      ), project AS (
        SELECT part."unitId" AS id,
          (count(*) FILTER (WHERE project."level" = 'PROVINCIAL' AND project."startsOn" <= ${on}::date AND ${on}::date <= project."endsOn" AND there))::int AS "inProgress",
          (count(*) FILTER (WHERE coalesce(project."level" = 'PROVINCIAL', true) AND coalesce(project."startsOn", '-infinity') <= ${on}::date AND ${on}::date <= coalesce(project."endsOn", 'infinity') AND there))::int AS "perhapsInProgress",
          (count(*) FILTER (WHERE project."level" IN ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL') AND project."endsOn" < ${on}::date
            AND (project."endedOn" IS NULL OR project."endedOn" > project."endsOn")))::int AS completed
        FROM "ProjectUnit" part JOIN "Project" project ON project."id" = part."projectId"
        CROSS JOIN LATERAL (SELECT project."endedOn" IS NULL OR project."endedOn" > ${on}::date AS there) AS ended
        WHERE part."unitId" IN (SELECT id FROM lead) AND part."role" = 'UNDERTAKER' GROUP BY part."unitId"
      )
      SELECT lead.id AS "unitId", platform.levels AS platforms, coalesce(led.consortia, 0) AS "consortiaLed",
             coalesce(project."inProgress", 0) AS "inProgress", coalesce(project."perhapsInProgress", 0) AS "perhapsInProgress",
             coalesce(project.completed, 0) AS completed
      FROM lead LEFT JOIN platform USING (id) LEFT JOIN led USING (id) LEFT JOIN project USING (id)`),
    (row) => row.unitId,
  ),
);

/**
 * What the database knows of a consortium on a day. A unit of which no title (or no platform) was ever recorded has
 * unknown titles; with some recorded, the list is taken to be whole.
 */
export async function factsOf(
  context: Context,
  consortium: ConsortiumRow,
  on: CalendarDate,
): Promise<ConsortiumFacts> {
  const [columns, members = []] = await Promise.all([
    factColumns(context, null).load(consortium.id),
    membersOn(context, { on }).load(consortium.id),
  ]);
  const memberListIsPartial = columns?.memberListIsPartial ?? null;
  const leadMember = members.find((member) => member.isLead);
  const lead = leadMember && (await leadFacts(context, { on }).load(leadMember.unitId));
  const financials = leadMember ? await financialYearsOf(context, leadMember.unitId) : [];
  return {
    lead: leadMember
      ? { ...unitFacts(leadMember), financials, platforms: lead?.platforms ?? null }
      : UNKNOWN_UNIT,
    members: members.filter((member) => !member.isLead).map(unitFacts),
    memberListIsPartial,
    planHorizonYears: planHorizonYears(consortium.planStartsOn, consortium.planEndsOn),
    agreementSignedByAll: signedByAll(members, memberListIsPartial),
    agreementClauses: consortium.agreementClauses,
    hasCouncil: consortium.hasCouncil,
    councilChairIsLeadHead: consortium.councilChairIsLeadHead,
    hasExpertCommittee: consortium.hasExpertCommittee,
    hasSecretariat: consortium.hasSecretariat,
    hasChiefScientist: consortium.hasChiefScientist,
    hasOperationsTeam: consortium.hasOperationsTeam,
    otherConsortiaLed: lead ? otherConsortiaLed(lead, consortium, on) : null,
    leadProjectsInProgress: lead && lead.inProgress === lead.perhapsInProgress ? lead.inProgress : null,
    industryField: consortium.industryField,
    technicalFields: columns?.technicalFields ?? null,
    planContents: columns?.planContents ?? null,
    hasTransferMechanism: columns?.hasTransferMechanism ?? null,
    hasIpManagement: columns?.hasIpManagement ?? null,
    councilIncludesAllMembers: columns?.councilIncludesAllMembers ?? null,
    // A lead may have completed projects that nobody recorded here: only some are known, never none.
    leadCompletedProjects: lead && lead.completed > 0 ? lead.completed : null,
    wonProvincialChallenge: columns?.wonProvincialChallenge ?? null,
    isMunicipalConsortium: columns?.isMunicipalConsortium ?? null,
    isProvincialProjectConsortium: columns?.isProvincialProjectConsortium ?? null,
  };
}

function unitFacts(member: MemberRow): UnitFacts {
  return {
    ref: member.ref,
    name: member.name,
    kind: member.kind,
    registeredDivision: member.divisionCode,
    isLegalPerson: member.isLegalPerson,
    qualifications: member.qualifications,
    financials: [],
    platforms: null,
    hasTask: member.hasTask ? true : null,
  };
}

function signedByAll(members: readonly MemberRow[], listIsPartial: boolean | null): boolean | null {
  if (members.some((member) => member.signedAgreement === false)) return false;
  const all = members.length > 0 && listIsPartial !== true;
  return all && members.every((member) => member.signedAgreement === true) ? true : null;
}

/** The consortium asked about is no other one; on a day before it is filed or after it is dissolved it is not counted. */
function otherConsortiaLed(
  { consortiaLed }: LeadRow,
  { filedOn, dissolvedOn }: ConsortiumRow,
  on: CalendarDate,
): number {
  const counted = (filedOn === null || filedOn <= on) && (dissolvedOn === null || on < dissolvedOn);
  return consortiaLed - (counted ? 1 : 0);
}

/** What is on record of a unit that is to lead one consortium more; of a unit that is not on record, that it leads none. */
export async function leadRecordOf(context: Context, ref: string, on: CalendarDate): Promise<LeadRecord> {
  const unit = await unitByRef(context, ref);
  const lead = unit && (await leadFacts(context, { on }).load(unit.id));
  return {
    otherConsortiaLed: lead?.consortiaLed ?? 0,
    leadProjectsInProgress:
      lead && lead.inProgress !== lead.perhapsInProgress ? null : (lead?.inProgress ?? 0),
    leadCompletedProjects: lead && lead.completed > 0 ? lead.completed : null,
  };
}
