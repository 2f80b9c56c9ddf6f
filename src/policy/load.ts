import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { digest } from './arrangement.ts';
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

  /** The key nearest to a wrong one, for "did you mean"; null where none is near. */
  nearest(key: string): string | null {
    return nearestName(key, this.#byKey.keys());
  }
}

/** The name of the file of a policy folder that the engine reads. */
export const POLICY_FILE = 'policy.yaml';

/**
 * Reads every policy folder inside a directory.
 *
 * @throws PolicyError BAD_POLICY_FOLDER with one line for each problem of each folder: file, line, what is wrong.
 */
export function loadPolicies(directory: string): PolicySet {
  const folders = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
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

function loadPolicy(directory: string, folder: string): { policy: Policy } | { problems: string[] } {
  const file = join(folder, POLICY_FILE);
  let text: string;
  try {
    text = readFileSync(join(directory, file), 'utf8');
  } catch {
    return { problems: [`${file}: is missing or cannot be read`] };
  }
  const lines = new LineCounter();
  const document = parsePolicyYaml(text, lines);
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`,
      ),
    };
  }
  const read = folderSchema.safeParse(document.toJS());
  if (!read.success) {
    return {
      problems: read.error.issues.map(
        (issue) => `${file}:${lineOf(document, issue.path, lines)}: ${where(issue.path)}${issue.message}`,
      ),
    };
  }
  if (read.data.key !== folder) {
    return {
      problems: [
        `${file}:${lineOf(document, ['key'], lines)}: key: is ${read.data.key}, not the folder's name`,
      ],
    };
  }
  const { rules, ...rest } = read.data;
  const cite = (citation: (typeof rules)[number]['citation']) => ({
    ...citation,
    document: citation.document ?? rest.document.title,
  });
  return {
    policy: {
      ...rest,
      rules: rules.map((rule) => ({ ...rule, citation: cite(rule.citation) })),
      version: digest(text.replaceAll('\r\n', '\n')).slice(0, 16),
    },
  };
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
function lineOf(document: Document.Parsed, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function where(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${path.map(String).join('.')}: `;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
