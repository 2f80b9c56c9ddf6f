import { CREDIT_CODE_PREFIX } from '../../domain/reference.ts';
import { type Sql, sql } from '../../database/statement.ts';
import { MEMBERSHIPS } from '../nouns/membership.ts';
import { holdsOnOfUnit } from '../nouns/presence.ts';
import { validOn } from '../nouns/unit.ts';
import { column, nullable, nullableWord, provenance, recordFields, text, word } from './columns.ts';
import { connectionText } from './connection.ts';
import { dayOf, rdIntensityText } from './figures.ts';
import { nullableText, oneText } from './json-text.ts';
import { byRef, ownedList, type OwnedRows } from './owned-list.ts';
import type { SelectedField } from './selected-field.ts';
import type { Scope, TypePlan } from './type-plan.ts';

const TITLES: OwnedRows = {
  type: 'Qualification',
  owner: 'unitId',
  orderBy: (title) => sql`${title}."kind", ${title}."validFrom" NULLS FIRST`,
};

/** The fields of Unit that anybody may see. */
export const UNIT: TypePlan = {
  ...recordFields('Unit'),
  provenance,
  ref: text('ref'),
  creditCode: ({ row }) =>
    nullableText(
      sql`CASE WHEN ${row}."ref" LIKE ${`${CREDIT_CODE_PREFIX}%`} THEN substr(${row}."ref", ${CREDIT_CODE_PREFIX.length + 1}) END`,
    ),
  name: text('name'),
  formerNames: text('formerNames'),
  kind: nullableWord('kind'),
  isLegalPerson: nullable('isLegalPerson'),
  endedOn: nullable('endedOn'),
  registeredOn: nullable('registeredOn'),
  // Hardly a unit ever moved: the others need not be looked up day by day.
  registeredDivision: (planned, field) =>
    planned.scope.place(
      sql`CASE WHEN EXISTS (SELECT FROM "Registration" dated WHERE dated."unitId" = ${planned.row}."id")
        THEN registered_division(${planned.row}."id", ${dayOf(planned, field)}::date)
        ELSE ${planned.row}."registeredDivisionCode" END`,
      field.fields,
    ),
  qualifications: ownedList({
    ...TITLES,
    condition: (title, planned, field) => validOn(title, dayOf(planned, field)),
  }),
  titles: ownedList(TITLES),
  rdIntensity: (planned, field) => rdIntensityText(planned, column(planned.row, 'id'), field),
  platforms: ownedList({ type: 'Platform', owner: 'hostUnitId', orderBy: byRef }),
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
  kind: word('kind'),
  validFrom: nullable('validFrom'),
  validTo: nullable('validTo'),
};

/** The fields of Platform. */
export const PLATFORM: TypePlan = {
  ...recordFields('Platform'),
  provenance,
  endedOn: nullable('endedOn'),
  ref: text('ref'),
  name: text('name'),
  level: ({ row }) => sql`concat('"', coalesce(${row}."level"::text, 'UNKNOWN'), '"')`,
  category: nullable('category'),
  industry: nullable('industry'),
  discipline: nullable('discipline'),
  technicalField: nullable('technicalField'),
  hostUnit: ({ row, scope }, field) => unitText(scope, column(row, 'hostUnitId'), field),
  builtOn: nullable('builtOn'),
};

/** The fields of ResearchTeam that anybody may see. */
export const RESEARCH_TEAM: TypePlan = {
  ...recordFields('ResearchTeam'),
  provenance,
  endedOn: nullable('endedOn'),
  ref: text('ref'),
  name: text('name'),
  hostUnit: ({ row, scope }, field) => unitText(scope, column(row, 'hostUnitId'), field),
};

/** The fields of Membership; whoever plans one joins its unit or its consortium, and knows the other already. */
export const MEMBERSHIP: TypePlan = {
  ...recordFields('Membership'),
  consortium: ({ scope }, { fields }) => scope.object('Consortium', sql`consortium`, fields),
  unit: ({ scope }, { fields }) => scope.object('Unit', sql`unit`, fields),
  role: word('role'),
  chainPosition: nullableWord('chainPosition'),
  task: nullable('task'),
  standing: nullable('standing'),
  duties: nullable('duties'),
  joinedOn: nullable('joinedOn'),
  leftOn: nullable('leftOn'),
  signedAgreement: nullable('signedAgreement'),
};

/** The unit of an id, or null. */
export function unitText(scope: Scope, id: Sql, { fields }: SelectedField): Sql {
  return oneText(
    sql`SELECT ${scope.object('Unit', sql`unit`, fields)} FROM "Unit" unit WHERE unit."id" = ${id}`,
  );
}
