import { compact, joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import { givenSize, plannedForAnySizes } from './any-sizes.ts';
import { column, PROVENANCE } from './columns.ts';
import { CONSORTIUM, EVALUATION, NOTE, REPORT } from './consortium.ts';
import { DIVISION } from './division.ts';
import { type JsonText, nameText, objectText } from './json-text.ts';
import { PATENT, PATENT_CO_HOLDER } from './patent.ts';
import {
  BUDGET_LINE,
  EQUIPMENT_ITEM,
  FUNDING,
  PROJECT,
  PROJECT_GROUP,
  PROJECT_INDICATOR,
  PROJECT_MILESTONE,
  PROJECT_PERSON,
  PROJECT_SCHEDULE_ITEM,
  PROJECT_UNIT,
} from './project.ts';
import { Gaps, type PlannedText } from './gaps.ts';
import { type PlanContext, termsOf } from './root-plan.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import type { FieldPlan, PlannedRow, Scope, TypePlan } from './type-plan.ts';
import {
  FINANCIAL_YEAR,
  MEMBERSHIP,
  PLATFORM,
  QUALIFICATION,
  REGISTRATION,
  RESEARCH_TEAM,
  TEAM_MEMBER,
  UNIT,
} from './unit.ts';

const ROW_TYPES: ReadonlyMap<string, TypePlan> = new Map([
  ['BudgetLine', BUDGET_LINE],
  ['Consortium', CONSORTIUM],
  ['EquipmentItem', EQUIPMENT_ITEM],
  ['Evaluation', EVALUATION],
  ['FinancialYear', FINANCIAL_YEAR],
  ['Funding', FUNDING],
  ['Membership', MEMBERSHIP],
  ['Note', NOTE],
  ['Patent', PATENT],
  ['PatentCoHolder', PATENT_CO_HOLDER],
  ['Platform', PLATFORM],
  ['Project', PROJECT],
  ['ProjectGroup', PROJECT_GROUP],
  ['ProjectIndicator', PROJECT_INDICATOR],
  ['ProjectMilestone', PROJECT_MILESTONE],
  ['ProjectPerson', PROJECT_PERSON],
  ['ProjectScheduleItem', PROJECT_SCHEDULE_ITEM],
  ['ProjectUnit', PROJECT_UNIT],
  ['Provenance', PROVENANCE],
  ['Qualification', QUALIFICATION],
  ['Registration', REGISTRATION],
  ['Report', REPORT],
  ['ResearchTeam', RESEARCH_TEAM],
  ['TeamMember', TEAM_MEMBER],
  ['Unit', UNIT],
]);

/** The types that have a plan, with their fields that have one. */
export const PLANNED_TYPES: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<
  string,
  Readonly<Record<string, unknown>>
>([...ROW_TYPES, ['Division', DIVISION]]);

/** The scope of one statement. */
export function createScope(context: PlanContext, gaps: Gaps, sizeOf: Scope['sizeOf'] = givenSize): Scope {
  const { resolvers } = context;
  let aliases = 0;
  const alias = (): Sql => {
    aliases += 1;
    return rawSql(`t${aliases}`);
  };
  const object: Scope['object'] = (type, row, fields) => {
    const plans = ROW_TYPES.get(type);
    const joins = new Map<string, { readonly alias: Sql; readonly clause: Sql }>();
    const beside = (name: string, join: (joined: Sql) => Sql): Sql => {
      const known = joins.get(name);
      if (known) return known.alias;
      const joined = alias();
      joins.set(name, { alias: joined, clause: join(joined) });
      return joined;
    };
    const members = fields.map((field): readonly [string, JsonText] => {
      if (field.name === '__typename') return [field.key, nameText(type)];
      const planned = plannedField(plans?.[field.name], { row, scope, beside }, field);
      if (planned) return [field.key, planned];
      resolvers.require(type, field);
      return [field.key, gaps.partText(type, column(row, 'id'), field)];
    });
    const text = objectText(members);
    if (joins.size === 0) return text;
    const clauses = joinSql(
      [...joins.values()].map(({ clause }) => clause),
      ' ',
    );
    return sql`(SELECT ${text} FROM (SELECT) here ${clauses})`;
  };
  const place: Scope['place'] = (code, fields) => gaps.placeText(code, fields);
  const scope: Scope = { ...termsOf(context), alias, object, place, sizeOf };
  return scope;
}

/** The JSON of a field of a row; undefined where it has no plan. */
function plannedField(
  plan: FieldPlan | undefined,
  row: PlannedRow,
  field: SelectedField,
): JsonText | undefined {
  try {
    return plan?.(row, field);
  } catch (error) {
    if (error instanceof UnsupportedSelectionError) return undefined;
    throw error;
  }
}

const planned = new WeakMap<
  readonly SelectedField[],
  { readonly terms: string; readonly text: PlannedText }
>();

/** The object of a row of the statement itself. What is asked alike, by the same fields and on the same terms, is planned once. */
export function outerObject(
  type: string,
  row: Sql,
  fields: readonly SelectedField[],
  context: PlanContext,
): PlannedText {
  const terms = JSON.stringify(termsOf(context));
  const known = planned.get(fields);
  if (known?.terms === terms) return known.text;
  const text = plannedForAnySizes(`${type} ${row.text} ${terms}`, fields, (sizeOf) => {
    const gaps = new Gaps();
    const outermost = gaps.outermost(createScope(context, gaps, sizeOf).object(type, row, fields));
    return { text: compact(outermost.text), gaps: outermost.gaps };
  });
  planned.set(fields, { terms, text });
  return text;
}
