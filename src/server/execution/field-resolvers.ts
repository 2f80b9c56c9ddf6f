import { type GraphQLObjectType, isObjectType } from 'graphql';
import type { Context } from '../../resolvers/request/context.ts';
import { hasEverywhere } from '../../resolvers/request/rights.ts';
import type { Resolvers } from '../../resolvers/plan/root-plan.ts';
import { type SelectedField, UnsupportedSelectionError } from '../../resolvers/plan/selected-field.ts';
import { isKnownReason, ResolverError } from './plan-failures.ts';
import { type ExecutedOperation, type FieldWriter, fieldWriter, inItsTurn } from './field-writer.ts';

/** The resolvers of the graph, for the fields of one operation that no statement writes. */
export function fieldResolvers(context: Context, executed: ExecutedOperation): Resolvers {
  const { schema } = executed;
  const typeOf = (name: string): GraphQLObjectType => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new UnsupportedSelectionError();
    return type;
  };
  const writerOf = (type: GraphQLObjectType, field: SelectedField): FieldWriter => {
    const writer = fieldWriter(executed, type, field);
    if (!writer.rights.every((right) => hasEverywhere(context.viewer, right))) {
      throw new UnsupportedSelectionError();
    }
    return writer;
  };
  return {
    require: (name, field) => {
      const type = typeOf(name);
      if (!rowsOf(type)) throw new UnsupportedSelectionError();
      writerOf(type, field);
    },
    root: (field) => {
      const query = schema.getQueryType();
      if (!query) throw new UnsupportedSelectionError();
      const { write } = writerOf(query, field);
      return () => toldOf(async () => write(undefined, context));
    },
    parts: (name, field, ids) =>
      toldOf(async () => {
        const type = typeOf(name);
        const { write } = writerOf(type, field);
        const rows = rowsOf(type)?.(context, null);
        return Promise.all(
          ids.map(async (id) => {
            const row = await rows?.load(id);
            // It has gone since the statement was answered.
            if (!row) throw new UnsupportedSelectionError();
            return inItsTurn(context, () => write(row, context));
          }),
        );
      }),
  };
}

/** Tells what a resolver failed with from what a plan failed with. */
async function toldOf<Result>(resolve: () => Promise<Result>): Promise<Result> {
  try {
    return await resolve();
  } catch (error) {
    throw isKnownReason(error) ? error : new ResolverError(error);
  }
}

/** How the records of a type are found by their ids; undefined where they have none. */
function rowsOf(type: GraphQLObjectType) {
  return type.getFields()['id']?.extensions.rowsById;
}
