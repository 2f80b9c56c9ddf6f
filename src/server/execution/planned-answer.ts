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
import { planQuery } from '../../resolvers/plan/query.ts';
import type { SelectedField } from '../../resolvers/plan/selected-field.ts';
import { rowsOf } from '../limits/cost.ts';
import { selectionOf } from './selection.ts';

/** An operation of a document, with the variables of its request. */
export interface RequestedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const POINTS_A_FIGURE = 2;

/**
 * Plans the answer of a query.
 *
 * @returns what fetches its `data` as JSON text; undefined where it must be answered field by field.
 */
export function plannedAnswer(
  context: Pick<Context, 'database' | 'today' | 'viewer' | 'work'>,
  { schema, document, operation, variables }: RequestedOperation,
): (() => Promise<string>) | undefined {
  if (operation.operation !== OperationTypeNode.QUERY) return undefined;
  const fields = selectionOf(schema, document, operation, variables);
  const fetch = fields && planQuery(context, fields);
  if (!fetch) return undefined;
  const roots = schema.getQueryType()?.getFields() ?? {};
  return () => {
    for (const { name, args, fields: parts } of fields) {
      const root = roots[name];
      if (!root) continue;
      const price = root.extensions.work?.(args) ?? 0;
      // What computes, computes each figure that is asked for.
      context.work.add(
        (price > 0 ? price + POINTS_A_FIGURE * fieldsIn(parts) : 0) + workBehind(root, args, parts),
      );
    }
    return fetch();
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
  if (!field) return 0;
  return (field.extensions.work?.(args) ?? 0) + (fields.length > 0 ? workBehind(field, args, fields) : 0);
}

function fieldsIn(fields: readonly SelectedField[]): number {
  return fields.reduce((sum, field) => sum + 1 + fieldsIn(field.fields), 0);
}
