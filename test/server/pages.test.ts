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

  test.each([
    ['/', 'the dashboard', '/dashboard/assets/'],
    ['/cities/330300', 'the dashboard', '/dashboard/assets/'],
    ['/graphql', 'GraphiQL', '/graphiql/assets/'],
  ])('%s shows a browser %s, and whatever it loads comes from here', async (path, _what, assets) => {
    const { status, headers, text } = await server.fetch(path, { headers: BROWSER });
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const loaded = Array.from(text.matchAll(/(?:src|href)="([^":]+)"/g), ([, address]) => address ?? '');
    expect(loaded.length).toBeGreaterThan(1);
    for (const address of loaded) {
      expect(address.startsWith(assets)).toBe(true);
      const file = await server.fetch(address);
      expect(file.status).toBe(200);
      expect(file.headers.get('cache-control')).toContain('immutable');
    }
  });

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
    ['gzip;q=0, br;q=0', null],
  ])('files come in a coding that is taken: %s', async (accepted, coding) => {
    const { text } = await server.fetch('/', { headers: BROWSER });
    const script = /src="([^"]+)"/.exec(text)?.[1] ?? '';
    const { status, headers } = await server.fetch(script, { headers: { 'accept-encoding': accepted } });
    expect(status).toBe(200);
    expect(headers.get('content-encoding')).toBe(coding);
    expect(headers.get('vary')).toContain('accept-encoding');
  });

  test('what is no screen is told as that, to browsers too', async () => {
    for (const path of ['/none', '/citiesx', '/dashboard/none.js'])
      expect(await server.fetch(path, { headers: BROWSER })).toMatchObject({
        status: 404,
        codes: ['NOT_FOUND'],
      });
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
