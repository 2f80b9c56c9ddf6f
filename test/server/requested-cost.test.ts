import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answerSize, renamedCost, requestedCost } from '../../src/server/limits/cost.ts';
import { secondsToReset } from '../../src/server/limits/rate.ts';
import { schema } from '../graph/ask.ts';

function costOf(
  query: string,
  { operation, variables = {} }: { operation?: string | null; variables?: object } = {},
) {
  return requestedCost(schema, parse(query), operation, { ...variables }).points;
}

/** What is asked of leads may cost, under their own name or another. */
function costOfLeads(name: string) {
  const query = `{ consortia(first: 9) { nodes { ${name}lead { ref } } } }`;
  return requestedCost(schema, parse(query), undefined, {});
}

/** What is asked of groups of projects may cost beside their counts. */
function costOfGroups(first: number, names: string): number {
  const groups = (parts: string) =>
    costOf(`{ projectStatistics(groupBy: [CITY], first: ${first}) { nodes { ${parts} } } }`);
  return groups(names) - groups('count');
}

/** Looking for a page, and the page. */
const PAGE = 2;

describe('what an operation may cost at most', () => {
  it.each([
    ['a full page, where no size is said', '{ consortia { nodes { ref } } }', PAGE + 100],
    ['a page from its beginning', '{ consortia(first: 7) { nodes { ref } } }', PAGE + 7],
    ['a page from its end', '{ consortia(last: 7) { nodes { ref } } }', PAGE + 7],
    [
      'a page that is too large, of which no part is fetched',
      '{ consortia(first: 999) { nodes { ref } } }',
      PAGE + 100,
    ],
    [
      'a page of nothing, which is a page still',
      '{ consortia(first: 0) { pageInfo { hasNextPage } } }',
      PAGE + 1,
    ],
    ['edges, each with its row', '{ consortia(first: 7) { edges { node { ref } } } }', PAGE + 7 * (1 + 2)],
    ['rows and edges together', '{ consortia(first: 7) { nodes { ref } edges { cursor } } }', PAGE + 7 * 2],
    ['records by ids: looking for each', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3 * 5 + 1 + 3],
    ['a list without a size', '{ policies { key } }', 1 + 10],
    ['a single object', '{ unit(ref: "LOCAL:u") { name } }', 1 + 1],
    ['figures alone', '{ __typename }', 0],
  ])('%s', (_what, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });

  it('tells of a refused field what telling that costs, and of computing what it costs', () => {
    const names = costOf('{ consortia(first: 10) { nodes { ref } } }');
    expect(costOf('{ consortia(first: 10) { nodes { ref lead { legalRepresentative } } } }')).toBe(
      names + 10 * (2 + 15),
    );
    expect(costOf('{ consortia(first: 10) { nodes { ref platforms { ref } } } }')).toBe(
      names + 10 * (20 + 1 + 10),
    );
  });

  it('tells what is computed once for all groups once for each place of the document', () => {
    const days = 'series(days: ["2025-01-01", "2025-01-02", "2025-01-02"]) { count }';
    expect(costOfGroups(1, days)).toBe(2 * 400 + 1 + 3);
    expect(costOfGroups(50, days)).toBe(2 * 400 + 50 * (1 + 3));
    expect(costOfGroups(50, `${days} again: ${days}`)).toBe(2 * costOfGroups(50, days) + 50);
  });

  it('is that of the operation that is named, and of none of the others', () => {
    const document =
      'query A { consortia(first: 1) { nodes { ref } } } query B($n: Int!) { consortia(first: $n) { nodes { ref } } }';
    expect(costOf(document, { operation: 'A' })).toBe(PAGE + 1);
    expect(costOf(document, { operation: 'B', variables: { n: 9 } })).toBe(PAGE + 9);
    expect(costOf('{ consortia(first: 1) { nodes { ref } } }', { operation: null })).toBe(PAGE + 1);
  });
});

describe('what is asked for under names of its own', () => {
  const NAMES = '{ consortia(first: 50) { nodes { ref a: name b: name edges: lead { c: ref } } } }';
  const requested = () => requestedCost(schema, parse(NAMES), undefined, {});

  it('costs fifty points more for each object in the document, however many rows there are', () => {
    expect(costOfLeads('a: ').points).toBe(costOfLeads('').points + 50);
    expect(costOfLeads('a: ').fixed).toBe(50);
    expect(requestedCost(schema, parse('{ a: unit(ref: "LOCAL:u") { ref } }'), undefined, {}).fixed).toBe(0);
  });

  it('may cost a tenth of an object for each value, as often as it may come', () => {
    expect(requested().renamed).toBe(50 * 3);
    expect(requested().points).toBe(costOf(NAMES.replaceAll(/(?:[abc]|edges): /g, '')) + 15 + 50);
  });

  it('cost no more than there are values in the answer', () => {
    const node = { ref: 'r', a: 'n', b: 'n', edges: { c: 'u' } };
    const answer = (rows: number) => ({ consortia: { nodes: Array.from({ length: rows }, () => node) } });
    expect(renamedCost(requested(), answerSize(answer(50)))).toBe(15);
    expect(renamedCost(requested(), answerSize(answer(2)))).toBe(2);
    expect(renamedCost(requested(), answerSize(null))).toBe(0);
  });
});

it('an answer has the objects in it, lists and values left out, and itself too, and what they hold under a name', () => {
  const answer = { page: { rows: [{ name: 'a', parts: [{}, {}] }, null, { one: { two: 2 } }] } };
  expect(answerSize(answer)).toEqual({ objects: 6, entries: 6 });
  expect(answerSize({})).toEqual({ objects: 0, entries: 0 });
  expect(answerSize(null)).toEqual({ objects: 0, entries: 0 });
});

it('whoever has spent all is told the whole seconds to wait, one at least', () => {
  const now = new Date('2025-07-01T00:00:00Z');
  const after = (milliseconds: number) => ({
    limit: 1,
    remaining: 0,
    resetAt: new Date(now.getTime() + milliseconds),
  });
  expect([30_000, 29_001, 1, 0, -5].map((wait) => secondsToReset(after(wait), now))).toEqual([
    30, 30, 1, 1, 1,
  ]);
});
