import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createGraph, refusals } from './ask.ts';
import { type List, pageOf } from './paging.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const BY_NAME: List = { query: '{ page: consortia(ARGS, orderBy: { field: NAME }) PAGE }', node: 'ref' };

async function cursorOf(list: List): Promise<string> {
  const { edges } = await pageOf(database, list, 'first: 1');
  return edges[0]?.cursor ?? '';
}

async function codesFor(cursor: string, query = BY_NAME.query): Promise<unknown> {
  const codes: unknown[] = [];
  for (const argument of ['after', 'before']) {
    const source = query
      .replace('ARGS', `${argument}: ${JSON.stringify(cursor)}`)
      .replace('PAGE', '{ edges { cursor } }');
    codes.push(...(await refusals(database, source)));
  }
  return codes;
}

const REFUSED = ['BAD_CURSOR', 'BAD_CURSOR'];

/** A text as a cursor would have it, of whatever it is, with the checksum before its last bracket. */
function withChecksum(text: string): string {
  return Buffer.from(`${text.slice(0, -1)},${crc32(text)}]`).toString('base64url');
}

describe('a cursor is refused', () => {
  it.each([
    '',
    ' ',
    'garbage',
    '%%%%',
    '游标',
    'null',
    '0',
    Buffer.from('null').toString('base64url'),
    Buffer.from('[]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["consortium name","A","1"]').toString('base64url'),
    Buffer.from('[[[[[[').toString('base64url'),
    withChecksum('nonsense]'),
    withChecksum('{"order":"consortium name up"}]'),
    withChecksum('[ "consortium name up","A","1"]'),
    'A'.repeat(5000),
  ])('that no answer gave: %s', async (cursor) => {
    expect(await codesFor(cursor)).toEqual(REFUSED);
  });

  it('of another list', async () => {
    const lists: List[] = [
      { query: '{ page: units(ARGS, orderBy: { field: NAME }) PAGE }', node: 'ref' },
      { query: '{ page: projects(ARGS) PAGE }', node: 'ref' },
      { query: '{ parent: consortium(ref: "LOCAL:con-a") { page: members(ARGS) PAGE } }', node: 'role' },
    ];
    for (const list of lists) expect(await codesFor(await cursorOf(list))).toEqual(REFUSED);
  });

  it('of another order, or of the other direction', async () => {
    const orders = [
      '{ field: REF }',
      '{ field: MEMBER_COUNT }',
      '{ field: RD_INTENSITY }',
      '{ field: NAME, direction: DESC }',
    ];
    for (const order of orders) {
      const cursor = await cursorOf({
        query: `{ page: consortia(ARGS, orderBy: ${order}) PAGE }`,
        node: 'ref',
      });
      expect({ order, codes: await codesFor(cursor) }).toEqual({ order, codes: REFUSED });
    }
  });

  it('that was cut short, lengthened or changed in any one character', async () => {
    const cursor = await cursorOf(BY_NAME);
    expect(await codesFor(cursor)).toEqual([]);
    const changed = [
      cursor.slice(0, -1),
      `${cursor}A`,
      `${cursor}=`,
      ` ${cursor}`,
      cursor.toLowerCase(),
      ...Array.from(cursor, (character, at) => {
        const other = character === 'A' ? 'B' : 'A';
        return cursor.slice(0, at) + other + cursor.slice(at + 1);
      }),
    ];
    for (const other of changed) {
      expect({ other, codes: await codesFor(other) }).toEqual({ other, codes: REFUSED });
    }
  });
});

describe('a cursor is taken', () => {
  it('with another filter and another size, for it is a place in an order', async () => {
    const cursor = await cursorOf(BY_NAME);
    expect(
      await codesFor(
        cursor,
        '{ page: consortia(ARGS, first: 1, filter: { tiers: [COUNTY] }, orderBy: { field: NAME }) PAGE }',
      ),
    ).toEqual([]);
  });
});
