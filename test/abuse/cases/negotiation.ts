import { type AbuseCase, postBody, request } from '../abuse-case.ts';

const list = 'bad input';
const QUERY = '{"query": "{ __typename }"}';
const NOT_ACCEPTABLE = { status: 406, codes: ['NOT_ACCEPTABLE'] };
const UNSUPPORTED = { status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] };
const ANSWERED = { status: 200, codes: [] };

const accepting = (name: string, accept: string, expected: AbuseCase['expected']): AbuseCase => ({
  name,
  source: { list, item: 'Accept' },
  send: postBody(QUERY, { accept }),
  expected,
});
const typed = (name: string, type: string, expected: AbuseCase['expected'], body = QUERY): AbuseCase => ({
  name,
  source: { list, item: 'Content-Type' },
  send: request({ headers: { 'content-type': type }, body }),
  expected,
});

/** Headers of what is sent and what is wanted that mean something else, or nothing. */
export const NEGOTIATION_CASES: readonly AbuseCase[] = [
  accepting('a picture is wanted', 'image/png', NOT_ACCEPTABLE),
  accepting('nothing is wanted', '*/*;q=0', NOT_ACCEPTABLE),
  accepting(
    'JSON is wanted least of all',
    'application/json;q=0, application/graphql-response+json;q=0',
    NOT_ACCEPTABLE,
  ),
  accepting('no type is wanted', ';;;,,,/', NOT_ACCEPTABLE),
  accepting('a type with a line end', 'application/json%0d%0aX: 1', NOT_ACCEPTABLE),
  accepting('a weight beyond all measure', 'application/json;q=1e999', ANSWERED),
  accepting('two thousand types', `${'a/b,'.repeat(2000)}application/json`, ANSWERED),
  accepting('parameters without an end', `application/json;${'a="'.repeat(3000)}`, NOT_ACCEPTABLE),
  accepting('an answer in parts', 'multipart/mixed;deferSpec=20220824', NOT_ACCEPTABLE),
  accepting('a stream of events', 'text/event-stream', NOT_ACCEPTABLE),
  typed('text', 'text/plain', UNSUPPORTED),
  typed('a document by itself', 'application/graphql', UNSUPPORTED, '{ __typename }'),
  typed('a form in parts', 'multipart/form-data; boundary=a', UNSUPPORTED, '--a--'),
  typed(
    'XML',
    'application/xml',
    UNSUPPORTED,
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ),
  typed('JSON in another alphabet', 'application/json; charset=utf-7', UNSUPPORTED),
  typed('a type that begins like JSON', 'application/jsonp', UNSUPPORTED),
  typed('two types', 'text/plain, application/json', UNSUPPORTED),
  typed('text that says it is JSON too', 'text/plain; application/json', UNSUPPORTED),
  typed('no type at all', ' ', UNSUPPORTED),
  typed('JSON in capitals', 'APPLICATION/JSON; CHARSET="UTF-8"', ANSWERED),
  typed('ten thousand parameters', `application/json;${'a=b;'.repeat(2500)}`, ANSWERED),
  {
    name: 'another method by a header',
    source: { list, item: 'methods' },
    send: request({
      method: 'GET',
      path: '/graphql?query=mutation%7B__typename%7D',
      headers: { 'x-http-method-override': 'POST' },
    }),
    expected: { status: 405, codes: ['METHOD_NOT_ALLOWED'] },
  },
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'].map((method) => ({
    name: `the method ${method}`,
    source: { list, item: 'methods' } as const,
    send: request({ method }),
    expected: { status: 405, codes: ['METHOD_NOT_ALLOWED'] },
  })),
  {
    name: 'a path out of the folder',
    source: { list, item: 'paths' },
    send: request({ method: 'GET', path: '/graphiql/..%2f..%2fpackage.json' }),
    expected: { status: 404, codes: ['NOT_FOUND'] },
  },
];
