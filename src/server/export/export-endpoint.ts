import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { DatasetTooLargeError } from '../../exchange/export-formats/json-stat.ts';
import { dataVersion } from '../../database/data-version.ts';
import type { PolicySet } from '../../policy/load.ts';
import { createContext } from '../../resolvers/request/context.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { clientOf } from '../http/client-address.ts';
import type { Identify } from '../identity.ts';
import type { Charge } from '../limits/charge.ts';
import type { Logger } from '../log.ts';
import { RefusedError } from '../http/refusal.ts';
import type { RequestDatabases } from '../request-database.ts';
import { accountOf, describeList } from './description.ts';
import { type ExportRequest, readExportRequest, refuseNumbers } from './export-request.ts';
import { METADATA } from './formats.ts';
import { listRows } from './list-rows.ts';

/** What exports are made from. */
export interface ExportOptions {
  readonly schema: GraphQLSchema;
  readonly databases: RequestDatabases;
  /** How many proxies of our own stand before the server. */
  readonly proxies: number;
  readonly policies: PolicySet;
  readonly identify: Identify;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly charge: Charge;
}

/** Answers one request below /export/. It throws a RefusedError where nothing can be exported. */
export type ExportEndpoint = (request: IncomingMessage, requestId: string) => Promise<Answer>;

/** What an export costs, in points: so many objects as ten full pages, whatever comes of it. */
const EXPORT_COST = 1000;

/** To be raised with every change to what the files hold, so that no client keeps an old one. */
const REVISION = 3;

/** The codes by which the query says that it cannot be answered as it is, or not to whoever asks. */
const CLIENT_CODES = [
  ['BAD_ID', 400],
  ['BAD_USER_INPUT', 400],
  ['UNKNOWN_DIVISION', 400],
  ['UNKNOWN_POLICY', 400],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
] as const;

/** Makes the exports of lists and statistics: the same question, rights and rows as the API's, as a file that is written while it is read. */
export function createExportEndpoint(options: ExportOptions): ExportEndpoint {
  const { schema, databases, proxies, policies, identify, clock, log, charge } = options;
  return async (request, requestId) => {
    const [path = '', ...search] = (request.url ?? '').split('?');
    const asked = readExportRequest(schema, path, search.join('?'));
    const now = clock();
    const viewer = await identify(request.headers.authorization, now);
    await charge(request, viewer, EXPORT_COST, now);
    refuseNumbers(asked, viewer);
    const database = await databases.forReading(clientOf(request, viewer, proxies));
    const context = createContext({ database, policies, viewer, now, requestId });
    // Read before the first row: what is written meanwhile belongs to a later version, and is sent again.
    const version = await dataVersion(database);
    // What a file holds hangs on the rights of whoever asks.
    const { role, divisionCode, unitRef, scopes } = viewer;
    const rights = JSON.stringify([role, divisionCode, unitRef, scopes]);
    const etag = etagOf(asked, [version, context.today, rights]);
    // Numbers of people are kept by nobody on the way, and each look at them is a look anew.
    const headers: Answer['headers'] = asked.queryWithoutNumbers
      ? { vary: 'authorization', 'cache-control': 'private, no-store' }
      : { etag, vary: 'authorization', 'cache-control': 'private, no-cache' };
    if (!asked.queryWithoutNumbers && isKnown(request.headers['if-none-match'], etag)) {
      return { status: 304, headers, body: '' };
    }

    const showsRows = asked.format !== undefined && request.method !== 'HEAD';
    const query = showsRows ? asked.query : (asked.queryWithoutNumbers ?? asked.query);
    const batches = await begun(listRows(schema, query, asked.variables, context));
    const circumstances = { ...asked, viewer, today: context.today, dataVersion: version };
    if (!asked.format) {
      const url = asked.query.list.name + '.csv' + (asked.canonical && `?${asked.canonical}`);
      const description = describeList(asked.query, url, circumstances);
      return jsonAnswer(200, description, {
        ...headers,
        'content-type': 'application/csvm+json; charset=utf-8',
      });
    }
    const { list, columns } = asked.query;
    const account = accountOf(asked.query, circumstances);
    const written = asked.format.write({ name: list.name, columns, batches }, { ...asked, account });
    // Whether a cube holds all is known once all rows are read.
    const file = asked.format.isCube ? await begun(written) : written;
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

/** What comes first comes before the head of the answer, so that what cannot be answered is refused and not cut off. */
async function begun<Part>(parts: AsyncIterable<Part>): Promise<AsyncGenerator<Part>> {
  const iterator = parts[Symbol.asyncIterator]();
  const first = await iterator.next().catch((error: unknown) => {
    throw asRefusal(error);
  });
  return (async function* () {
    try {
      for (let part = first; part.done !== true; part = await iterator.next()) yield part.value;
    } finally {
      await iterator.return?.();
    }
  })();
}

/** What goes wrong because of what was asked is a refusal; anything else stays what it is. */
function asRefusal(error: unknown): unknown {
  if (error instanceof DatasetTooLargeError) return new RefusedError('BAD_USER_INPUT', 400, error.message);
  if (!(error instanceof GraphQLError)) return error;
  const [code, status] = CLIENT_CODES.find(([known]) => known === error.extensions['code']) ?? [];
  return code === undefined || status === undefined ? error : new RefusedError(code, status, error.message);
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
