import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What a source file names: another file of ours, or a package. */
export interface Import {
  readonly target: string;
  /** Whether only types are taken from it, which leaves no trace when the program runs. */
  readonly typesOnly: boolean;
}

/** A file written by hand. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const GENERATED = /(^|\/)(generated|node_modules|dist)\//;
const STATEMENT = /^(?:import|export)\s(type\s)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

/** The TypeScript files of a folder that people write. */
export function sourcesOf(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !GENERATED.test(path))
    .toSorted()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): Import[] {
  const named = [...text.matchAll(STATEMENT)].map(([statement, type, from, bare]) => ({
    target: resolved(path, from ?? bare ?? ''),
    typesOnly: type !== undefined && statement !== '',
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, target]) => ({
    target: resolved(path, target ?? ''),
    typesOnly: false,
  }));
  return [...named, ...dynamic];
}

function resolved(path: string, target: string): string {
  return target.startsWith('.') ? normalize(join(dirname(path), target)) : target;
}

/** The room of a file of ours: the folder under src, or the file itself where it stands beside them. */
export function roomOf(path: string): string {
  return path.split('/')[1] ?? path;
}

/** The room inside `resolvers` or `schema` of a file of ours; undefined where it stands in neither or beside the rooms. */
export function innerRoomOf(path: string): string | undefined {
  return /^src\/(?:resolvers|schema)\/([^/]+)\//.exec(path)?.[1];
}
