import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { digest } from './arrangement.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import { folderSchema } from './folder-schema.ts';
import type { Policy } from './policy.ts';
import { nearestName, PolicyError } from './policy-error.ts';

/** The policies there are, by key. */
export class PolicySet {
  readonly #byKey: ReadonlyMap<string, Policy>;

  constructor(policies: Iterable<Policy>) {
    this.#byKey = new Map(Array.from(policies, (policy) => [policy.key, policy]));
  }

  get(key: string): Policy | undefined {
    return this.#byKey.get(key);
  }

  /** All policies, in the order of their keys. */
  all(): Policy[] {
    return [...this.#byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Names what checks come out the same with: the engine, and the version of every policy. */
  release(): string {
    return [ENGINE_VERSION, ...this.all().map(({ key, version }) => `${key} ${version}`)].join('\n');
  }

  /** The key nearest to a wrong one, for "did you mean"; null where none is near. */
  nearest(key: string): string | null {
    return nearestName(key, this.#byKey.keys());
  }
}

/** The file that every policy folder has: metadata, parameters, rules and, in a short one, the course. */
export const POLICY_FILE = 'policy.yaml';
/** A second file that a long policy may have, with `rules` and `course` of the same form. */
export const COURSE_FILE = 'course.yaml';

/**
 * Reads every policy folder inside a directory.
 *
 * @throws PolicyError BAD_POLICY_FOLDER with one line for each problem of each folder: file, line, what is wrong.
 */
export function loadPolicies(directory: string): PolicySet {
  const folders = foldersIn(directory);
  const problems: string[] = [];
  const policies: Policy[] = [];
  for (const folder of folders) {
    const result = loadPolicy(directory, folder);
    if ('policy' in result) policies.push(result.policy);
    else problems.push(...result.problems);
  }
  if (problems.length > 0) throw new PolicyError('BAD_POLICY_FOLDER', problems.join('\n'));
  return new PolicySet(policies);
}

function foldersIn(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .toSorted();
  } catch {
    throw new PolicyError('BAD_POLICY_FOLDER', `the folder of policies cannot be read: ${directory}`);
  }
}

/** One file of a folder, parsed, with what is needed to say where something stands in it. */
interface ParsedFile {
  readonly name: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly content: Readonly<Record<string, unknown>>;
}

function loadPolicy(directory: string, folder: string): { policy: Policy } | { problems: string[] } {
  const problems: string[] = [];
  const main = parseFile(directory, join(folder, POLICY_FILE), problems);
  const further = existsSync(join(directory, folder, COURSE_FILE))
    ? parseFile(directory, join(folder, COURSE_FILE), problems)
    : null;
  if (main === null || problems.length > 0) return { problems };
  problems.push(...misplaced(main, further));
  if (problems.length > 0) return { problems };
  const mainRules = listOf(main.content['rules']);
  const read = folderSchema.safeParse({
    ...main.content,
    ...further?.content,
    rules: [...mainRules, ...listOf(further?.content['rules'])],
  });
  if (!read.success) {
    return { problems: read.error.issues.map((issue) => say(issue, main, further, mainRules.length)) };
  }
  if (read.data.key !== folder) {
    const line = lineOf(main, ['key']);
    return {
      problems: [`${main.name}:${line}: key: is ${read.data.key}, which is not the name of the folder`],
    };
  }
  const { rules, ...rest } = read.data;
  return {
    policy: {
      ...rest,
      rules: rules.map((rule) => ({
        ...rule,
        citation: { ...rule.citation, document: rule.citation.document ?? rest.document.title },
      })),
      version: digest(...[main, further].map((file) => file?.text ?? '')).slice(0, 16),
    },
  };
}

function parseFile(directory: string, name: string, problems: string[]): ParsedFile | null {
  let text: string;
  try {
    text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
  } catch {
    problems.push(`${name}: is missing or cannot be read`);
    return null;
  }
  const lines = new LineCounter();
  const document = parsePolicyYaml(text, lines);
  for (const error of document.errors) {
    problems.push(`${name}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`);
  }
  if (document.errors.length > 0) return null;
  const content: unknown = document.toJS();
  if (isRecord(content)) return { name, text, document, lines, content };
  problems.push(`${name}:1: expected names with values`);
  return null;
}

/** What the second file says and should not: anything but rules and a course, and a course that the first file has. */
function misplaced(main: ParsedFile, further: ParsedFile | null): string[] {
  return Object.keys(further?.content ?? {}).flatMap((name) => {
    if (further === null || name === 'rules' || (name === 'course' && !('course' in main.content))) return [];
    return [`${further.name}:${lineOf(further, [name])}: ${name}: belongs in ${POLICY_FILE} alone`];
  });
}

/** Puts a problem of the folder's content into one line, in the file where it stands. */
function say(
  issue: z.core.$ZodIssue,
  main: ParsedFile,
  further: ParsedFile | null,
  mainRules: number,
): string {
  const [root, index, ...rest] = issue.path;
  const inFurther = further !== null && typeof index === 'number' && root === 'rules' && index >= mainRules;
  const path = inFurther ? [root, index - mainRules, ...rest] : issue.path;
  const file = inFurther || (further !== null && root === 'course') ? further : main;
  const said = path.length === 0 ? '' : `${path.map(String).join('.')}: `;
  return `${file.name}:${lineOf(file, path)}: ${said}${issue.message}`;
}

/** Parses YAML so that every number stays the text that was written. */
export function parsePolicyYaml(text: string, lineCounter: LineCounter): Document.Parsed {
  return parseDocument(text, {
    lineCounter,
    schema: 'core',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
  });
}

/** The line of what a path leads to, or of the nearest thing around it that is written. */
function lineOf({ document, lines }: ParsedFile, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function isRecord(content: unknown): content is Readonly<Record<string, unknown>> {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}

/** What is no list is left for the schema to refuse. */
function listOf(content: unknown): unknown[] {
  if (content === undefined || content === null) return [];
  return Array.isArray(content) ? content : [content];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
