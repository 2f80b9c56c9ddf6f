import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Context } from '../../resolvers/context.ts';
import { planQuery } from '../../resolvers/plan/query.ts';
import type { SelectedField } from '../../resolvers/plan/selected-field.ts';
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
      const price = roots[name]?.extensions.work?.(args) ?? 0;
      // What computes, computes each figure that is asked for.
      if (price > 0) context.work.add(price + POINTS_A_FIGURE * fieldsIn(parts));
    }
    return fetch();
  };
}

function fieldsIn(fields: readonly SelectedField[]): number {
  return fields.reduce((sum, field) => sum + 1 + fieldsIn(field.fields), 0);
}
