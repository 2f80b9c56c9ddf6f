import { type AbuseCase, get, post, postBody, request, times } from '../abuse-case.ts';

const list = 'graphql-cop';
const json = { accept: 'application/json' };

/** The checks of graphql-cop, each with what it sends; the service must not be what it looks for. */
export const GRAPHQL_COP_CASES: readonly AbuseCase[] = [
  {
    name: 'a hundred and one aliases of one field',
    source: { list, item: 'alias_overloading' },
    send: post(`query cop { ${times(101, (n) => `alias${n}: __typename`)} }`),
    expected: { status: 200, codes: ['TOO_MANY_ALIASES'] },
  },
  {
    name: 'ten operations in one body',
    source: { list, item: 'batch_query' },
    send: postBody(`[${Array.from({ length: 10 }, () => '{"query":"query cop { __typename }"}').join(',')}]`),
    expected: { status: 400, codes: ['BATCHING_NOT_SUPPORTED'] },
  },
  {
    name: 'types of fields of types of fields',
    source: { list, item: 'circular_query_introspection' },
    send: post(
      'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    ),
    expected: { status: 200, codes: ['INTROSPECTION_DISABLED'] },
  },
  {
    name: 'ten directives on one field',
    source: { list, item: 'directive_overloading' },
    send: post('query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }'),
    expected: { status: 200, codes: ['TOO_MANY_DIRECTIVES'] },
  },
  {
    name: 'one field five hundred times',
    source: { list, item: 'field_duplication' },
    send: post(`query cop { ${times(500, () => '__typename')} }`),
    expected: { status: 200, codes: ['TOO_MANY_ROOT_FIELDS'] },
  },
  {
    name: 'fragments that spread one another',
    source: { list, item: 'circular_fragment' },
    send: post('query { ...A } fragment A on Query { __typename ...B } fragment B on Query { ...A }'),
    expected: { status: 200, codes: ['GRAPHQL_VALIDATION_FAILED'] },
  },
  {
    name: 'a field that is almost one',
    source: { list, item: 'field_suggestions' },
    send: post('query cop { consortiun { name } unit(reff: "a") { naem } }'),
    expected: { status: 200, codes: ['GRAPHQL_VALIDATION_FAILED'] },
  },
  {
    name: 'the schema',
    source: { list, item: 'introspection' },
    send: post('query cop { __schema { types { name fields { name } } } }'),
    expected: { status: 200, codes: ['INTROSPECTION_DISABLED'] },
  },
  {
    name: 'a mutation in the address',
    source: { list, item: 'get_based_mutation' },
    send: get('mutation cop { __typename }'),
    expected: { status: 405, codes: ['METHOD_NOT_ALLOWED'] },
  },
  {
    name: 'a query in the address, from a page of another site',
    source: { list, item: 'get_method_support' },
    send: get('query cop { __typename }', { 'sec-fetch-site': 'cross-site' }),
    expected: { status: 403, codes: ['CROSS_SITE_REQUEST'] },
  },
  {
    name: 'a query as a form',
    source: { list, item: 'post_based_csrf' },
    send: request({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'query=query%20cop%20%7B__typename%7D',
    }),
    expected: { status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] },
  },
  {
    name: 'a trace of the execution',
    source: { list, item: 'trace_mode' },
    send: post('query cop { __typename }', undefined, {
      ...json,
      'x-apollo-tracing': '1',
      'apollo-federation-include-trace': 'ftv1',
    }),
    expected: { status: 200, codes: [], text: /^(?!.*(?:tracing|ftv1|exception))/s },
  },
  {
    name: 'no operation',
    source: { list, item: 'unhandled_error_detection' },
    send: post('qwerty cop { abc }'),
    expected: { status: 200, codes: ['GRAPHQL_PARSE_FAILED'], text: /^(?!.*exception)/s },
  },
  ...['/graphiql', '/playground', '/console', '/altair', '/voyager', '/graphql.php'].map((path) => ({
    name: `an editor at ${path}`,
    source: { list, item: 'detect_graphiql' } as const,
    send: request({ method: 'GET', path, headers: { accept: 'text/html' } }),
    expected: { status: 404, codes: ['NOT_FOUND'] },
  })),
  {
    name: 'an editor at /graphql',
    source: { list, item: 'detect_graphiql' },
    send: request({ method: 'GET', path: '/graphql', headers: { accept: 'text/html' } }),
    expected: { status: 406, codes: ['NOT_ACCEPTABLE'] },
  },
  {
    name: 'the schema as a file',
    source: { list, item: 'introspection' },
    send: request({ method: 'GET', path: '/schema.graphql' }),
    expected: { status: 403, codes: ['INTROSPECTION_DISABLED'] },
  },
];
