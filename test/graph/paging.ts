import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { answer, type Asking } from './ask.ts';

const page = z.object({
  edges: z.array(z.object({ cursor: z.string(), node: z.record(z.string(), z.unknown()) })),
  pageInfo: z.object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    startCursor: z.string().nullable(),
    endCursor: z.string().nullable(),
  }),
});
/** A page of a list, as a client gets it. */
export type AnsweredPage = z.infer<typeof page>;
const answered = z.union([
  z.object({ page }),
  z.object({ parent: z.object({ page }) }).transform(({ parent }) => parent),
]);

/**
 * A list to page through: its field with the alias `page`, at the root or in a field with the alias `parent`, with
 * ARGS where the paging goes and NODE where the selection of a row goes.
 */
export interface List {
  readonly query: string;
  readonly node: string;
}

/** One page of a list. */
export async function pageOf(
  database: Database,
  { query, node }: List,
  args: string,
  asking: Asking = {},
): Promise<AnsweredPage> {
  const selection = `{ edges { cursor node { ${node} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const source = query.replace('ARGS', args).replace('PAGE', selection);
  return answered.parse(await answer(database, source, asking)).page;
}

/** The pages of a list from its first to its last row, so many rows each. */
export async function forward(database: Database, list: List, size: number): Promise<AnsweredPage[]> {
  const pages: AnsweredPage[] = [];
  for (let after = ''; ;) {
    const next = await pageOf(database, list, `first: ${size}${after}`);
    pages.push(next);
    if (!next.pageInfo.hasNextPage) return pages;
    after = `, after: "${next.pageInfo.endCursor}"`;
  }
}

/** The pages of a list from its last to its first row; the rows within a page stand in the order of the list. */
export async function backward(database: Database, list: List, size: number): Promise<AnsweredPage[]> {
  const pages: AnsweredPage[] = [];
  for (let before = ''; ;) {
    const next = await pageOf(database, list, `last: ${size}${before}`);
    pages.unshift(next);
    if (!next.pageInfo.hasPreviousPage) return pages;
    before = `, before: "${next.pageInfo.startCursor}"`;
  }
}

/** The rows of pages, in order. */
export function rowsOf(pages: readonly AnsweredPage[]): Record<string, unknown>[] {
  return pages.flatMap(({ edges }) => edges.map(({ node }) => node));
}
