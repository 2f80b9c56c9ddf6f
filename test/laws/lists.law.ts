import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createTestDatabase } from '../test-database.ts';
import { type PagedList, pagedLists } from './paged-lists.ts';
import { recordLaw } from './record-law.ts';
import { codesFor, expectWalks, firstCursor } from './walks.ts';

let database: Database;
let drop: () => Promise<void>;
let lists: PagedList[];

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  lists = await pagedLists(database);
});
afterAll(() => drop());

/** Of every so many lists one, where the machine has other work; each run of the law itself takes them all. */
const STRIDE = Number(process.env['ATLAS_LAW_STRIDE'] ?? 1);
const strided = <Item>(items: readonly Item[]): Item[] => items.filter((_, at) => at % STRIDE === 0);

it('gives each row of a list once and in order, however it is paged', async ({ task }) => {
  let rows = 0;
  const walks = strided(lists);
  for (const list of walks) {
    try {
      rows += await expectWalks(database, list);
    } catch (error) {
      throw new Error(`${list.name} does not walk`, { cause: error });
    }
  }
  expect(rows).toBeGreaterThan(walks.length);
  recordLaw(task, {
    law: 'Every list and group list, in every order and both directions, gives each row once and in order, by several page sizes from both ends.',
    cases: walks.length,
    found: 'the group of all rows had no totalCount and no pages',
  });
});

it('takes a cursor in the list alone that it came from', async ({ task }) => {
  const cursors = new Map<string, { readonly cursor: string; readonly list: PagedList }>();
  // Lists of one field that differ in their orders alone are told apart by all; of other fields one order each stands for all.
  const distinct = new Map(lists.map((list) => [list.name, list]));
  for (const list of strided([...distinct.values()])) {
    const cursor = await firstCursor(database, list);
    if (cursor !== undefined) cursors.set(list.name, { cursor, list });
  }
  const others = new Map([...distinct.values()].map((list) => [list.field, list]));
  let tried = 0;
  for (const [name, { cursor, list }] of cursors) {
    expect([name, await codesFor(database, list, cursor, 'after')]).toEqual([name, []]);
    const siblings = [...cursors.values()]
      .map((each) => each.list)
      .filter(({ field }) => field === list.field);
    const at = siblings.indexOf(list);
    // The next orders and filters of the same field, and one far away; of each field one list tries all other fields.
    const near = [1, 2, Math.ceil(siblings.length / 2)].flatMap(
      (step) => siblings[(at + step) % siblings.length] ?? [],
    );
    for (const other of new Set([...near, ...(at === 0 ? others.values() : [])])) {
      if (isSame(other, list)) continue;
      tried += 1;
      const end = other.isConnection && tried % 2 === 0 ? 'before' : 'after';
      expect([name, other.name, await codesFor(database, other, cursor, end)]).toEqual([
        name,
        other.name,
        ['BAD_CURSOR'],
      ]);
    }
  }
  recordLaw(task, {
    law: 'Every cursor is refused by every list, order, direction, dimensions and owner but its own.',
    cases: tried,
    found:
      'cursors of the members, memberships, projects, histories and recorded parts of one record were taken by those of another; an empty list took any',
  });
});

const plain = ({ name }: PagedList) =>
  name.replace(/orderBy: \{ field: REF, direction: ASC \}/, '').replaceAll(/[ ,]/g, '');

/** Without an order a list is in one of those that can be asked for: upwards by reference, or by its keys. */
function isSame(a: PagedList, b: PagedList): boolean {
  return plain(a) === plain(b);
}
