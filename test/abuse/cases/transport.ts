import { gzipSync } from 'node:zlib';
import { type AbuseCase, head, postBody, raw, request } from '../abuse-case.ts';

const list = 'bad input';
const QUERY = '{"query": "{ __typename }"}';
const JSON_HEAD = ['Content-Type: application/json', 'Connection: close'];
const GZIP_BOMB = gzipSync(Buffer.alloc(50_000_000, ' '));
const UNSUPPORTED = { status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] };
const UNREADABLE = { status: 400, codes: ['BAD_REQUEST'] };
const TOO_LARGE = { status: 413, codes: ['BODY_TOO_LARGE'] };
const TOO_SLOW = { status: 408, codes: ['REQUEST_TIMEOUT'] };

function* repeated(first: string, part: string, count: number): Generator<string> {
  yield first;
  for (let turn = 0; turn < count; turn += 1) yield part;
}

const encoded = (encoding: string): AbuseCase => ({
  name: `fifty megabytes in a few kilobytes as ${encoding}`,
  source: { list, item: 'gzip bombs' },
  send: postBody(GZIP_BOMB, { 'content-encoding': encoding }),
  expected: UNSUPPORTED,
});

/** Requests that are slow, endless, broken or packed, as bytes on a connection. */
export const TRANSPORT_CASES: readonly AbuseCase[] = [
  ...['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'GZIP', 'identity, gzip'].map(encoded),
  {
    name: 'packed bytes that do not say so',
    source: { list, item: 'gzip bombs' },
    send: postBody(gzipSync(QUERY)),
    expected: { status: 400, codes: ['BAD_ENCODING'] },
  },
  {
    name: 'bytes that are no UTF-8',
    source: { list, item: 'invalid UTF-8' },
    send: postBody(Buffer.from('{"query": "{ __typename } # \xc3\x28"}', 'latin1')),
    expected: { status: 400, codes: ['BAD_ENCODING'] },
  },
  {
    name: 'a slash written too long',
    source: { list, item: 'invalid UTF-8' },
    send: postBody(Buffer.from('{"query": "{ __typename } # \xc0\xaf"}', 'latin1')),
    expected: { status: 400, codes: ['BAD_ENCODING'] },
  },
  {
    name: 'UTF-16',
    source: { list, item: 'invalid UTF-8' },
    send: postBody(Buffer.from(QUERY, 'utf16le')),
    expected: { status: 400, codes: ['BAD_JSON'] },
  },
  {
    name: 'bytes of an address that are no UTF-8',
    source: { list, item: 'invalid UTF-8' },
    send: request({ method: 'GET', path: '/graphql?query=%c3%28' }),
    expected: { status: 400, codes: ['BAD_ENCODING'] },
  },
  {
    name: 'a head of 64 kB',
    source: { list, item: '64 kB headers' },
    send: raw([head([`X-Large: ${'x'.repeat(64_000)}`], 'GET /graphql HTTP/1.1')]),
    expected: { status: 431, codes: ['HEADERS_TOO_LARGE'] },
  },
  {
    name: 'five thousand headers',
    source: { list, item: '64 kB headers' },
    send: raw([
      head(
        Array.from({ length: 5000 }, (_, n) => `X-${n}: 1`),
        'GET /graphql HTTP/1.1',
      ),
    ]),
    expected: { status: 431, codes: ['HEADERS_TOO_LARGE'] },
  },
  {
    name: 'an address of 64 kB',
    source: { list, item: '64 kB headers' },
    send: raw([head(['Connection: close'], `GET /graphql?query=${'x'.repeat(64_000)} HTTP/1.1`)]),
    expected: { status: 431, codes: ['HEADERS_TOO_LARGE'] },
  },
  {
    name: 'a body that comes a byte at a time',
    source: { list, item: 'slow bodies' },
    send: raw(repeated(head([...JSON_HEAD, 'Content-Length: 1000']), ' ', 100), { pause: 100 }),
    expected: TOO_SLOW,
  },
  {
    name: 'a body that never comes',
    source: { list, item: 'slow bodies' },
    send: raw([head([...JSON_HEAD, 'Content-Length: 1000'])]),
    expected: TOO_SLOW,
  },
  {
    name: 'a body in parts that come one by one',
    source: { list, item: 'slow bodies' },
    send: raw(repeated(head([...JSON_HEAD, 'Transfer-Encoding: chunked']), '1\r\n \r\n', 100), {
      pause: 100,
    }),
    expected: TOO_SLOW,
  },
  {
    name: 'a head that comes a line at a time',
    source: { list, item: 'slow bodies' },
    send: raw(repeated('GET /graphql HTTP/1.1\r\nHost: atlas\r\n', 'X-Slow: 1\r\n', 100), { pause: 100 }),
    expected: TOO_SLOW,
  },
  {
    name: 'a body without an end',
    source: { list, item: 'endless bodies' },
    send: raw(
      repeated(
        head(['Content-Type: application/json', 'Transfer-Encoding: chunked']),
        `4000\r\n${' '.repeat(0x4000)}\r\n`,
        20_000,
      ),
    ),
    expected: TOO_LARGE,
  },
  {
    name: 'a file without an end',
    source: { list, item: 'endless bodies' },
    send: raw(
      repeated(
        head([
          'Content-Type: multipart/form-data; boundary=x',
          'Apollo-Require-Preflight: true',
          'Transfer-Encoding: chunked',
        ]),
        `4000\r\n${' '.repeat(0x4000)}\r\n`,
        20_000,
      ),
    ),
    expected: { status: 200, codes: ['UNAUTHENTICATED'] },
  },
  {
    name: 'a length that is no number',
    source: { list, item: 'broken requests' },
    send: raw([head([...JSON_HEAD, 'Content-Length: many'])]),
    expected: UNREADABLE,
  },
  {
    name: 'a length below nothing',
    source: { list, item: 'broken requests' },
    send: raw([head([...JSON_HEAD, 'Content-Length: -1'])]),
    expected: UNREADABLE,
  },
  {
    name: 'two lengths',
    source: { list, item: 'request smuggling' },
    send: raw([head([...JSON_HEAD, 'Content-Length: 5', 'Content-Length: 27']), QUERY]),
    expected: UNREADABLE,
  },
  {
    name: 'a length and parts',
    source: { list, item: 'request smuggling' },
    send: raw([head([...JSON_HEAD, 'Content-Length: 27', 'Transfer-Encoding: chunked']), QUERY]),
    expected: UNREADABLE,
  },
  {
    name: 'an unknown way to send parts',
    source: { list, item: 'request smuggling' },
    send: raw([head([...JSON_HEAD, 'Transfer-Encoding: xchunked']), QUERY]),
    expected: UNREADABLE,
  },
  {
    name: 'a part of a size that is no number',
    source: { list, item: 'request smuggling' },
    send: raw([head([...JSON_HEAD, 'Transfer-Encoding: chunked']), 'zz\r\nx\r\n']),
    expected: UNREADABLE,
  },
  {
    name: 'a header over two lines',
    source: { list, item: 'request smuggling' },
    send: raw([head([...JSON_HEAD, 'X-Folded: a\r\n b: c', 'Content-Length: 27', 'X\0: 1']), QUERY]),
    expected: UNREADABLE,
  },
  {
    name: 'no HTTP',
    source: { list, item: 'broken requests' },
    send: raw(['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']),
    expected: UNREADABLE,
  },
  {
    name: 'the start of HTTP/2',
    source: { list, item: 'broken requests' },
    send: raw(['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']),
    expected: UNREADABLE,
  },
];
