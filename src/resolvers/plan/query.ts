import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { type ConsortiumKeys, consortiumOrder, pageOfConsortia } from '../nouns/consortium.ts';
import { AtlasError } from '../request/errors.ts';
import type { ColumnOrder, Page } from '../request/page.ts';
import { whereReference } from '../request/written-reference.ts';
import { pageOfUnits, type UnitKeys, unitOrder } from '../nouns/unit.ts';
import {
  consortiaArguments,
  fundingsArguments,
  patentsArguments,
  platformsArguments,
  projectsArguments,
  refArgument,
  unitsArguments,
} from './arguments.ts';
import { FUNDINGS } from '../nouns/funding.ts';
import { type ListArguments, type ListByRef, pageByRef, type Referenced } from '../nouns/list-by-ref.ts';
import { patentFilterOf, patentOrder, PATENTS } from '../nouns/patent.ts';
import { PLATFORMS } from '../nouns/platform.ts';
import { PROJECTS, projectFilterOf } from '../nouns/project.ts';
import { NULL_TEXT } from './json-text.ts';
import { outerObject } from './object.ts';
import { asksBeyond, connectionText, nodeFields, type Planned } from './page-text.ts';
import { fillGaps, ofStatement, type PlannedText } from './gaps.ts';
import { argumentsOf, type PlanContext, type PlannedRoot, type RootPlan } from './root-plan.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import { consortiumGroupStatistics, consortiumStatistics } from './statistics.ts';

const NO_NODES: PlannedText = { text: NULL_TEXT, gaps: [] };

/** A query that is planned. */
export interface PlannedQuery {
  /**
   * Fetches the `data` of the answer, byte for byte as GraphQL's own execution has it written. Whatever fails is for that to
   * tell: nothing here says where.
   */
  readonly fetch: () => Promise<string>;
  /** Whether resolvers have a part in it. */
  readonly resolves: boolean;
  /** The fields that a statement answers. */
  readonly statements: readonly SelectedField[];
}

/**
 * Answers a query by one statement for each of its fields, which makes the JSON of the answer in the database: what is
 * asked is known before anything is fetched, so nothing needs to be fetched field by field. What the database cannot write
 * of a record its resolvers do, for all rows of the statement at once; a field of the query of which it can write nothing is
 * theirs as a whole.
 *
 * @returns undefined where something that is asked for is left to GraphQL's own execution.
 */
export function planQuery(context: PlanContext, fields: readonly SelectedField[]): PlannedQuery | undefined {
  const statements: SelectedField[] = [];
  let planned: (readonly [key: string, root: PlannedRoot])[];
  try {
    planned = fields.map((field) => {
      if (field.name === '__typename') return [field.key, { fetch: async () => '"Query"', resolves: false }];
      const statement = statementOf(context, field);
      if (statement) statements.push(field);
      return [field.key, statement ?? { fetch: context.resolvers.root(field), resolves: true }];
    });
  } catch (error) {
    // What is wrong with arguments is for the resolvers to say.
    if (error instanceof UnsupportedSelectionError || error instanceof AtlasError) return undefined;
    throw error;
  }
  return {
    statements,
    resolves: planned.some(([, { resolves }]) => resolves),
    fetch: async () => {
      const texts = await Promise.all(planned.map(async ([key, { fetch }]) => `"${key}":${await fetch()}`));
      return `{${texts.join(',')}}`;
    },
  };
}

/** The plan of a field of the query; undefined where the database cannot write it. */
function statementOf(context: PlanContext, field: SelectedField): PlannedRoot | undefined {
  try {
    return ROOTS.get(field.name)?.(context, field);
  } catch (error) {
    if (error instanceof UnsupportedSelectionError) return undefined;
    throw error;
  }
}

/**
 * A page of the records of a table, whose nodes the statement writes.
 *
 * @param columns what the order of the page looks at.
 * @param fetch fetches the page with these columns and the JSON of its nodes.
 */
function pagePlan<Row extends Planned>(
  context: PlanContext,
  field: SelectedField,
  { table, row }: Pick<ListByRef<never>, 'row' | 'table'>,
  columns: Sql,
  fetch: (columns: Sql) => Promise<Page<Row>>,
): PlannedRoot {
  const nodes = nodeFields(field);
  const { text, gaps } = nodes ? outerObject(table, row, nodes, context) : NO_NODES;
  return ofStatement(gaps, async () =>
    connectionText(context, await fetch(sql`${columns}, ${text} AS "json"`), gaps, table, field),
  );
}

const consortia: RootPlan = (context, field) => {
  const { orderBy, ...args } = argumentsOf(consortiaArguments, field);
  const order = consortiumOrder(context.viewer, orderBy?.field ?? 'REF', orderBy?.direction === 'DESC');
  const of = { table: 'Consortium', row: sql`consortium` } as const;
  return pagePlan(context, field, of, order.columns, (columns) =>
    pageOfConsortia<ConsortiumKeys & Planned>(context, args, order, columns, asksBeyond(field)),
  );
};

const units: RootPlan = (context, field) => {
  const { orderBy, ...args } = argumentsOf(unitsArguments, field);
  const order = unitOrder(orderBy?.field ?? 'REF', orderBy?.direction === 'DESC');
  const of = { table: 'Unit', row: sql`unit` } as const;
  return pagePlan(context, field, of, order.columns, (columns) =>
    pageOfUnits<UnitKeys & Planned>(context, args, order, columns, asksBeyond(field)),
  );
};

/** A list in the order of references, or in another one. */
function listPlan<Filter>(
  list: ListByRef<Filter>,
  argumentsIn: (field: SelectedField) => ListArguments<Filter>,
  order: ColumnOrder<Referenced> = { ...list.order, columns: sql`${list.row}."ref"` },
): RootPlan {
  return (context, field) => {
    const args = argumentsIn(field);
    return pagePlan(context, field, list, order.columns, (columns) =>
      pageByRef<Referenced & Planned, Filter>(context, list, args, columns, order),
    );
  };
}

const patents: RootPlan = (context, field) => {
  const { orderBy, filter, ...page } = argumentsOf(patentsArguments, field);
  const order = patentOrder(orderBy?.field ?? 'REF', orderBy?.direction === 'DESC');
  const list = listPlan(PATENTS, () => ({ ...page, filter: patentFilterOf(filter) }), order);
  return list(context, field);
};

const fundings = listPlan(FUNDINGS, (field) => argumentsOf(fundingsArguments, field));
const platforms = listPlan(PLATFORMS, (field) => argumentsOf(platformsArguments, field));
const projects = listPlan(PROJECTS, (field) => {
  const { filter, ...args } = argumentsOf(projectsArguments, field);
  return { ...args, filter: projectFilterOf(filter) };
});

/** The record of a reference, or null. */
function recordPlan(table: 'Consortium' | 'Unit'): RootPlan {
  const row = rawSql(table.toLowerCase());
  const from = rawSql(`"${table}"`);
  return (context, field) => {
    const { ref } = argumentsOf(refArgument, field);
    const { text, gaps } = outerObject(table, row, field.fields, context);
    return ofStatement(gaps, async () => {
      const rows = await context.database.query<Planned>(
        sql`SELECT ${text} AS "json" FROM ${from} ${row} ${whereReference(row, ref)}`,
      );
      const texts = rows.map(({ json }) => json);
      const [filled = 'null'] = await fillGaps(context, gaps, texts);
      return filled;
    });
  };
}

const ROOTS: ReadonlyMap<string, RootPlan> = new Map([
  ['consortia', consortia],
  ['consortium', recordPlan('Consortium')],
  ['consortiumGroupStatistics', consortiumGroupStatistics],
  ['consortiumStatistics', consortiumStatistics],
  ['fundings', fundings],
  ['patents', patents],
  ['platforms', platforms],
  ['projects', projects],
  ['unit', recordPlan('Unit')],
  ['units', units],
]);
