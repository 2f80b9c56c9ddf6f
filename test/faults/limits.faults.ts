import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AbuseCase,
  head,
  post as sendDocument,
  postBody,
  raw,
  request,
  times,
} from '../abuse/abuse-case.ts';
import { isGood, post, untilGood } from './asking.ts';
import { type EmbeddedService, startEmbedded } from './embedded-service.ts';
import { noteRow } from './row.ts';

const RECOVERY_MS = 2000;
const HEALTH_QUERY = '{ units(first: 1) { nodes { name } } }';
/** Statuses are told with this type alone. */
const STRICT = { accept: 'application/graphql-response+json' };
const POINTS = 30_000;

let service: EmbeddedService;
beforeAll(async () => {
  service = await startEmbedded({
    ATLAS_PUBLIC_POINTS: String(POINTS),
    ATLAS_OPERATION_COST: '20000',
    ATLAS_RECEIVE_LIMIT: '1000',
  });
});
afterAll(() => service.remove());

const document = (query: string) => sendDocument(query, undefined, STRICT);
const nested = (levels: number) =>
  `{ division(code: "330300") { ${'parent { '.repeat(levels - 2)} name ${'} '.repeat(levels - 2)} } }`;

/** A limit with something just past it. */
type LimitCase = Pick<AbuseCase, 'name' | 'send' | 'expected'>;
const LIMITS: readonly LimitCase[] = [
  {
    name: 'Body: 100 kB and one byte (limit 102,400 bytes)',
    send: postBody(JSON.stringify({ query: '{ __typename }' }).padEnd(102_401), STRICT),
    expected: { status: 413, codes: ['BODY_TOO_LARGE'] },
  },
  {
    name: 'Head: 64 kB of headers (limit 16 kB)',
    send: raw([head([`X-Large: ${'x'.repeat(65_536)}`])]),
    expected: { status: 431, codes: ['HEADERS_TOO_LARGE'] },
  },
  {
    name: 'Tokens: 5,001 (limit 5,000)',
    send: document(`{ ${times(4999, () => 'a')} }`),
    expected: { status: 400, codes: ['TOO_MANY_TOKENS'] },
  },
  {
    name: 'Depth: 17 levels (limit 16)',
    send: document(nested(17)),
    expected: { status: 400, codes: ['TOO_DEEP'] },
  },
  {
    name: 'Aliases: 101 (limit 100)',
    send: document(`{ division(code: "1") { ${times(101, (n) => `a${n}: name`)} } }`),
    expected: { status: 400, codes: ['TOO_MANY_ALIASES'] },
  },
  {
    name: 'Root fields: 21 (limit 20)',
    send: document(`{ ${times(21, (n) => `a${n}: __typename`)} }`),
    expected: { status: 400, codes: ['TOO_MANY_ROOT_FIELDS'] },
  },
  {
    name: 'Directives: 101 (limit 100)',
    send: document(`{ __typename ${times(101, () => '@include(if: true)')} }`),
    expected: { status: 400, codes: ['TOO_MANY_DIRECTIVES'] },
  },
  {
    name: 'Fields: 2,001, fragments counted where they are spread (limit 2,000)',
    send: document(`{ division(code: "1") { ${times(2000, () => 'name')} } }`),
    expected: { status: 400, codes: ['TOO_MANY_FIELDS'] },
  },
  {
    name: 'Page: first: 101 (limit 100)',
    send: document('{ units(first: 101) { nodes { name } } }'),
    expected: { status: 200, codes: ['BAD_USER_INPUT'] },
  },
  {
    name: 'Cost: an operation of 1,000,000 objects and more (limit here 20,000)',
    send: document(
      '{ consortia { nodes { members { nodes { unit { memberships { nodes { task } } } } } } } }',
    ),
    expected: { status: 400, codes: ['TOO_COSTLY'] },
  },
  {
    name: 'Batch: two operations in an array (limit one)',
    send: postBody(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]), STRICT),
    expected: { status: 400, codes: ['BATCHING_NOT_SUPPORTED'] },
  },
  {
    name: 'Method: a mutation by GET',
    send: request({ method: 'GET', path: `/graphql?query=${encodeURIComponent('mutation { __typename }')}` }),
    expected: { status: 405, codes: ['METHOD_NOT_ALLOWED'] },
  },
  {
    name: 'Receiving: a body of which a byte comes every 200 ms (limit here 1 s)',
    send: raw(
      [
        head(['Content-Type: application/json', 'Content-Length: 100']),
        ...Array.from('{"query":"{ __typename }"}'),
      ],
      {
        pause: 200,
      },
    ),
    expected: { status: 408, codes: ['REQUEST_TIMEOUT'] },
  },
];

const recovered = () => untilGood(async () => isGood(await post(service.url, HEALTH_QUERY)), RECOVERY_MS);

describe('limits', () => {
  it.for(LIMITS.map((limit): [string, LimitCase] => [limit.name, limit]))(
    '%s',
    async ([name, { send, expected: wanted }], { task }) => {
      const { status, codes } = await send(service.url);
      expect({ status, codes }).toEqual(wanted);
      noteRow(task, {
        kind: 'limit',
        sent: name,
        came: [status, ...codes].join(' '),
        recovery: await recovered(),
      });
    },
  );

  it('Rate: more than an address may spend in a minute', async ({ task }) => {
    const query = '{ units(first: 100) { nodes { ref name memberships(first: 50) { nodes { task } } } } }';
    let sent = 0;
    let reply = await post(service.url, query);
    while (isGood(reply) && sent < 200) {
      reply = await post(service.url, query);
      sent += 1;
    }
    expect(reply).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    const seconds = Number(reply.retryAfter);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    const began = performance.now();
    await wait(seconds * 1000);
    expect(isGood(await post(service.url, query))).toBe(true);
    noteRow(task, {
      kind: 'limit',
      sent: `Rate: operations until more than ${POINTS} points of a minute are asked for`,
      came: `429 RATE_LIMITED with Retry-After: ${seconds}`,
      recovery: performance.now() - began,
    });
  });
});
