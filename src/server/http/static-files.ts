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

/** A file in a coding; in none, where that gains nothing. */
interface CodedFile {
  readonly coding: string | undefined;
  readonly body: Buffer;
}

/** What was compressed once, by coding and file: the files of a bundle do not change while it is served. */
const compressed = new Map<string, CodedFile>();

/** A file as an answer, in the smallest coding that the client takes. */
export async function fileAnswer(
  request: IncomingMessage,
  file: string,
  headers: Answer['headers'],
): Promise<Answer> {
  const extension = extname(file);
  const isCompressed = COMPRESSED_TYPES.has(extension);
  const asked = isCompressed ? new Negotiator(request).encodings(Object.keys(compressors))[0] : undefined;
  const { coding, body } = await codedFile(file, asked);
  return {
    status: 200,
    headers: {
      'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
      ...(isCompressed && { vary: 'accept-encoding' }),
      ...headers,
      ...(coding !== undefined && { 'content-encoding': coding }),
    },
    body,
  };
}

async function codedFile(file: string, coding: string | undefined): Promise<CodedFile> {
  const compress = coding === undefined ? undefined : compressors[coding];
  const key = `${coding} ${file}`;
  const known = compressed.get(key);
  if (known) return known;
  const body = await read(file);
  if (!compress || body.length < LEAST_COMPRESSED) return { coding: undefined, body };
  const coded = { coding, body: await compress(body) };
  compressed.set(key, coded);
  return coded;
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
