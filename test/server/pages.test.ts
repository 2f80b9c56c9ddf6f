import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema as schemaOf, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchema } from '../../src/schema/schema.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const EXAMPLES = join(import.meta.dirname, '../../web/graphiql/examples');
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('in development', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  test('/ says what this is and leads to GraphiQL', async () => {
    const { status, text } = await server.fetch('/', { headers: BROWSER });
    expect(status).toBe(200);
    expect(text).toContain('innovation consortia');
    expect(text).toContain('href="/graphql"');
  });

  test('/graphql shows a browser GraphiQL, and whatever it loads comes from here', async () => {
    const { status, headers, text } = await server.fetch('/graphql', { headers: BROWSER });
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const loaded = Array.from(text.matchAll(/(?:src|href)="([^":]+)"/g), ([, address]) => address ?? '');
    expect(loaded.length).toBeGreaterThan(1);
    for (const address of loaded) {
      expect(address).toMatch(/^\/graphiql\/assets\//);
      const file = await server.fetch(address);
      expect(file.status).toBe(200);
      expect(file.headers.get('cache-control')).toContain('immutable');
    }
  });

  test('a program that opens /graphql gets JSON', async () => {
    for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5']) {
      const answer = await server.fetch('/graphql?query={__typename}', { headers: { accept } });
      expect(answer).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    }
  });

  test('/schema.graphql is the schema', async () => {
    const { headers, text } = await server.fetch('/schema.graphql');
    expect(headers.get('content-type')).toContain('graphql');
    expect(schemaOf(text).getType('Consortium')).toBeDefined();
  });

  test('HEAD gets the head alone', async () => {
    const { status, headers, text } = await server.fetch('/', { method: 'HEAD' });
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(Number(headers.get('content-length'))).toBeGreaterThan(500);
  });
});

describe('where GraphiQL is off', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ graphiql: false });
  });
  afterAll(() => server.stop());

  test('a browser gets no page and no files of it', async () => {
    expect((await server.fetch('/', { headers: BROWSER })).text).not.toContain('GraphiQL');
    expect(await server.fetch('/graphql', { headers: BROWSER })).toMatchObject({
      status: 400,
      codes: ['BAD_REQUEST'],
    });
    expect(await server.fetch('/graphiql/index.html')).toMatchObject({ status: 404 });
  });
});

const examples = (await readdir(EXAMPLES)).filter((file) => file.endsWith('.graphql'));

test.each(examples)('the example %s is valid against the schema', async (file) => {
  const document = parse(await readFile(join(EXAMPLES, file), 'utf8'));
  expect(validate(buildSchema(), document)).toEqual([]);
});
