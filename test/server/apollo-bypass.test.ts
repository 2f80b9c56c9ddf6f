import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createGraph } from '../graph/ask.ts';
import { type Reply, serve, type TestService } from './test-server.ts';

const LIMITS = { operation: 60, publicPerMinute: 20_000, keyPerMinute: 40_000 };

/** Enough for two answers and not for three. */
const BUDGET = 18;

const DOCUMENT = `
  query Page($first: Int!, $after: String) {
    consortia(first: $first, after: $after) { nodes { ref lead { name } } pageInfo { endCursor } }
  }
  query People($first: Int!) { consortia(first: $first) { nodes { teamMembers { name } } } }
  mutation Decide($input: RecordComplianceDecisionInput!) {
    recordComplianceDecision(input: $input) { userErrors { code } }
  }
`;
const PAGE = { query: DOCUMENT, operationName: 'Page', variables: { first: 2 } };

/** What a service sends, but for what is another with every request or with those before it. */
function sent({ status, headers, text }: Reply) {
  const told = Object.fromEntries(headers);
  delete told['date'];
  delete told['x-request-id'];
  return {
    status,
    text: text
      // What was computed for a kept answer is not paid for again.
      .replace(/"actual":\d+/, '')
      .replace(/"remaining":\d+,"resetAt":"[^"]+"/, '')
      .replaceAll(/request id [\w-]+/g, '')
      // Of the time that a client is told to wait.
      .replaceAll(/in \d+ s,/g, ''),
    headers: told,
  };
}

describe('a question in a document that was asked before', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
  });
  afterAll(() => drop());

  async function start(config: Parameters<typeof serve>[1] = {}): Promise<TestService> {
    const service = await serve(database, { limits: LIMITS, ...config });
    onTestFinished(() => service.stop());
    return service;
  }

  it.each([
    ['the same', PAGE],
    ['other variables', { ...PAGE, variables: { first: 1, after: null } }],
    ['what is resolved, with a notice', { ...PAGE, operationName: 'People' }],
    ['another operation of it, which changes something', { ...PAGE, operationName: 'Decide' }],
    ['an operation that is not there', { ...PAGE, operationName: 'Nothing' }],
    ['no operation named, though there are several', { query: DOCUMENT, variables: { first: 2 } }],
    ['a variable that is missing', { ...PAGE, variables: {} }],
    ['a variable of another type', { ...PAGE, variables: { first: 'two' } }],
    ['no variables', { query: DOCUMENT, operationName: 'Page', variables: null }],
    ['a page that is too large', { ...PAGE, variables: { first: 101 } }],
    ['a page that costs too much', { ...PAGE, variables: { first: 50 } }],
    ['a cursor that is none', { ...PAGE, variables: { first: 2, after: 'nothing' } }],
  ])('is answered as in a document that is new: %s', async (_case, question) => {
    const [known, fresh] = [await start(), await start()];
    expect((await known.post(PAGE)).data).toHaveProperty('consortia');
    await known.post({ ...PAGE, operationName: 'People' });
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const expected = await fresh.post(question, { accept });
      expect(sent(await known.post(question, { accept }))).toEqual(sent(expected));
      // From the second time on it may be kept.
      await known.post(question, { accept });
      expect(sent(await known.post(question, { accept }))).toEqual(sent(expected));
    }
  });

  it('is paid for once, and refused when nothing is left', async () => {
    const service = await start({ limits: { ...LIMITS, publicPerMinute: BUDGET } });
    const answers: Reply[] = [];
    for (let count = 0; count < 4; count += 1) answers.push(await service.post(PAGE));
    const left = answers.map(({ text }) => Number(/"remaining":(\d+)/.exec(text)?.[1]));
    // The page, two consortia and the leads that they have, once for each answer.
    const [first = 0, second = 0] = left;
    const price = BUDGET - first;
    expect(price).toBeGreaterThan(0);
    expect(second).toBe(BUDGET - 2 * price);
    expect(answers.map(({ codes }) => codes)).toEqual([[], [], ['RATE_LIMITED'], ['RATE_LIMITED']]);
    expect(answers.at(-1)?.status).toBe(429);
  });

  it('is counted under the name of its operation, and refused to whoever may not ask it', async () => {
    const service = await start();
    await service.post(PAGE);
    await service.post(PAGE);
    const { text } = await service.fetch('/metrics');
    expect(text).toMatch(/^atlas_request_seconds_count\{operation="Page",status="200"\} 2$/m);
    const refused = await service.post({ ...PAGE, operationName: 'Decide' });
    expect(refused.codes).toEqual(['UNAUTHENTICATED']);
  });
});
