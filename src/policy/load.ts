import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
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
  const main = parseFile(directory, join(folder, POLICY_FILE));
  const further = existsSync(join(directory, folder, COURSE_FILE))
    ? parseFile(directory, join(folder, COURSE_FILE))
    : null;
  if (Array.isArray(main) || Array.isArray(further)) {
    return { problems: [main, further].flatMap((file) => (Array.isArray(file) ? file : [])) };
  }
  const files = further ? [main, further] : [main];
  const problems = misplaced(main, further);
  if (problems.length > 0) return { problems };
  const read = folderSchema.safeParse({
    ...main.content,
    ...further?.content,
    rules: files.flatMap(rulesOf),
  });
  if (!read.success) return { problems: read.error.issues.map((issue) => say(issue, main, files)) };
  if (read.data.key !== folder) {
    return {
      problems: [sayAt(main, ['key'], `is ${read.data.key}, which is not the name of the folder`)],
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
      version: digest(main.text, further?.text ?? '').slice(0, 16),
    },
  };
}

/** Reads a file of a folder; what hinders that, a line each, where it cannot be read. */
function parseFile(directory: string, name: string): ParsedFile | string[] {
  let text: string;
  try {
    text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return [`${name}: is missing or cannot be read`];
  }
  const lines = new LineCounter();
  const document = parsePolicyYaml(text, lines);
  const faults = faultsOf(document, lines);
  if (faults.length > 0) return faults.map((fault) => `${name}:${fault}`);
  // The folder is the operator's own: no matter how often its parts stand for others.
  const content: unknown = document.toJS({ maxAliasCount: -1 });
  return isRecord(content)
    ? { name, text, document, lines, content }
    : [`${name}:1: expected names with values`];
}

/** What is wrong with the YAML of a file, each with its line. */
function faultsOf(document: Document.Parsed, lines: LineCounter): string[] {
  const faults = document.errors.map(
    ({ pos, message }) => `${lines.linePos(pos[0]).line}: ${firstLine(message)}`,
  );
  visit(document, {
    Alias: (_, alias, around) => {
      const { source } = alias;
      const meant = alias.resolve(document);
      if (meant !== undefined && !around.includes(meant)) return;
      faults.push(
        `${lineAt(alias, lines) ?? 1}: *${source}: no part of the file that ends before it is named &${source}`,
      );
    },
  });
  return faults;
}

/** What the second file says and should not: anything but rules and a course, and a course that the first file has. */
function misplaced(main: ParsedFile, further: ParsedFile | null): string[] {
  if (further === null) return [];
  return Object.keys(further.content)
    .filter((name) => name !== 'rules' && (name !== 'course' || 'course' in main.content))
    .map((name) => sayAt(further, [name], `belongs in ${POLICY_FILE} alone`));
}

/** Puts a problem of the folder's content into one line, in the file where it stands. */
function say({ path, message }: z.core.$ZodIssue, main: ParsedFile, files: readonly ParsedFile[]): string {
  const [root, index, ...rest] = path;
  // Nothing but the rules is numbered.
  const position = positionsOfRules(files).get(index);
  if (position) return sayAt(position.file, [...path.slice(0, 1), position.index, ...rest], message);
  const file = files.find(({ content }) => Object.keys(content).includes(String(root)));
  return sayAt(file ?? main, path, message);
}

function sayAt(file: ParsedFile, path: readonly PropertyKey[], message: string): string {
  return [
    `${file.name}:${lineOf(file, path)}`,
    ...(path.length > 0 ? [path.map(String).join('.')] : []),
    message,
  ].join(': ');
}

/** Where the rules of a folder stand, by their index among all. */
function positionsOfRules(
  files: readonly ParsedFile[],
): ReadonlyMap<unknown, { readonly file: ParsedFile; readonly index: number }> {
  return new Map(files.flatMap((file) => rulesOf(file).map((_, index) => ({ file, index }))).entries());
}

/** Parses YAML so that every number stays the text that was written. */
export function parsePolicyYaml(text: string, lineCounter: LineCounter): Document.Parsed {
  return parseDocument(text, {
    lineCounter,
    // Of the tags of YAML's core schema all but those of numbers.
    schema: 'failsafe',
    customTags: ['bool', 'null'],
  });
}

/** The line of what a path leads to, or of the nearest thing around it that is written. */
function lineOf({ document, lines }: ParsedFile, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lineAt(document.getIn(path.slice(0, length), true), lines);
    if (line !== undefined) return line;
  }
  return 1;
}

function lineAt(node: unknown, lines: LineCounter): number | undefined {
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
}

function isRecord(content: unknown): content is Readonly<Record<string, unknown>> {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}

/** The rules of a file; what is no list is left for the schema to refuse. */
function rulesOf({ content }: ParsedFile): unknown[] {
  const rules = content['rules'] ?? [];
  return Array.isArray(rules) ? rules : [rules];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
