import {
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Context } from '../../resolvers/request/context.ts';
import { PLANNED_TYPES } from '../../resolvers/plan/object.ts';
import { planQuery } from '../../resolvers/plan/query.ts';
import type { SelectedField } from '../../resolvers/plan/selected-field.ts';
import { RequestWork } from '../../resolvers/request/request-work.ts';
import { rowsOf } from '../limits/cost.ts';
import { fieldResolvers } from './field-resolvers.ts';
import { selectionOf } from './selection.ts';

/** An operation of a document, with the variables of its request. */
export interface RequestedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const POINTS_A_FIGURE = 2;

/** How a query is answered without GraphQL's own execution. */
export interface PlannedAnswer {
  /** Fetches its `data` as JSON text. */
  readonly fetch: () => Promise<string>;
  /** Whether resolvers have a part in it, and so it may take long. */
  readonly resolves: boolean;
}

/** Plans the answer of a query; undefined where it is left to GraphQL's own execution. */
export function plannedAnswer(context: Context, requested: RequestedOperation): PlannedAnswer | undefined {
  const { schema, document, operation, variables } = requested;
  if (operation.operation !== OperationTypeNode.QUERY) return undefined;
  const fields = selectionOf(schema, document, operation, variables);
  if (!fields) return undefined;
  // Where this fails, all is resolved again, and only that counts.
  const own: Context = { ...context, work: new RequestWork(), takesTurns: false };
  const planned = planQuery({ ...own, resolvers: fieldResolvers(own, { schema, operation }) }, fields);
  if (!planned) return undefined;
  const roots = schema.getQueryType()?.getFields() ?? {};
  return {
    resolves: planned.resolves,
    fetch: async () => {
      for (const { name, args, fields: parts } of planned.statements) {
        const root = roots[name];
        if (!root) continue;
        const price = root.extensions.work?.(args) ?? 0;
        // What computes, computes each figure that is asked for.
        own.work.add(
          (price > 0 ? price + POINTS_A_FIGURE * fieldsIn(parts) : 0) + workBehind(root, args, parts),
        );
      }
      const data = await planned.fetch();
      context.work.include(own.work);
      return data;
    },
  };
}

/** What is computed behind a field that the database writes, with every page full, beside the objects themselves. */
function workBehind(
  field: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
  parts: readonly SelectedField[],
): number {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return 0;
  const isOfRows = ({ name }: SelectedField) =>
    !type.name.endsWith('Connection') || name === 'nodes' || name === 'edges';
  const rows = parts.some(isOfRows) ? rowsOf(field, args) : 0;
  return parts.reduce((sum, part) => sum + (isOfRows(part) ? rows : 1) * workOf(type, part), 0);
}

function workOf(type: GraphQLObjectType, { name, args, fields }: SelectedField): number {
  const field = type.getFields()[name];
  const plans = PLANNED_TYPES.get(type.name);
  // What resolvers compute they count.
  if (!field || (plans && !(name in plans))) return 0;
  return (field.extensions.work?.(args) ?? 0) + (fields.length > 0 ? workBehind(field, args, fields) : 0);
}

function fieldsIn(fields: readonly SelectedField[]): number {
  return fields.reduce((sum, field) => sum + 1 + fieldsIn(field.fields), 0);
}
