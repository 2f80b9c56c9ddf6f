import { compact, joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import { givenSize, plannedForAnySizes } from './any-sizes.ts';
import { PROVENANCE } from './columns.ts';
import { CONSORTIUM, EVALUATION, REPORT } from './consortium.ts';
import { DIVISION } from './division.ts';
import { type JsonText, nameText, objectText } from './json-text.ts';
import {
  BUDGET_LINE,
  EQUIPMENT_ITEM,
  FUNDING,
  PROJECT,
  PROJECT_GROUP,
  PROJECT_INDICATOR,
  PROJECT_MILESTONE,
  PROJECT_SCHEDULE_ITEM,
  PROJECT_UNIT,
} from './project.ts';
import { Places, type PlannedText } from './places.ts';
import type { PlanTerms } from './root-plan.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import type { Scope, TypePlan } from './type-plan.ts';
import { MEMBERSHIP, PLATFORM, QUALIFICATION, REGISTRATION, RESEARCH_TEAM, UNIT } from './unit.ts';

const ROW_TYPES: ReadonlyMap<string, TypePlan> = new Map([
  ['BudgetLine', BUDGET_LINE],
  ['Consortium', CONSORTIUM],
  ['EquipmentItem', EQUIPMENT_ITEM],
  ['Evaluation', EVALUATION],
  ['Funding', FUNDING],
  ['Membership', MEMBERSHIP],
  ['Platform', PLATFORM],
  ['Project', PROJECT],
  ['ProjectGroup', PROJECT_GROUP],
  ['ProjectIndicator', PROJECT_INDICATOR],
  ['ProjectMilestone', PROJECT_MILESTONE],
  ['ProjectScheduleItem', PROJECT_SCHEDULE_ITEM],
  ['ProjectUnit', PROJECT_UNIT],
  ['Provenance', PROVENANCE],
  ['Qualification', QUALIFICATION],
  ['Registration', REGISTRATION],
  ['Report', REPORT],
  ['ResearchTeam', RESEARCH_TEAM],
  ['Unit', UNIT],
]);

/** The types that have a plan, with their fields that have one. */
export const PLANNED_TYPES: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<
  string,
  Readonly<Record<string, unknown>>
>([...ROW_TYPES, ['Division', DIVISION]]);

/** The scope of one statement. */
export function createScope(terms: PlanTerms, places: Places, sizeOf: Scope['sizeOf'] = givenSize): Scope {
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
      const plan = plans?.[field.name];
      if (!plan) throw new UnsupportedSelectionError();
      return [field.key, plan({ row, scope, beside }, field)];
    });
    const text = objectText(members);
    if (joins.size === 0) return text;
    const clauses = joinSql(
      [...joins.values()].map(({ clause }) => clause),
      ' ',
    );
    return sql`(SELECT ${text} FROM (SELECT) here ${clauses})`;
  };
  const place: Scope['place'] = (code, fields) => places.placeText(code, fields);
  const scope: Scope = { ...terms, alias, object, place, sizeOf };
  return scope;
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
  terms: PlanTerms,
): PlannedText {
  const told = `${terms.today} ${terms.moneySeen}`;
  const known = planned.get(fields);
  if (known?.terms === told) return known.text;
  const text = plannedForAnySizes(`${type} ${row.text} ${told}`, fields, (sizeOf) => {
    const places = new Places();
    const { text, places: asked } = places.outermost(
      createScope(terms, places, sizeOf).object(type, row, fields),
    );
    return { text: compact(text), places: asked };
  });
  planned.set(fields, { terms: told, text });
  return text;
}
