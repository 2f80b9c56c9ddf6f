import type { ObjectRef } from '@pothos/core';
import { type Page, PAGE_LIMIT, totalOf } from '../../resolvers/request/page.ts';
import { builder } from './builder.ts';

type Types = typeof builder.$inferSchemaTypes;

interface PageInfoShape {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

const PageInfo = builder.objectRef<PageInfoShape>('PageInfo').implement({
  description: 'Where a page lies in its list (分页信息), as Relay has it.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more follows behind this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether something comes before this page.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'The cursor of the first row, for `before`; null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'The cursor of the last row, for `after`; null on an empty page.',
    }),
  }),
});

/** The arguments of every connection. */
export const pageArguments = builder.args((t) => ({
  first: t.int({
    description: `So many rows from the beginning or behind \`after\`: 0 to ${PAGE_LIMIT}, which is also the default (前若干条).`,
  }),
  after: t.string({ description: 'Begin behind the row with this cursor (起始游标).' }),
  last: t.int({
    description: `So many rows from the end or before \`before\`: 0 to ${PAGE_LIMIT} (后若干条).`,
  }),
  before: t.string({ description: 'End before the row with this cursor (结束游标).' }),
}));

/** The connection and edge types of a node type, such as UnitConnection and UnitEdge. */
export function connectionOf<Row extends object>(node: ObjectRef<Types, Row>) {
  const edge = builder.objectRef<{ readonly cursor: string; readonly node: Row }>(`${node.name}Edge`);
  builder.objectType(edge, {
    description: `A ${node.name} at its place in a list, with the cursor of that place (列表项).`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Opaque: for `after` and `before` (游标).' }),
      node: t.expose('node', { type: node, description: `The ${node.name}.` }),
    }),
  });
  const connection = builder.objectRef<Page<Row>>(`${node.name}Connection`);
  builder.objectType(connection, {
    description: `A page of a list of ${node.name} records (分页).`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The rows with their cursors.',
        resolve: ({ rows, cursorOf }) => rows.map((row) => ({ cursor: cursorOf(row), node: row })),
      }),
      nodes: t.field({ type: [node], description: 'The rows.', resolve: ({ rows }) => [...rows] }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page lies in the list.',
        resolve: ({ rows, cursorOf, hasNextPage, hasPreviousPage }) => {
          const [first, last] = [rows[0], rows.at(-1)];
          return {
            hasNextPage,
            hasPreviousPage,
            startCursor: first ? cursorOf(first) : null,
            endCursor: last ? cursorOf(last) : null,
          };
        },
      }),
      totalCount: t.int({
        description:
          'How many rows the list has on all its pages (总数); counted only where it is asked for.',
        work: 20,
        resolve: (page) => totalOf(page),
      }),
    }),
  });
  return connection;
}
