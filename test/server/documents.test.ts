import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createTestDatabase } from '../test-database.ts';
import { redisUnderTest } from '../redis-under-test.ts';
import { ADMIN_KEY, serve } from './test-server.ts';

const STRICT = { accept: 'application/graphql-response+json' };
const PLACE = 'query Place($code: DivisionCode!) { division(code: $code) { code } }';
/** Deeper than strangers may write. */
const DEEP = `{ divisions(parent: "none") { ${'parent { '.repeat(20)}code${' }'.repeat(20)} } }`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } });

let database: Database;
let drop: () => Promise<void>;
let folder: string;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  folder = await mkdtemp(join(tmpdir(), 'atlas-documents-'));
});
afterAll(async () => {
  await drop();
  await rm(folder, { recursive: true });
});

async function start(config: Parameters<typeof serve>[1] = {}) {
  const service = await serve(database, config);
  onTestFinished(() => service.stop());
  return service;
}

async function manifestOf(content: unknown): Promise<string> {
  const path = join(folder, `${randomUUID()}.json`);
  await writeFile(path, JSON.stringify(content));
  return path;
}

describe('automatic persisted queries', () => {
  it('are asked for once, and then known by their hash', async () => {
    const { post, fetch } = await start();
    const variables = { code: '330300' };
    const unknown = await post({ extensions: persisted(PLACE), variables }, STRICT);
    expect(unknown).toMatchObject({ status: 400, codes: ['PERSISTED_QUERY_NOT_FOUND'] });
    expect(unknown.messages).toEqual(['PersistedQueryNotFound']);
    expect((await post({ query: PLACE, extensions: persisted(PLACE), variables })).codes).toEqual([]);
    expect((await post({ extensions: persisted(PLACE), variables })).data).toEqual({ division: null });
    const search = new URLSearchParams({
      extensions: JSON.stringify(persisted(PLACE)),
      variables: JSON.stringify(variables),
    });
    expect((await fetch(`/graphql?${search.toString()}`)).data).toEqual({ division: null });
  });

  it('are refused under the hash of another document', async () => {
    const { post } = await start();
    const wrong = { query: '{ __typename }', extensions: persisted(PLACE) };
    expect((await post(wrong, STRICT)).codes).toEqual(['BAD_REQUEST']);
    const malformed = { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } };
    expect(await post(malformed)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('pass the limits that hold for every document', async () => {
    const { post } = await start();
    expect((await post({ query: DEEP, extensions: persisted(DEEP) })).codes).toEqual(['TOO_DEEP']);
    expect((await post({ extensions: persisted(DEEP) })).codes).toEqual(['TOO_DEEP']);
  });

  it.each(redisUnderTest())('are known to all instances that share a Redis', async (redisUrl) => {
    const [one, other] = [await start({ redisUrl }), await start({ redisUrl })];
    const query = `{ __typename } # ${randomUUID()}`;
    await one.post({ query, extensions: persisted(query) });
    expect((await other.post({ extensions: persisted(query) })).data).toEqual({ __typename: 'Query' });
  });
});

describe('trusted documents', () => {
  it('run by their ids, and beyond the limits on what strangers write', async () => {
    const { post } = await start({ trustedDocuments: await manifestOf({ place: PLACE, deep: DEEP }) });
    const variables = { code: '330300' };
    expect((await post({ documentId: 'place', variables })).data).toEqual({ division: null });
    expect((await post({ documentId: 'deep' })).data).toEqual({ divisions: [] });
    expect((await post({ query: DEEP })).data).toEqual({ divisions: [] });
    expect((await post({ query: `${DEEP} ` })).codes).toEqual(['TOO_DEEP']);
    expect((await post({ documentId: 'other' }, STRICT)).codes).toEqual(['UNKNOWN_DOCUMENT']);
  });

  it('come from the manifests of Apollo’s tools too', async () => {
    const id = hashOf(PLACE);
    const trustedDocuments = await manifestOf({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id, name: 'Place', type: 'query', body: PLACE }],
    });
    const { post } = await start({ trustedDocuments });
    const asked = await post({ extensions: persisted(PLACE), variables: { code: '330300' } });
    expect(asked.data).toEqual({ division: null });
  });

  it('are all that is answered where nothing else is allowed, but to administrators', async () => {
    const { post } = await start({ trustedDocuments: await manifestOf({ place: PLACE }), trustedOnly: true });
    const query = '{ __typename }';
    expect((await post({ query }, STRICT)).codes).toEqual(['DOCUMENT_NOT_TRUSTED']);
    expect((await post({ query, extensions: persisted(query) }, STRICT)).codes).toEqual([
      'DOCUMENT_NOT_TRUSTED',
    ]);
    expect((await post({ query: PLACE, variables: { code: '1' } })).data).toEqual({ division: null });
    const authorization = `Bearer ${ADMIN_KEY}`;
    expect((await post({ query }, { authorization })).data).toEqual({ __typename: 'Query' });
  });

  it.each([
    ['is no JSON object', ['a'], /must be an object/],
    ['holds what the schema has not', { old: '{ nothing }' }, /"old".*nothing/],
  ])('keep the service from starting where the manifest %s', async (_, content, words) => {
    await expect(start({ trustedDocuments: await manifestOf(content) })).rejects.toThrow(words);
  });
});
