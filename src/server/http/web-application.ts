import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer.ts';
import { RefusedError } from './refusal.ts';
import { fileAnswer, listStaticFiles } from './static-files.ts';

/** Nothing from another host; both applications put styles into their pages by themselves. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An application for browsers from the bundle that the build makes: GraphiQL, or the dashboard. */
export interface WebApplication {
  page(request: IncomingMessage): Promise<Answer>;
  /** A file of the bundle by its path in it. */
  file(request: IncomingMessage, path: string): Promise<Answer>;
}

/** Finds the bundle in a folder; undefined where it has not been built. */
export async function openWebApplication(directory: string): Promise<WebApplication | undefined> {
  const files = await listStaticFiles(directory);
  const page = files?.get('index.html');
  if (files === undefined || page === undefined) return undefined;
  return {
    page: (request) =>
      fileAnswer(request, page, { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-cache' }),
    async file(request, path) {
      const file = files.get(path);
      if (file === undefined) throw new RefusedError('NOT_FOUND', 404, 'There is no such file.');
      // Names hold a hash of the content.
      return fileAnswer(request, file, { 'cache-control': 'public, max-age=31536000, immutable' });
    },
  };
}
