import { type Sql, sql } from '../../database/statement.ts';
import { type ConsortiumKeys, consortiumOrder, pageOfConsortia } from '../nouns/consortium.ts';
import { AtlasError } from '../request/errors.ts';
import { whereReference } from '../request/written-reference.ts';
import { pageOfUnits, type UnitKeys, unitOrder } from '../nouns/unit.ts';
import {
  consortiaArguments,
  fundingsArguments,
  platformsArguments,
  projectsArguments,
  refArgument,
  unitsArguments,
} from './arguments.ts';
import { FUNDINGS } from '../nouns/funding.ts';
import { type ListArguments, type ListByRef, pageByRef, type Referenced } from '../nouns/list-by-ref.ts';
import { PLATFORMS } from '../nouns/platform.ts';
import { PROJECTS, projectFilterOf } from '../nouns/project.ts';
import { NULL_TEXT } from './json-text.ts';
import { outerObject } from './object.ts';
import { asksBeyond, connectionText, nodeFields, type Planned } from './page-text.ts';
import { type PlannedText, writePlaces } from './places.ts';
import { argumentsOf, type PlanContext, type RootPlan, termsOf } from './root-plan.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import { consortiumGroupStatistics, consortiumStatistics } from './statistics.ts';

const NO_NODES: PlannedText = { text: NULL_TEXT, places: [] };

/**
 * Answers a query by one statement for each of its fields, which makes the JSON of the answer in the database: what is
 * asked is known before anything is fetched, so nothing needs to be fetched field by field.
 *
 * @returns what fetches the `data` of the answer, byte for byte as the resolvers' answer is written; undefined where
 *   something that is asked for has no plan.
 */
export function planQuery(
  context: PlanContext,
  fields: readonly SelectedField[],
): (() => Promise<string>) | undefined {
  let planned: (readonly [key: string, fetch: () => Promise<string>])[];
  try {
    planned = fields.map((field) => {
      if (field.name === '__typename') return [field.key, async () => '"Query"'];
      const plan = ROOTS.get(field.name);
      if (!plan) throw new UnsupportedSelectionError();
      return [field.key, plan(context, field)];
    });
  } catch (error) {
    // What is wrong with arguments is for the resolvers to say.
    if (error instanceof UnsupportedSelectionError || error instanceof AtlasError) return undefined;
    throw error;
  }
  return async () => {
    const texts = await Promise.all(planned.map(async ([key, fetch]) => `"${key}":${await fetch()}`));
    return `{${texts.join(',')}}`;
  };
}

const consortia: RootPlan = (context, field) => {
  const { orderBy, ...args } = argumentsOf(consortiaArguments, field);
  const nodes = nodeFields(field);
  const order = consortiumOrder(context.viewer, orderBy?.field ?? 'REF', orderBy?.direction === 'DESC');
  const { text, places } = nodes
    ? outerObject('Consortium', sql`consortium`, nodes, termsOf(context))
    : NO_NODES;
  const columns = sql`${order.columns}, ${text} AS "json"`;
  return async () =>
    connectionText(
      context,
      await pageOfConsortia<ConsortiumKeys & Planned>(context, args, order, columns, asksBeyond(field)),
      places,
      'Consortium',
      field,
    );
};

const units: RootPlan = (context, field) => {
  const { orderBy, ...args } = argumentsOf(unitsArguments, field);
  const nodes = nodeFields(field);
  const order = unitOrder(orderBy?.field ?? 'REF', orderBy?.direction === 'DESC');
  const { text, places } = nodes ? outerObject('Unit', sql`unit`, nodes, termsOf(context)) : NO_NODES;
  const columns = sql`${order.columns}, ${text} AS "json"`;
  return async () =>
    connectionText(
      context,
      await pageOfUnits<UnitKeys & Planned>(context, args, order, columns, asksBeyond(field)),
      places,
      'Unit',
      field,
    );
};

/** A list in the order of references. */
function listPlan<Filter>(
  list: ListByRef<Filter>,
  argumentsIn: (field: SelectedField) => ListArguments<Filter>,
): RootPlan {
  const { table, row } = list;
  return (context, field) => {
    const args = argumentsIn(field);
    const nodes = nodeFields(field);
    const { text, places } = nodes ? outerObject(table, row, nodes, termsOf(context)) : NO_NODES;
    const columns = sql`${row}."ref", ${text} AS "json"`;
    return async () =>
      connectionText(
        context,
        await pageByRef<Referenced & Planned, Filter>(context, list, args, columns),
        places,
        table,
        field,
      );
  };
}

const fundings = listPlan(FUNDINGS, (field) => argumentsOf(fundingsArguments, field));
const platforms = listPlan(PLATFORMS, (field) => argumentsOf(platformsArguments, field));
const projects = listPlan(PROJECTS, (field) => {
  const { filter, ...args } = argumentsOf(projectsArguments, field);
  return { ...args, filter: projectFilterOf(filter) };
});

const consortium: RootPlan = (context, field) => {
  const { ref } = argumentsOf(refArgument, field);
  const { text, places } = outerObject('Consortium', sql`consortium`, field.fields, termsOf(context));
  return () =>
    recordText(
      context,
      places,
      sql`SELECT ${text} AS "json" FROM "Consortium" consortium ${whereReference(sql`consortium`, ref)}`,
    );
};

const unit: RootPlan = (context, field) => {
  const { ref } = argumentsOf(refArgument, field);
  const { text, places } = outerObject('Unit', sql`unit`, field.fields, termsOf(context));
  return () =>
    recordText(
      context,
      places,
      sql`SELECT ${text} AS "json" FROM "Unit" unit ${whereReference(sql`unit`, ref)}`,
    );
};

const ROOTS: ReadonlyMap<string, RootPlan> = new Map([
  ['consortia', consortia],
  ['consortium', consortium],
  ['consortiumGroupStatistics', consortiumGroupStatistics],
  ['consortiumStatistics', consortiumStatistics],
  ['fundings', fundings],
  ['platforms', platforms],
  ['projects', projects],
  ['unit', unit],
  ['units', units],
]);

async function recordText(
  { database }: PlanContext,
  places: PlannedText['places'],
  statement: Sql,
): Promise<string> {
  const rows = await database.query<Planned>(statement);
  const [text = 'null'] = await writePlaces(
    database,
    places,
    rows.map(({ json }) => json),
  );
  return text;
}
