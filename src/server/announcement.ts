import type { Config } from '../config.ts';
import type { Logger } from './log.ts';

/** What whoever starts the service should know. */
export interface Announcement {
  readonly url: string;
  readonly database: 'embedded' | 'postgresql';
  readonly dataDirectory: string;
  /** The rows that an empty database was given at this start. */
  readonly loaded: { readonly official: number; readonly sample: number };
  /** The first administrator's key, which is shown this once. */
  readonly firstAdminKey: string | undefined;
  readonly graphiql: boolean;
}

const FIRST_QUERY = '{ consortia(first: 3) { totalCount nodes { name lead { name } memberCount } } }';

/** Says where the service is and how to ask it: to a person in lines, to a collector of logs in one entry. */
export function announce(announcement: Announcement, format: Config['log']['format'], log: Logger): void {
  const { url, database, dataDirectory, loaded, firstAdminKey, graphiql } = announcement;
  const firstQuery = `curl ${url}/graphql -H 'Content-Type: application/json' -d '${JSON.stringify({ query: FIRST_QUERY })}'`;
  if (format === 'json') {
    log.info({ ...announcement, firstQuery }, `consortium-atlas serves GraphQL at ${url}/graphql`);
    return;
  }
  const lines = [
    '',
    `  consortium-atlas serves GraphQL at ${url}/graphql`,
    graphiql ? '  Open that address in a browser for GraphiQL with examples.' : undefined,
    database === 'embedded'
      ? `  Database: embedded, in ${dataDirectory}`
      : '  Database: the PostgreSQL server of DATABASE_URL',
    loaded.sample === 0
      ? undefined
      : `  Loaded the sample data: ${loaded.sample} synthetic rows, and ${loaded.official} from official documents.`,
    '',
    '  A first query:',
    '',
    `    ${firstQuery}`,
    ...(firstAdminKey === undefined
      ? []
      : [
          '',
          `  The administrator's key, shown this once; keep it:  ${firstAdminKey}`,
          `  Send it as  Authorization: Bearer ${firstAdminKey}`,
        ]),
    '',
  ];
  process.stdout.write(`${lines.filter((line) => line !== undefined).join('\n')}\n`);
}
