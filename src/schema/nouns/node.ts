import { type NodeLoader, nodeOf, type NodeRow } from '../../resolvers/nouns/node.ts';
import { encodeId } from '../../resolvers/request/global-id.ts';
import { PAGE_LIMIT } from '../../resolvers/request/page.ts';
import { builder } from '../request/builder.ts';

const ID_DESCRIPTION = 'The global id (全局标识): opaque; the query `node` finds the record by it.';

/** Whatever has a global id. */
export const Node = builder.interfaceRef<Pick<NodeRow, 'id'>>('Node').implement({
  description: 'A record with a global id (全局标识), by which the query `node` finds it again.',
  fields: (t) => ({
    id: t.id({
      description: ID_DESCRIPTION,
      resolve: () => {
        throw new Error('every type that implements Node says what its id is');
      },
    }),
  }),
});

/** The types that have a global id, as they say it. */
const LOADERS = new Map<string, NodeLoader>();

declare module 'graphql' {
  export interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** Of the field `id`: how the records of its type are found by their numbers. */
    rowsById?: NodeLoader;
  }
}

/** The options of the field `id` of a type, whose records the query `node` finds with the loader. */
export function globalId(type: string, rowsById: NodeLoader) {
  LOADERS.set(type, rowsById);
  return {
    description: ID_DESCRIPTION,
    extensions: { rowsById },
    resolve: ({ id }: { readonly id: number }) => encodeId(type, id),
  };
}

/** The loader by which the records of a type are found. Throws a RangeError where they have no global id. */
export function rowsByIdOf(type: string): NodeLoader {
  const rowsById = LOADERS.get(type);
  if (!rowsById) throw new RangeError(`${type} has no global id`);
  return rowsById;
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'The record of a global id (按标识查记录); null where it is no longer there.',
    args: { id: t.arg.id({ required: true, description: 'A global id that an answer gave (全局标识).' }) },
    resolve: (_, { id }, context) => nodeOf(context, LOADERS, id),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `The records of some global ids (按标识批量查询), in their order; null for one that is no longer there.`,
    args: {
      ids: t.arg.idList({
        required: true,
        most: PAGE_LIMIT,
        description: 'Global ids that answers gave (全局标识).',
      }),
    },
    work: ({ ids }) => 5 * ids.length,
    resolve: (_, { ids }, context) => {
      // Each by itself: one bad id leaves the others their records.
      return ids.map((id) => nodeOf(context, LOADERS, id));
    },
  }),
}));
