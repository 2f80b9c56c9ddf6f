import { FINANCIAL_YEAR as FINANCIAL_YEAR_NOUN } from '../../model/financial-year.ts';
import { MEMBERSHIP as MEMBERSHIP_NOUN } from '../../model/membership.ts';
import { PLATFORM as PLATFORM_NOUN } from '../../model/platform.ts';
import { QUALIFICATION as QUALIFICATION_NOUN } from '../../model/qualification.ts';
import { REGISTRATION as REGISTRATION_NOUN } from '../../model/registration.ts';
import { RESEARCH_TEAM as RESEARCH_TEAM_NOUN } from '../../model/research-team.ts';
import { TEAM_MEMBER as TEAM_MEMBER_NOUN } from '../../model/team-member.ts';
import { UNIT as UNIT_NOUN } from '../../model/unit.ts';
import { NOTES_BY_UNIT } from '../nouns/consortium-record.ts';
import { PLATFORMS_BY_HOST } from '../nouns/platform.ts';
import { PEOPLE_BY_CONSORTIUM } from '../nouns/research-team.ts';
import { REGISTRATIONS_BY_UNIT } from '../nouns/registration.ts';
import { CREDIT_CODE_PREFIX } from '../../domain/reference.ts';
import { type Sql, sql } from '../../database/statement.ts';
import { MEMBERSHIPS } from '../nouns/membership.ts';
import { holdsOnOfUnit } from '../nouns/presence.ts';
import { divisionOn, FINANCIAL_YEARS_BY_UNIT, TITLES_BY_UNIT, validOn } from '../nouns/unit.ts';
import {
  column,
  columnPlans,
  decimal,
  nullable,
  provenance,
  recordFields,
  text,
  toOne,
  withRight,
} from './columns.ts';
import { connectionText } from './connection.ts';
import { dayOf, rdIntensityText } from './figures.ts';
import { listText, nullableText, oneText } from './json-text.ts';
import { ownedList } from './owned-list.ts';
import { patentsOf } from './patent.ts';
import type { SelectedField } from './selected-field.ts';
import type { Scope, TypePlan } from './type-plan.ts';

/** The fields of Unit that anybody may see. */
export const UNIT: TypePlan = {
  ...recordFields('Unit'),
  ...columnPlans(UNIT_NOUN),
  provenance,
  creditCode: ({ row }) =>
    nullableText(
      sql`CASE WHEN ${row}."ref" LIKE ${`${CREDIT_CODE_PREFIX}%`} THEN substr(${row}."ref", ${CREDIT_CODE_PREFIX.length + 1}) END`,
    ),
  formerNames: text('formerNames'),
  registeredDivision: (planned, field) =>
    planned.scope.place(divisionOn(planned.row, dayOf(planned, field)), field.fields),
  qualifications: ownedList(TITLES_BY_UNIT, (title, planned, field) => validOn(title, dayOf(planned, field))),
  titles: ownedList(TITLES_BY_UNIT),
  registrations: ownedList(REGISTRATIONS_BY_UNIT),
  financials: ownedList(FINANCIAL_YEARS_BY_UNIT),
  notes: ownedList(NOTES_BY_UNIT),
  legalRepresentative: withRight('PERSONS', nullable('legalRepresentative')),
  rdIntensity: (planned, field) => rdIntensityText(planned, column(planned.row, 'id'), field),
  platforms: ownedList(PLATFORMS_BY_HOST),
  patents: patentsOf('Unit'),
  memberships: (planned, field) =>
    connectionText(
      planned.scope,
      {
        type: 'Membership',
        row: sql`membership`,
        from: sql`"Membership" membership JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"`,
        condition: sql`membership."unitId" = ${planned.row}."id" AND ${holdsOnOfUnit(dayOf(planned, field))}`,
      },
      MEMBERSHIPS,
      field,
    ),
};

/** The fields of Qualification. */
export const QUALIFICATION: TypePlan = {
  ...recordFields('Qualification'),
  ...columnPlans(QUALIFICATION_NOUN),
};

/** The fields of Registration. */
export const REGISTRATION: TypePlan = {
  ...recordFields('Registration'),
  ...columnPlans(REGISTRATION_NOUN),
  provenance,
  division: ({ row, scope }, { fields }) => scope.place(column(row, 'divisionCode'), fields),
};

/** The fields of Platform. */
export const PLATFORM: TypePlan = {
  ...recordFields('Platform'),
  ...columnPlans(PLATFORM_NOUN),
  provenance,
  level: ({ row }) => sql`concat('"', coalesce(${row}."level"::text, 'UNKNOWN'), '"')`,
  hostUnit: toOne('Unit', 'hostUnitId'),
};

/** The fields of ResearchTeam that anybody may see. */
export const RESEARCH_TEAM: TypePlan = {
  ...recordFields('ResearchTeam'),
  ...columnPlans(RESEARCH_TEAM_NOUN),
  provenance,
  consortium: toOne('Consortium', 'consortiumId'),
  hostUnit: toOne('Unit', 'hostUnitId'),
  leader: withRight('PERSONS', ({ row, scope }, { fields }) => {
    const person = scope.alias();
    return oneText(
      sql`${peopleOf(scope, row, person, fields)} AND ${person}."isLeader" ORDER BY ${PEOPLE_BY_CONSORTIUM.orderBy(person)} LIMIT 1`,
    );
  }),
  members: withRight('PERSONS', ({ row, scope }, { fields }) => {
    const person = scope.alias();
    return listText(
      sql`${peopleOf(scope, row, person, fields)} ORDER BY ${PEOPLE_BY_CONSORTIUM.orderBy(person)}`,
    );
  }),
};

/** The people of a team, who are people of its consortium. */
function peopleOf(scope: Scope, team: Sql, person: Sql, fields: readonly SelectedField[]): Sql {
  return sql`SELECT ${scope.object('TeamMember', person, fields)} AS "json" FROM "TeamMember" ${person}
    WHERE ${person}."consortiumId" = ${team}."consortiumId" AND ${person}."teamId" = ${team}."id"`;
}

/** The fields of TeamMember; whoever plans one has the right to people. */
export const TEAM_MEMBER: TypePlan = {
  ...recordFields('TeamMember'),
  ...columnPlans(TEAM_MEMBER_NOUN),
  name: nullable('name'),
  team: toOne('ResearchTeam', 'teamId'),
  employer: toOne('Unit', 'employerUnitId'),
};

/** The fields of FinancialYear. */
export const FINANCIAL_YEAR: TypePlan = {
  ...recordFields('FinancialYear'),
  ...columnPlans(FINANCIAL_YEAR_NOUN),
  revenue: withRight('RAW_FIGURES', decimal('revenue')),
  salesRevenue: withRight('RAW_FIGURES', decimal('salesRevenue')),
  rdExpenditure: withRight('RAW_FIGURES', decimal('rdExpenditure')),
};

/** The fields of Membership; whoever plans one joins its unit or its consortium, and knows the other already. */
export const MEMBERSHIP: TypePlan = {
  ...recordFields('Membership'),
  ...columnPlans(MEMBERSHIP_NOUN),
  consortium: ({ scope }, { fields }) => scope.object('Consortium', sql`consortium`, fields),
  unit: ({ scope }, { fields }) => scope.object('Unit', sql`unit`, fields),
};

/** The unit of an id, or null. */
export function unitText(scope: Scope, id: Sql, { fields }: SelectedField): Sql {
  return oneText(
    sql`SELECT ${scope.object('Unit', sql`unit`, fields)} FROM "Unit" unit WHERE unit."id" = ${id}`,
  );
}
