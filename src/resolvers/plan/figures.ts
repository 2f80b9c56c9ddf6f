import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { type CalendarDate, completedFiscalYears } from '../../domain/calendar-date.ts';
import { MOST_YEARS } from '../nouns/figures.ts';
import { column } from './columns.ts';
import { decimalText, type JsonText, objectText, nameText, plainText } from './json-text.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import type { FieldPlan, PlannedRow } from './type-plan.ts';

/** The day that a figure is asked for. */
export function dayOf({ scope }: PlannedRow, { args }: SelectedField): CalendarDate {
  const { asOf } = args;
  return typeof asOf === 'string' ? asOf : scope.today;
}

/** The alias of the figures that are kept of a consortium for a day, joined beside it. */
export function figuresBeside({ row, beside }: PlannedRow, day: CalendarDate): Sql {
  return beside(
    `figures ${day}`,
    (figures) => sql`LEFT JOIN "ConsortiumFigures" ${figures} ON ${figures}."consortiumId" = ${row}."id"
      AND ${figures}."validFrom" <= ${day}::date AND ${day}::date < ${figures}."validUntil"`,
  );
}

/** Figures that leave the lead out are put together from parts, which has no plan. */
function withLead({ args }: SelectedField): void {
  if (args['leadCounts'] === false) throw new UnsupportedSelectionError();
}

/** How many units are members of a consortium. */
export const memberCountText: FieldPlan = (row, field) => {
  withLead(field);
  return plainText(sql`coalesce(${figuresBeside(row, dayOf(row, field))}."memberCount", 0)`);
};

/** A share of a consortium's members, by the columns that count who has the property and of whom it is not known. */
export function shareText(counted: string, notKnown: string): FieldPlan {
  return (row, field) => {
    withLead(field);
    const figures = figuresBeside(row, dayOf(row, field));
    const count = column(figures, counted);
    const unknown = column(figures, notKnown);
    const total = sql`${figures}."memberCount"`;
    const isPartial = sql`${row.row}."memberListIsPartial" IS TRUE AND ${total} > 0`;
    const shown = (part: Sql, ofSome: Sql): JsonText =>
      decimalText(sql`CASE WHEN ${isPartial} THEN ${ofSome} ELSE shown_quotient(${part}, ${total}) END`);
    const texts: Readonly<Record<string, () => JsonText>> = {
      __typename: () => nameText('Share'),
      count: () => plainText(sql`coalesce(${count}, 0)`),
      total: () => plainText(sql`coalesce(${total}, 0)`),
      unknown: () => plainText(sql`coalesce(${unknown}, 0)`),
      value: () =>
        decimalText(
          sql`CASE WHEN ${unknown} = 0 AND NOT (${isPartial}) THEN shown_quotient(${count}, ${total}) END`,
        ),
      lower: () => shown(count, sql`0`),
      upper: () => shown(sql`(${count} + ${unknown})`, sql`1`),
    };
    return objectText(field.fields.map(({ key, name }) => [key, textOf(texts, name)]));
  };
}

/**
 * R&D intensity of a unit, pooled over years: cut off for whoever sees nobody's money. Whoever sees their own alone, the sums
 * where they need a right, and the other methods are rare: they have no plan.
 */
export function rdIntensityText(row: PlannedRow, unitId: Sql, field: SelectedField): JsonText {
  const { years: count, method } = field.args;
  const { moneySeen } = row.scope;
  if (
    moneySeen === 'OWN' ||
    typeof count !== 'number' ||
    count < 1 ||
    count > MOST_YEARS ||
    method !== 'POOLED'
  ) {
    throw new UnsupportedSelectionError();
  }
  const years = completedFiscalYears(dayOf(row, field), count).toReversed();
  const list = sql`${years}::int[]`;
  const sums = row.beside(
    `years ${years.join()} of ${unitId.sql}`,
    (alias) => sql`CROSS JOIN LATERAL (
      SELECT count(financial."rdExpenditure") AS "rdYears", sum(financial."rdExpenditure") AS "rdExpenditure",
             count(financial."revenue") AS "revenueYears", sum(financial."revenue") AS "revenue",
             array_agg(financial."year") FILTER (WHERE financial."rdExpenditure" IS NOT NULL AND financial."revenue" IS NOT NULL) AS "known"
      FROM "FinancialYear" financial WHERE financial."unitId" = ${unitId} AND financial."year" = ANY (${list})
    ) ${alias}`,
  );
  const all = sql`${count}::int`;
  const complete = sql`${sums}."rdYears" = ${all} AND ${sums}."revenueYears" = ${all}`;
  const texts: Readonly<Record<string, () => JsonText>> = {
    __typename: () => nameText('RdIntensity'),
    value: () =>
      decimalText(
        sql`CASE WHEN ${complete} THEN ${rawSql(moneySeen === 'ALL' ? 'shown_quotient' : 'open_quotient')}(${sums}."rdExpenditure", ${sums}."revenue") END`,
      ),
    years: () => sql`${JSON.stringify(years)}::text`,
    missingYears: () =>
      sql`CASE WHEN ${complete} THEN '[]' ELSE concat('[', (SELECT string_agg(year::text, ',' ORDER BY year)
        FROM unnest(${list}) year WHERE year <> ALL (coalesce(${sums}."known", '{}'))), ']') END`,
    method: () => nameText('POOLED'),
    ...(moneySeen === 'ALL' && {
      rdExpenditure: () =>
        decimalText(sql`CASE WHEN ${sums}."rdYears" = ${all} THEN ${sums}."rdExpenditure" END`),
      revenue: () => decimalText(sql`CASE WHEN ${sums}."revenueYears" = ${all} THEN ${sums}."revenue" END`),
      averageRdExpenditure: () =>
        decimalText(
          sql`CASE WHEN ${sums}."rdYears" = ${all} THEN shown_quotient(${sums}."rdExpenditure", ${all}::numeric) END`,
        ),
    }),
  };
  return objectText(field.fields.map(({ key, name }) => [key, textOf(texts, name)]));
}

function textOf(texts: Readonly<Record<string, () => JsonText>>, name: string): JsonText {
  const text = texts[name];
  if (!text) throw new UnsupportedSelectionError();
  return text();
}
