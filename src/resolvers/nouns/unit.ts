import type { Row } from '../../model/column.ts';
import { defineRowOfReference, defineRowsById, defineRowsByOwner, owned, rowColumns } from './rows.ts';
import { pageOfSearched, type SearchedArguments, type SearchedList } from './searched-list.ts';
import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { parseDecimal } from '../../domain/decimal.ts';
import type { Division } from '../../domain/division.ts';
import { creditCodeOfRef } from '../../domain/reference.ts';
import type { FinancialYear } from '../../domain/rd-intensity.ts';
import type { QualificationKind, UnitKind } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { divisionByCode, isRegisteredIn } from './division.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';
import { anyOf, type ColumnOrder, intKey, type ListOrder, type Page, textKey } from '../request/page.ts';

/** A unit. */
export type UnitRow = Row<'Unit'>;

/** A title of a unit, from when to when, both days included. */
export type QualificationRow = Row<'Qualification'>;

/** The figures of a unit's fiscal year. */
export type FinancialYearRow = Row<'FinancialYear'>;

/** What a list of units is narrowed by. */
export interface UnitFilter {
  readonly divisions?: readonly string[] | null | undefined;
  readonly kinds?: readonly UnitKind[] | null | undefined;
  readonly qualifications?: readonly QualificationKind[] | null | undefined;
}

/** The columns of a UnitRow, of the table under the alias `unit`. */
export const UNIT_COLUMNS = rowColumns('Unit', sql`unit`);
const UNITS: SearchedList = {
  table: 'Unit',
  row: sql`unit`,
  searched: {
    name: sql`unit."name"`,
    text: sql`search_text(unit."name", unit."formerNames", unit."ref", NULL)`,
  },
  index: 'Unit_search',
};

/** What orders of units look at. */
export type UnitKeys = Pick<UnitRow, 'id' | 'ref' | 'name'>;

/** The order of references, which is the order of a list that asks for none. */
export const UNIT_BY_REF: ColumnOrder<UnitKeys> = {
  name: 'unit ref',
  columns: sql`unit."ref"`,
  keys: [textKey(sql`unit."ref"`, (unit) => unit.ref)],
  descending: false,
};

/** The order of a list of units by one of its fields. */
export function unitOrder(field: 'NAME' | 'REF', descending: boolean): ColumnOrder<UnitKeys> {
  if (field === 'REF') return { ...UNIT_BY_REF, descending };
  return {
    name: 'unit name',
    columns: sql`unit."name", unit."id"`,
    keys: [textKey(sql`unit."name"`, (unit) => unit.name), intKey(sql`unit."id"`, (unit) => unit.id)],
    descending,
  };
}

/** The arguments of a list of units. */
export type UnitListArguments = SearchedArguments & { readonly filter?: UnitFilter | null | undefined };

/** A page of units. */
export function listUnits(
  context: Context,
  args: UnitListArguments,
  order: ListOrder<UnitKeys>,
): Promise<Page<UnitRow>> {
  return pageOfUnits(context, args, order, UNIT_COLUMNS);
}

/** A page of units with columns of the table under the alias `unit`, those that the order looks at among them. */
export function pageOfUnits<Row extends UnitKeys>(
  context: Pick<Context, 'database' | 'today'>,
  args: UnitListArguments,
  order: ListOrder<UnitKeys>,
  columns: Sql,
  looksBeyond = true,
): Promise<Page<Row>> {
  const conditions = unitConditions(args.filter ?? {}, context.today);
  return pageOfSearched(context, UNITS, args, { conditions }, order, columns, looksBeyond);
}

/** A filter as conditions on `unit`, with registration and titles as of a day. */
export function unitConditions(
  { divisions, kinds, qualifications }: UnitFilter,
  today: CalendarDate,
): (Sql | undefined)[] {
  return [
    anyOf(divisions, (codes) => isRegisteredIn(sql`unit."id"`, codes, today)),
    anyOf(kinds, (values) => sql`unit."kind" = ANY (${enumArray(values, 'UnitKind')})`),
    anyOf(
      qualifications,
      (values) => sql`EXISTS (
        SELECT FROM "Qualification" qualification
        WHERE qualification."unitId" = unit."id" AND qualification."kind" = ANY (${enumArray(values, 'QualificationKind')})
          AND ${validOn(sql`qualification`, today)})`,
    ),
  ];
}

/** Whether a title is held on a day. */
export function validOn(alias: Sql, day: CalendarDate): Sql {
  return sql`coalesce(${alias}."validFrom", '-infinity') <= ${day}::date AND ${day}::date <= coalesce(${alias}."validTo", 'infinity')`;
}

/** Units by id. */
export const unitsById = defineRowsById('Unit');

/** The unit of a reference, however that is written. */
export const unitByRef = defineRowOfReference('Unit');

/** The credit code that a unit's reference holds; null where it is of another scheme. */
export function creditCodeOf({ ref }: UnitRow): string | null {
  return creditCodeOfRef(ref);
}

/**
 * The code of the division where a unit is registered on a day, of its row under an alias. Hardly a unit ever moved: the
 * others need not be looked up day by day.
 */
export function divisionOn(unit: Sql, day: CalendarDate): Sql {
  return sql`CASE WHEN EXISTS (SELECT FROM "Registration" dated WHERE dated."unitId" = ${unit}."id")
    THEN registered_division(${unit}."id", ${day}::date) ELSE ${unit}."registeredDivisionCode" END`;
}

/** Codes of the divisions where units are registered on a day. */
export const registeredDivisionCodes = defineLoader<number, string, { asOf: CalendarDate }>(
  async (unitIds, { asOf }, { database }) => {
    const rows = await database.query<{ unitId: number; divisionCode: string }>(sql`
      SELECT DISTINCT ON ("unitId") "unitId", "divisionCode" FROM "RegistrationPeriod"
      WHERE "unitId" = ANY (${unitIds}::int[]) AND "validFrom" <= ${asOf}::date AND ${asOf}::date < "validUntil"
      ORDER BY "unitId", "validFrom" DESC`);
    return new Map(rows.map((row) => [row.unitId, row.divisionCode]));
  },
);

/** Where a unit is registered on a day; null where unknown. */
export async function registeredDivision(
  context: Context,
  unit: UnitRow,
  asOf: CalendarDate,
): Promise<Division | null> {
  return divisionByCode(context, await registeredDivisionCodes(context, { asOf }).load(unit.id));
}

const QUALIFICATION_COLUMNS = rowColumns('Qualification', sql`qualification`);

const qualificationsByUnit = defineLoader<number, QualificationRow[], { asOf: CalendarDate }>(
  async (unitIds, { asOf }, { database }) =>
    rowsBy(
      await database.query<QualificationRow>(sql`
        SELECT ${QUALIFICATION_COLUMNS} FROM "Qualification" qualification
        WHERE "unitId" = ANY (${unitIds}::int[]) AND ${validOn(sql`qualification`, asOf)}
        ORDER BY "unitId", "kind", "validFrom" NULLS FIRST`),
      (row) => row.unitId,
    ),
);

/** The titles that a unit holds on a day. */
export async function qualificationsOf(
  context: Context,
  unit: UnitRow,
  asOf: CalendarDate,
): Promise<QualificationRow[]> {
  return (await qualificationsByUnit(context, { asOf }).load(unit.id)) ?? [];
}

/** All titles that were recorded of units, whatever the day. */
export const TITLES_BY_UNIT = owned(
  'Qualification',
  'unitId',
  (row) => sql`${row}."kind", ${row}."validFrom" NULLS FIRST`,
);
/** Loads them. */
export const titlesByUnit = defineRowsByOwner(TITLES_BY_UNIT);

/** Titles by id. */
export const titlesById = defineRowsById('Qualification');

/** Fiscal years by id. */
export const financialYearsById = defineRowsById('FinancialYear');
/** Fiscal years by unit, earliest first. */
export const FINANCIAL_YEARS_BY_UNIT = owned('FinancialYear', 'unitId', (row) => sql`${row}."year"`);
/** Loads them. */
export const financialYearsByUnit = defineRowsByOwner(FINANCIAL_YEARS_BY_UNIT);

/** The figures of the fiscal years of a unit, earliest first, to compute with. */
export async function financialYearsOf(context: Context, unitId: number): Promise<FinancialYear[]> {
  const rows = (await financialYearsByUnit(context, null).load(unitId)) ?? [];
  return rows.map(({ year, revenue, salesRevenue, rdExpenditure }) => ({
    year,
    revenue: decimalOf(revenue),
    salesRevenue: decimalOf(salesRevenue),
    rdExpenditure: decimalOf(rdExpenditure),
  }));
}

/** A numeric of the database, exactly. */
export function decimalOf(text: string | null): FinancialYear['revenue'] {
  return text === null ? null : (parseDecimal(text) ?? null);
}
