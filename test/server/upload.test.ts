import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { createApiKey } from '../../src/server/api-keys.ts';
import { filledForm } from '../exchange/form/workbooks.ts';
import { ADMIN_KEY, type Reply, startTestServer, type TestServer } from './test-server.ts';

const READ = `mutation ($file: Upload!) { readApplicationForm(file: $file) {
  policy applications { form missing { path } } problems { severity sheet cell code message(locale: ZH) } } }`;
const OPERATIONS = JSON.stringify({ query: READ, variables: { file: null } });
const MAP = JSON.stringify({ '0': ['variables.file'] });
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };
const PREFLIGHT = { 'apollo-require-preflight': 'true' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await loadReferenceRows(server.database);
});
afterAll(() => server.stop());

/** Sends a form of parts, as a browser would. */
function send(
  parts: readonly (readonly [name: string, value: string | Uint8Array])[],
  headers: Record<string, string> = { ...ADMINISTRATOR, ...PREFLIGHT },
): Promise<Reply> {
  const body = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new Blob([new Uint8Array(value)]), 'form.xlsx');
  }
  return server.fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', ...headers },
    body,
  });
}

const upload = (file: Uint8Array, headers?: Record<string, string>) =>
  send(
    [
      ['operations', OPERATIONS],
      ['map', MAP],
      ['0', file],
    ],
    headers,
  );

describe('a form sent with a request', () => {
  it('is read into the document of an application', async () => {
    const { status, codes, data } = await upload(await filledForm());
    expect([status, codes]).toEqual([200, []]);
    expect(data).toMatchObject({
      readApplicationForm: {
        policy: 'wenzhou-2025',
        problems: [],
        applications: [
          { missing: [], form: { consortium: { name: '温州市样例储能变流器创新联合体' }, projects: [{}] } },
        ],
      },
    });
  });

  it('that is none is refused in words, and nothing is drafted', async () => {
    const { data } = await upload(Buffer.from('not a workbook'));
    expect(data).toMatchObject({
      readApplicationForm: {
        policy: null,
        applications: [],
        problems: [
          {
            severity: 'ERROR',
            sheet: null,
            code: 'NOT_A_WORKBOOK',
            message: expect.stringContaining('.xlsx'),
          },
        ],
      },
    });
  });

  it('needs a header that a page of another site cannot send', async () => {
    const { status, codes } = await upload(await filledForm(), ADMINISTRATOR);
    expect([status, codes]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']]);
    const crossSite = { ...ADMINISTRATOR, ...PREFLIGHT, 'sec-fetch-site': 'cross-site' };
    expect((await upload(await filledForm(), crossSite)).codes).toEqual(['CROSS_SITE_REQUEST']);
  });

  it('is not even read of whoever may send no mutation', async () => {
    const large = Buffer.alloc(4_000_000);
    expect((await upload(large, PREFLIGHT)).codes).toEqual(['UNAUTHENTICATED']);
    const analyst = await createApiKey(server.database, {
      name: 'statistics office',
      role: 'ANALYST',
      expiresAt: null,
    });
    const asAnalyst = { ...PREFLIGHT, authorization: `Bearer ${analyst}` };
    expect((await upload(await filledForm(), asAnalyst)).codes).toEqual(['FORBIDDEN']);
  });

  it('is one file of at most 5 MB', async () => {
    const tooLarge = await upload(Buffer.alloc(5_050_000));
    expect([tooLarge.status, tooLarge.codes]).toEqual([413, ['BODY_TOO_LARGE']]);
    const two = await send([
      ['operations', OPERATIONS],
      ['map', MAP],
      ['0', Buffer.from('a')],
      ['1', Buffer.from('b')],
    ]);
    expect([two.status, two.codes]).toEqual([400, ['BAD_REQUEST']]);
  });

  it.each([
    ['no operation', [['map', MAP]]],
    ['no map', [['operations', OPERATIONS]]],
    [
      'a map to nothing',
      [
        ['operations', OPERATIONS],
        ['map', '{}'],
      ],
    ],
    [
      'a map into an object',
      [
        ['operations', OPERATIONS],
        ['map', '{"0":["variables.__proto__.file"]}'],
      ],
    ],
    [
      'a list of operations',
      [
        ['operations', `[${OPERATIONS}]`],
        ['map', MAP],
      ],
    ],
  ] as const)('is no request with %s', async (_, parts) => {
    const { status } = await send([...parts, ['0', Buffer.from('a')]]);
    expect(status).toBe(400);
  });

  it('is a part of a request, never a value of JSON', async () => {
    const { codes } = await server.post({ query: READ, variables: { file: 'form.xlsx' } }, ADMINISTRATOR);
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});
