import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import type { Answer } from './answer.ts';
import { RefusedError } from './refusal.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/**
 * The files of a folder by their path in it. They are listed once and only they are served, so that no address leads
 * out of the folder. Undefined where the folder is not there.
 */
export async function listStaticFiles(directory: string): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return new Map(files.map((file) => [file.slice(directory.length + 1).replaceAll(sep, '/'), file]));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Smaller ones, and what is small already, gain nothing. */
const LEAST_COMPRESSED = 1024;
const COMPRESSED_TYPES = new Set(['.css', '.html', '.js', '.json', '.svg', '.ttf']);

const compressors: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
};

/** What was compressed once, by coding and file: the files of a bundle do not change while it is served. */
const compressed = new Map<string, Promise<Buffer>>();

/** A file as an answer, in the smallest coding that the client takes. */
export async function fileAnswer(
  request: IncomingMessage,
  file: string,
  headers: Answer['headers'],
): Promise<Answer> {
  const extension = extname(file);
  const all = {
    'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
    ...(COMPRESSED_TYPES.has(extension) && { vary: 'accept-encoding' }),
    ...headers,
  };
  const bytes = await read(file);
  const coding =
    bytes.length >= LEAST_COMPRESSED && COMPRESSED_TYPES.has(extension)
      ? new Negotiator(request).encodings(Object.keys(compressors))[0]
      : undefined;
  const compress = coding === undefined ? undefined : compressors[coding];
  if (coding === undefined || compress === undefined) return { status: 200, headers: all, body: bytes };
  const key = `${coding} ${file}`;
  const body = compressed.get(key) ?? compress(bytes);
  compressed.set(key, body);
  return { status: 200, headers: { ...all, 'content-encoding': coding }, body: await body };
}

/** A file that was there at the start may be another bundle's by now. */
async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new RefusedError('NOT_FOUND', 404, 'There is no such file any more; load the page anew.');
    }
    throw error;
  }
}
