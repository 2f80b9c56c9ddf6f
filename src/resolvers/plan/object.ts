import { compact, joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { givenSize, plannedForAnySizes } from './any-sizes.ts';
import { PROVENANCE } from './columns.ts';
import { CONSORTIUM, EVALUATION } from './consortium.ts';
import { DIVISION } from './division.ts';
import { type JsonText, nameText, objectText } from './json-text.ts';
import { FUNDING, PROJECT, PROJECT_UNIT } from './project.ts';
import { NotPlannedError, type SelectedField } from './selected-field.ts';
import type { Scope, TypePlan } from './type-plan.ts';
import { MEMBERSHIP, PLATFORM, QUALIFICATION, RESEARCH_TEAM, UNIT } from './unit.ts';

/** The types of rows that have a plan. */
export const PLANNED_TYPES: ReadonlyMap<string, TypePlan> = new Map([
  ['Consortium', CONSORTIUM],
  ['Division', DIVISION],
  ['Evaluation', EVALUATION],
  ['Funding', FUNDING],
  ['Membership', MEMBERSHIP],
  ['Platform', PLATFORM],
  ['Project', PROJECT],
  ['ProjectUnit', PROJECT_UNIT],
  ['Provenance', PROVENANCE],
  ['Qualification', QUALIFICATION],
  ['ResearchTeam', RESEARCH_TEAM],
  ['Unit', UNIT],
]);

/** The scope of one statement. */
export function createScope(today: CalendarDate, sizeOf: Scope['sizeOf'] = givenSize): Scope {
  let aliases = 0;
  const alias = (): Sql => {
    aliases += 1;
    return rawSql(`t${aliases}`);
  };
  const object: Scope['object'] = (type, row, fields) => {
    const plans = PLANNED_TYPES.get(type);
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
      if (!plan) throw new NotPlannedError();
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
  const scope: Scope = { today, alias, object, sizeOf };
  return scope;
}

const planned = new WeakMap<
  readonly SelectedField[],
  { readonly today: CalendarDate; readonly text: JsonText }
>();

/** The object of a row of the statement itself. What is asked alike, by the same fields, is planned once a day. */
export function outerObject(
  type: string,
  row: Sql,
  fields: readonly SelectedField[],
  today: CalendarDate,
): JsonText {
  const known = planned.get(fields);
  if (known?.today === today) return known.text;
  const text = plannedForAnySizes(`${type} ${row.text} ${today}`, fields, (sizeOf) =>
    compact(createScope(today, sizeOf).object(type, row, fields)),
  );
  planned.set(fields, { today, text });
  return text;
}
