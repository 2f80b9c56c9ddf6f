import type { Answer } from './answer.ts';
import { RefusedError } from './refusal.ts';
import { fileAnswer, listStaticFiles } from './static-files.ts';

/** Where the files of GraphiQL are served; the bundle is built for it. */
export const GRAPHIQL_PATH = '/graphiql/';

/** Nothing from another host; the editor puts its styles into the page by itself. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL from the bundle that the build makes. */
export interface Graphiql {
  page(): Promise<Answer>;
  /** A file of the bundle by its path under {@link GRAPHIQL_PATH}. */
  file(path: string): Promise<Answer>;
}

/** Finds the bundle in a folder; undefined where it has not been built. */
export async function openGraphiql(directory: string): Promise<Graphiql | undefined> {
  const files = await listStaticFiles(directory);
  const page = files?.get('index.html');
  if (files === undefined || page === undefined) return undefined;
  return {
    page: () => fileAnswer(page, { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-cache' }),
    async file(path) {
      const file = files.get(path);
      if (file === undefined) throw new RefusedError('NOT_FOUND', 404, 'GraphiQL has no such file.');
      // Names hold a hash of the content.
      return fileAnswer(file, { 'cache-control': 'public, max-age=31536000, immutable' });
    },
  };
}
