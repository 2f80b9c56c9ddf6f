import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import './page.css';

const queries = import.meta.glob<string>('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** Of the examples that take any, in a file beside the query. */
const variables = import.meta.glob<string>('./examples/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** In the order of their names, which number them. */
const examples = Object.entries(queries)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, query]) => ({ query, variables: variables[file.replace('.graphql', '.json')] ?? null }));

type Fetcher = React.ComponentProps<typeof GraphiQL>['fetcher'];

const fetcher: Fetcher = async (parameters, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...options?.headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(parameters),
  });
  return response.json();
};

/** A link may bring a query of its own: /graphql?query=… */
const linked = new URLSearchParams(location.search).get('query');

const root = document.querySelector('#graphiql');
if (root === null) throw new Error('the page has no place for GraphiQL');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    {...(linked === null ? {} : { initialQuery: linked })}
    defaultTabs={examples}
    shouldPersistHeaders={false}
  />,
);
