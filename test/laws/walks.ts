import { expect } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { Decimal } from '../../src/domain/decimal.ts';
import { ADMINISTRATOR, answer, ask, type Asking } from '../graph/ask.ts';
import type { PagedList } from './paged-lists.ts';

/** Every list is asked for by somebody who sees all of it, and of the resolvers alone: plans are held to them elsewhere. */
export const ASKING: Asking = { viewer: ADMINISTRATOR, alsoPlanned: false };

const flags = z.object({
  hasNextPage: z.boolean(),
  hasPreviousPage: z.boolean(),
  startCursor: z.string().nullable(),
  endCursor: z.string().nullable(),
});
const row = z.object({ cursor: z.string(), node: z.unknown() });
const connection = z.object({ edges: z.array(row), pageInfo: flags, totalCount: z.int() });
type Row = z.infer<typeof row>;

/** A page of a list, whether it is a connection or not. */
interface Page {
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

async function pageOf(database: Database, list: PagedList, paging: string, size: number): Promise<Page> {
  const key = list.key ?? '__typename';
  const selection = list.isConnection
    ? `{ totalCount edges { cursor node { ${key} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
    : `{ cursor ${key} }`;
  const found = pageIn(await answer(database, list.source(paging, selection), ASKING));
  if (!list.isConnection) {
    const rows = z.array(z.looseObject({ cursor: z.string() })).parse(found);
    return {
      rows: rows.map((node) => ({ cursor: node.cursor, node })),
      total: null,
      hasNext: rows.length === size,
      hasPrevious: false,
    };
  }
  const { edges, pageInfo, totalCount } = connection.parse(found);
  expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
    edges[0]?.cursor ?? null,
    edges.at(-1)?.cursor ?? null,
  ]);
  return {
    rows: edges,
    total: totalCount,
    hasNext: pageInfo.hasNextPage,
    hasPrevious: pageInfo.hasPreviousPage,
  };
}

/** What stands under the alias `page`, however deep. */
function pageIn(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) throw new Error('the list is not there');
  const [entry] = Object.entries(data);
  return entry?.[0] === 'page' ? entry[1] : pageIn(entry?.[1]);
}

/** The rows of a list, by pages of a size from one of its ends; they stand in the order of the list. */
async function walked(database: Database, list: PagedList, size: number, backward: boolean): Promise<Page> {
  const rows: Row[] = [];
  let total: number | null = null;
  for (let from = ''; ;) {
    const page = await pageOf(database, list, `${backward ? 'last' : 'first'}: ${size}${from}`, size);
    expect(page.rows.length).toBeLessThanOrEqual(size);
    ({ total } = page);
    if (backward) rows.unshift(...page.rows);
    else rows.push(...page.rows);
    const more = backward ? page.hasPrevious : page.hasNext;
    const cursor = (backward ? page.rows[0] : page.rows.at(-1))?.cursor;
    if (list.isConnection) expect(backward ? page.hasNext : page.hasPrevious).toBe(from !== '');
    if (!more || cursor === undefined) return { rows, total, hasNext: false, hasPrevious: false };
    // A page that promised more has some.
    if (list.isConnection) expect(page.rows).toHaveLength(size);
    from = `, ${backward ? 'before' : 'after'}: "${cursor}"`;
  }
}

/** Walks a list whole by three page sizes, one of them from its end, and gives how many rows it has. */
export async function expectWalks(database: Database, list: PagedList): Promise<number> {
  const all = await walked(database, list, 100, false);
  const cursors = all.rows.map(({ cursor }) => cursor);
  expect(new Set(cursors).size).toBe(cursors.length);
  if (all.total !== null) expect(cursors).toHaveLength(all.total);
  expectInOrder(all.rows, list);
  const n = cursors.length;
  const sizes = new Set([
    Math.min(100, Math.max(1, Math.ceil(n / 4))),
    Math.min(100, Math.max(2, Math.floor(n / 7))),
  ]);
  // The number that a list is ordered by is not always selected.
  const unselected = { ...list, key: null };
  for (const [at, size] of [...sizes].entries()) {
    const backward = list.isConnection && at % 2 === 1;
    const again = await walked(database, unselected, size, backward);
    expect(again.rows.map(({ cursor }) => cursor)).toEqual(cursors);
  }
  if (list.isConnection && sizes.size === 1) {
    const backward = await walked(database, unselected, 1, true);
    expect(backward.rows.map(({ cursor }) => cursor)).toEqual(cursors);
  }
  return n;
}

function expectInOrder(rows: readonly Row[], list: PagedList): void {
  if (list.key === null) return;
  const keys = rows.map(({ node }) => leafOf(node));
  const known = keys.filter((key) => key !== null);
  // What is unknown stands last, whichever the direction.
  expect(keys.slice(0, known.length)).toEqual(known);
  const direction = list.descending ? -1 : 1;
  for (const [at, key] of known.entries()) {
    const before = known[at - 1];
    if (before !== undefined)
      expect([before, key, compared(before, key) * direction <= 0]).toEqual([before, key, true]);
  }
}

function compared(a: string | number, b: string | number): number {
  const [first, second] = [numberIn(a), numberIn(b)];
  return first && second ? first.cmp(second) : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function numberIn(value: string | number): Decimal | undefined {
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? new Decimal(value) : undefined;
}

/** The one value in what was selected of a row. */
function leafOf(node: unknown): string | number | null {
  if (typeof node === 'string' || typeof node === 'number' || node === null) return node;
  if (typeof node !== 'object') throw new Error('a row is ordered by nothing that has an order');
  const entry = Object.entries(node).find(([name]) => name !== 'cursor');
  return leafOf(entry?.[1] ?? null);
}

/** The cursor of the first row of a list; undefined where it is empty. */
export async function firstCursor(database: Database, list: PagedList): Promise<string | undefined> {
  return (await pageOf(database, list, 'first: 1', 1)).rows[0]?.cursor;
}

/** The codes with which a list refuses a cursor at one of its ends; none where it takes it. */
export async function codesFor(database: Database, list: PagedList, cursor: string, end: 'after' | 'before') {
  const selection = list.isConnection ? '{ edges { cursor } }' : '{ cursor }';
  const { errors } = await ask(database, list.source(`${end}: "${cursor}"`, selection), ASKING);
  return errors.map(({ extensions }) => extensions?.['code']);
}
