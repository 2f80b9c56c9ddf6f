import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { dataVersion } from '../../database/data-version.ts';
import type { Database } from '../../database/database.ts';
import type { PolicySet } from '../../policy/load.ts';
import { createContext } from '../../resolvers/context.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Identify } from '../identity.ts';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { describeList } from './description.ts';
import { type ExportRequest, readExportRequest } from './export-request.ts';
import { METADATA } from './formats.ts';
import { type ListQuery, listQueries } from './list-query.ts';
import { listRows } from './list-rows.ts';

/** What exports are made from. */
export interface ExportOptions {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly policies: PolicySet;
  readonly identify: Identify;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** Answers one request below /export/. It throws a Refusal where nothing can be exported. */
export type ExportEndpoint = (request: IncomingMessage, requestId: string) => Promise<Answer>;

/** To be raised with every change to what the files hold, so that no client keeps an old one. */
const REVISION = 1;

/** The codes by which the query says that it cannot be answered as it is. */
const CLIENT_CODES = ['BAD_ID', 'BAD_USER_INPUT'] as const;

/** Makes the exports of lists: the same question, rights and rows as the API's, as a file that is written while it is read. */
export function createExportEndpoint(options: ExportOptions): ExportEndpoint {
  const { schema, database, policies, identify, clock, log } = options;
  let queries: ReadonlyMap<string, ListQuery> | undefined;
  return async (request, requestId) => {
    const [path = '', ...search] = (request.url ?? '').split('?');
    const asked = readExportRequest((queries ??= listQueries(schema)), path, search.join('?'));
    const now = clock();
    const viewer = await identify(request.headers.authorization, now);
    const context = createContext({ database, policies, viewer, now });
    // Read before the first row: what is written meanwhile belongs to a later version, and is sent again.
    const version = await dataVersion(database);
    // What a file holds hangs on the rights of whoever asks.
    const { role, divisionCode, unitRef, scopes } = viewer;
    const rights = JSON.stringify([role, divisionCode, unitRef, scopes]);
    const etag = etagOf(asked, [version, context.today, rights]);
    const headers = { etag, vary: 'authorization', 'cache-control': 'private, no-cache' };
    if (isKnown(request.headers['if-none-match'], etag)) return { status: 304, headers, body: '' };

    const rows = listRows(schema, asked.query, asked.variables, context);
    const first = await firstBatch(rows);
    if (!asked.format) {
      const description = describeList(asked.query, {
        ...asked,
        url: asked.query.list.name + '.csv' + (asked.canonical && `?${asked.canonical}`),
        viewer,
        today: context.today,
        dataVersion: version,
      });
      return jsonAnswer(200, description, {
        ...headers,
        'content-type': 'application/csvm+json; charset=utf-8',
      });
    }
    const batches = (async function* () {
      if (first.done === true) return;
      yield first.value;
      yield* rows;
    })();
    const { list, columns } = asked.query;
    const file = asked.format.write({ name: list.name, columns, batches }, asked);
    return {
      status: 200,
      headers: {
        ...headers,
        'content-type': asked.format.contentType,
        'content-disposition': `attachment; filename="${asked.fileName}"`,
        link: `<${list.name}.${METADATA}${asked.canonical && `?${asked.canonical}`}>; rel="describedby"; type="application/csvm+json"`,
      },
      body: logged(file, (error) => log.error({ err: error, requestId }, 'an export broke off')),
    };
  };
}

/** The first batch comes before the head of the answer, so that what cannot be answered is refused and not cut off. */
async function firstBatch<Batch>(rows: AsyncGenerator<Batch>): Promise<IteratorResult<Batch>> {
  try {
    return await rows.next();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const code = CLIENT_CODES.find((known) => known === error.extensions['code']);
    throw code === undefined ? error : new Refusal(code, 400, error.message);
  }
}

async function* logged<Chunk>(
  chunks: AsyncIterable<Chunk>,
  onFailure: (error: unknown) => void,
): AsyncGenerator<Chunk> {
  try {
    yield* chunks;
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

/** A weak validator: a file is read page by page, so its bytes are promised only to say the same. */
function etagOf({ fileName, canonical }: ExportRequest, circumstances: readonly string[]): string {
  const parts = JSON.stringify([REVISION, fileName, canonical, ...circumstances]);
  return `W/"${createHash('sha256').update(parts).digest('base64url').slice(0, 27)}"`;
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = etag.replace('W/', '');
  return (ifNoneMatch ?? '')
    .split(',')
    .map((known) => known.trim())
    .some((known) => known === '*' || known.replace(/^W\//, '') === opaque);
}
